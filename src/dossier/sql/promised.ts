/**
 * SQL: the day by which the result of a dossier `d` was promised. A supplement starts the term anew (NĐ 118/2025 Đ19.5) and moves it;
 * an extension does not (Đ19.6: the original date is kept for statistics). Null while no term runs, and of what ended then.
 */
export const PROMISED_DUE = `coalesce((select x.original_due from extension x
  where x.realm = d.realm and x.code = d.code and x.new_due = d.due), d.due)`;
