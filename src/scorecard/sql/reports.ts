import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import type { ReportRow, ReportSpan } from '../rules/report-07.ts';
import type { SentForm } from '../rules/report-awaited.ts';
import type { FormRow } from '../rules/report-fill.ts';
import type { ReportFormCode } from '../rules/report-form.ts';
import type { ReportSources } from '../rules/report-sources.ts';

/** What is kept of a version: rows of 07a and 07b, or those of the other forms with where each figure came from. */
export type ReportRows = readonly ReportRow[] | readonly FormRow[];

export type ReportForm = '07a' | '07b' | ReportFormCode;

export interface SentReport<Row = ReportRow> {
  readonly version: number;
  readonly rows: readonly Row[];
  readonly reason: string;
  readonly at: Instant;
  readonly byName: string;
  /** Of forms that add up others; null before it was kept, and of the rest. */
  readonly sources: ReportSources | null;
}

export interface ReportKey extends ReportSpan {
  readonly form: ReportForm;
  readonly unit: string;
}

const sent = `select r.version, r.figures as rows, r.reason, r.at, r.sources, n.full_name as "byName"
  from statutory_report r
  join officer o on o.realm = r.realm and o.id = r.by
  join person n on n.realm = o.realm and n.id = o.person
  where r.realm = $1 and r.form = $2 and r.unit = $3`;

/** Every version of a report that was sent, the newest first. */
export async function versionsOf<Row = ReportRow>(
  reader: Reader,
  realm: string,
  key: ReportKey,
): Promise<SentReport<Row>[]> {
  const { rows } = await reader.query<SentReport<Row>>(
    `${sent} and r.from_date = $4 and r.to_date = $5 order by r.version desc`,
    [...[realm, key.form, key.unit, key.from, key.to]],
  );
  return rows;
}

/** Which forms of a unit were sent for periods that end on a day or later. */
export const sentFormsSince = async (
  reader: Reader,
  realm: string,
  unit: string,
  since: LocalDate,
): Promise<SentForm[]> =>
  (
    await reader.query<SentForm>(
      `select distinct form, from_date as "from", to_date as "to" from statutory_report
       where realm = $1 and unit = $2 and to_date >= $3`,
      [realm, unit, since],
    )
  ).rows;

/** The last version of the report that ended on a day; of several periods that end with it, the shortest. */
export async function reportEndedOn<Row = ReportRow>(
  reader: Reader,
  realm: string,
  { form, unit, to }: { form: ReportForm; unit: string; to: LocalDate },
): Promise<SentReport<Row> | undefined> {
  const { rows } = await reader.query<SentReport<Row>>(
    `${sent} and r.to_date = $4 order by r.from_date desc, r.version desc limit 1`,
    [realm, form, unit, to],
  );
  return rows[0];
}

export async function keepReport(
  tx: Tx,
  by: string,
  key: ReportKey,
  one: { version: number; rows: ReportRows; reason: string; sources: ReportSources | null },
): Promise<void> {
  await tx.query(
    `insert into statutory_report (realm, form, unit, from_date, to_date, version, figures, reason, at, by, sources)
     values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::double precision / 1000), $10, $11)`,
    [
      ...[tx.realm, key.form, key.unit, key.from, key.to, one.version],
      ...[JSON.stringify(one.rows), one.reason, tx.at, by],
      one.sources && JSON.stringify(one.sources),
    ],
  );
}
