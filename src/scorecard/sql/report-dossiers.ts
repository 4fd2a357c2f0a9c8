import { NATION, type Reader } from '#db/pool.server.ts';
import { instantOf } from '#kernel/time.ts';
import type { ReportDossier, ReportSpan } from '../rules/report-07.ts';

const PAGE = 5_000;

/**
 * The dossiers a report of this unit and span counts, in the order of their codes, a page at a time: what the unit or a
 * part of it resolves, received by the span's end and not ended before it began. Internal procedures have a form of their
 * own (09a) and are left out. Reads what the span touches, so a year of a large province takes its time.
 */
export async function* reportDossiers(
  reader: Reader,
  realm: string,
  unit: string,
  span: ReportSpan,
  from: { after?: string | undefined; field?: string | undefined } = {},
): AsyncGenerator<ReportDossier> {
  let after = from.after ?? '';
  for (;;) {
    const { rows } = await reader.query<ReportDossier>(
      `select d.code, coalesce(p.fields[1], '–') as field, d.channel,
         coalesce(v.service_level = 'TOAN_TRINH', false) as "isWholeOnline", d.received_at as "receivedAt",
         d.ended_at as "endedAt", d.original_due as due, coalesce(d.term ~ 'h$', false) as "byTheHour"
       from dossier d
       left join lateral (select fields from procedure p where p.realm = any(array[$1, '${NATION}']) and p.code = d.procedure
         order by p.realm = $1 desc limit 1) p on true
       left join lateral (select service_level from procedure_version v where v.realm = any(array[$1, '${NATION}'])
         and v.code = d.procedure and v.version = d.version order by v.realm = $1 desc limit 1) v on true
       where d.realm = $1 and d.code > $2 and d.owner_unit is null
         and (d.competent_agency = $3 or d.competent_agency like $3 || '.%')
         and d.received_at < to_timestamp($5::double precision / 1000)
         and (d.ended_at is null or d.ended_at >= to_timestamp($4::double precision / 1000))
         and ($6::text is null or coalesce(p.fields[1], '–') = $6)
       order by d.code limit ${PAGE}`,
      [realm, after, unit, instantOf(span.from), instantOf(span.to, 1440), from.field ?? null],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.code;
  }
}
