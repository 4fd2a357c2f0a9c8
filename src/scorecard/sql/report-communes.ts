import type { Reader } from '#db/pool.server.ts';
import type { ReportSpan } from '../rules/report-07.ts';
import type { CommuneReport } from '../rules/report-communes.ts';

/** The communes that report on 07a on the last day of a span, by code, each with the last version it sent for that span. */
export async function communeReports(
  reader: Reader,
  realm: string,
  { from, to }: ReportSpan,
): Promise<CommuneReport[]> {
  const { rows } = await reader.query<CommuneReport>(
    `select a.code as unit, a.name_vi as vi, a.name_en as en, r.version, r.figures as rows
     from agency a
     left join lateral (select version, figures from statutory_report s where s.realm = a.realm and s.form = '07a' and s.unit = a.code
       and s.from_date = $2::date and s.to_date = $3::date order by s.version desc limit 1) r on true
     where a.realm = $1 and a.level = 'commune' and a.kind = 'committee' and a.valid_from <= $3::date
       and coalesce(a.valid_to > $3::date, true)
     order by a.code`,
    [realm, from, to],
  );
  return rows;
}
