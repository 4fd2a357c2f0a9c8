/**
 * SQL: the day by which the result of a dossier `d` was promised. A supplement starts the term anew (NĐ 118/2025 Đ19.5) and moves it;
 * an extension does not (Đ19.6: the original date is kept for statistics). Null while no term runs, and of what ended then.
 */
export const PROMISED_DUE = `coalesce((select x.original_due from extension x
  where x.realm = d.realm and x.code = d.code and x.new_due = d.due), d.due)`;

const DAY = "at time zone 'Asia/Ho_Chi_Minh')::date";

/**
 * SQL: when a supplement was asked of a dossier `d` that was overdue already; null: it was not. The new term gives new time, not
 * absolution. A second request, which the decree does not know, moves nothing here.
 */
export const LATE_SINCE = `(select case when (case when d.term ~ 'h$' then r.asked_at > d.original_due
      else (r.asked_at ${DAY} > (d.original_due ${DAY} end) then r.asked_at end
  from supplement_request r where r.realm = d.realm and r.code = d.code and r.stage = 'processing' order by r.round limit 1)`;

/** SQL: whether a dossier `d` was late at a moment (an expression): a term of days ends with its last day at 24:00 (BLDS Đ148.6). */
export const lateAt = (moment: string): string => `(coalesce(${LATE_SINCE} <= ${moment}, false)
  or coalesce(case when d.term ~ 'h$' then ${moment} > ${PROMISED_DUE}
    else (${moment} ${DAY} > (${PROMISED_DUE} ${DAY} end, false))`;
