import type { Reader } from '#db/pool.server.ts';
import type { ReportRow, ReportSpan } from '../rules/report-07.ts';
import type { FormRow } from '../rules/report-fill.ts';
import type { Reporter } from '../rules/report-form.ts';
import { FORMS } from '../rules/report-form-data.ts';
import { reporterOf } from '../rules/report-reporter.ts';
import type { ReportBelow } from '../rules/report-sources.ts';
import type { ReportForm } from './reports.ts';

/** The units that report on a form on the last day of a span, by code, each with the last version it sent for that span. */
async function reportsBelow<Row>(
  reader: Reader,
  realm: string,
  { form, by, from, to }: ReportSpan & { readonly form: ReportForm; readonly by: readonly Reporter[] },
): Promise<ReportBelow<Row>[]> {
  const { rows } = await reader.query<ReportBelow<Row> & { level: string; kind: string }>(
    `select a.code as unit, a.level, a.kind, a.name_vi as vi, a.name_en as en, r.version, r.figures as rows
     from agency a
     left join lateral (select version, figures from statutory_report s where s.realm = a.realm and s.form = $4 and s.unit = a.code
       and s.from_date = $2::date and s.to_date = $3::date order by s.version desc limit 1) r on true
     where a.realm = $1 and a.code <> $1 and a.kind <> 'division' and a.valid_from <= $3::date and coalesce(a.valid_to > $3::date, true)
     order by a.code`,
    [realm, from, to, form],
  );
  return rows.flatMap(({ level, kind, ...one }) => {
    const reporter = reporterOf({ code: one.unit, level, kind }, realm);
    return reporter && by.includes(reporter) ? [one] : [];
  });
}

/** Part II of 07b is of communes: departments stand in its part I. */
export const communeReports = (reader: Reader, realm: string, span: ReportSpan): Promise<ReportBelow<ReportRow>[]> =>
  reportsBelow(reader, realm, { ...span, form: '07a', by: ['commune'] });

export const formsBelow = (
  reader: Reader,
  realm: string,
  { form, ...span }: ReportSpan & { readonly form: '06a' | '08b' },
): Promise<ReportBelow<FormRow>[]> => reportsBelow(reader, realm, { ...span, form, by: FORMS[form].by });
