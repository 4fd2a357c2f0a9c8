import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { HandFigure } from '../rules/report-fill.ts';
import type { ReportFormCode } from '../rules/report-form.ts';
import type { ReportKey } from './reports.ts';

/** What was entered last for each figure of a report, with who and why. */
export async function handFigures(reader: Reader, realm: string, key: ReportKey): Promise<HandFigure[]> {
  const { rows } = await reader.query<HandFigure>(
    `select distinct on (f.part, f.row_name, f.column_key) f.part, f.row_name as row, f.column_key as column, f.value, f.reason,
       f.at, n.full_name as "byName"
     from report_figure f
     join officer o on o.realm = f.realm and o.id = f.by
     join person n on n.realm = o.realm and n.id = o.person
     where f.realm = $1 and f.form = $2 and f.unit = $3 and f.from_date = $4 and f.to_date = $5
     order by f.part, f.row_name, f.column_key, f.seq desc`,
    [realm, key.form, key.unit, key.from, key.to],
  );
  return rows;
}

/** Keeps figures of one row. Who enters the same at once waits for the agency's row, which the act has locked. */
export async function keepFigures(
  tx: Tx,
  by: string,
  key: ReportKey & { readonly form: ReportFormCode },
  one: { part: string; row: string; values: Readonly<Record<string, string>>; reason: string },
): Promise<void> {
  await tx.query(
    `insert into report_figure (realm, form, unit, from_date, to_date, part, row_name, column_key, seq, value, reason, at, by)
     select $1, $2, $3, $4, $5, $6, $7, c.key, 1 + coalesce((select max(seq) from report_figure f where f.realm = $1 and f.form = $2
       and f.unit = $3 and f.from_date = $4::date and f.to_date = $5::date and f.part = $6 and f.row_name = $7
       and f.column_key = c.key), 0), c.value, $9, to_timestamp($10::double precision / 1000), $11
     from jsonb_each_text($8::jsonb) as c(key, value)`,
    [
      ...[tx.realm, key.form, key.unit, key.from, key.to, one.part, one.row],
      ...[JSON.stringify(one.values), one.reason, tx.at, by],
    ],
  );
}
