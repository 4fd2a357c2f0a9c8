import { NATION, type Reader } from '#db/pool.server.ts';
import { LATE_SINCE, PROMISED_DUE } from '#dossier/index.ts';
import { instantOf } from '#kernel/time.ts';
import type { ReportDossier, ReportPart, ReportSpan } from '../rules/report-07.ts';
import { isPartOf } from '../rules/report-sources.ts';

const PAGE = 5_000;

/**
 * The ways a dossier is a period's, each with its index; no dossier comes by two. One that was there before and stayed after
 * lasted longer than the shortest period, which keeps a past report from reading all that ended since.
 */
const WAYS = {
  received: { key: 'd.received_at', where: 'd.received_at >= $3::timestamptz and d.received_at < $4::timestamptz' },
  ended: {
    key: 'd.ended_at',
    where: 'd.ended_at >= $3::timestamptz and d.ended_at < $4::timestamptz and d.received_at < $3::timestamptz',
  },
  running: {
    key: null,
    where: 'd.ended_at is null and d.received_at < $3::timestamptz and $4::timestamptz is not null',
  },
  outlasted: {
    key: 'd.ended_at',
    where: `d.ended_at >= $4::timestamptz and d.received_at < $3::timestamptz and d.ended_at - d.received_at > interval '672 hours'`,
  },
} as const;

/** One page of one way, after `$5`, `$6`: for EXPLAIN as for reading. */
export function reportPage(way: keyof typeof WAYS): string {
  const { key, where } = WAYS[way];
  return `select d.code, coalesce(p.fields[1], '–') as field, d.channel,
      coalesce(v.service_level = 'TOAN_TRINH', false) as "isWholeOnline", d.received_at as "receivedAt",
      d.ended_at as "endedAt", ${PROMISED_DUE} as due, ${LATE_SINCE} as "lateSince", coalesce(d.term ~ 'h$', false) as "byTheHour"
    from dossier d
    left join lateral (select fields from procedure p where p.realm = any(array[$1, '${NATION}']) and p.code = d.procedure
      order by p.realm = $1 desc limit 1) p on true
    left join lateral (select service_level from procedure_version v where v.realm = any(array[$1, '${NATION}'])
      and v.code = d.procedure and v.version = d.version order by v.realm = $1 desc limit 1) v on true
    where d.realm = $1 and d.competent_agency = $2 and d.owner_unit is null and d.received_at is not null and ${where}
      and ${key ? `(${key}, d.code) > ($5::timestamptz, $6)` : '$5::timestamptz is not null and d.code > $6'}
    order by ${key ? `${key}, ` : ''}d.code limit ${PAGE}`;
}

/** The unit and its parts that ever resolved anything: a probe of an index for each. */
async function agenciesOf(reader: Reader, realm: string, unit: string): Promise<{ code: string; level: ReportPart }[]> {
  const { rows } = await reader.query<{ code: string; level: ReportPart }>(
    `select a.code, case a.level when 'commune' then 'commune' else 'province' end as level from agency a where a.realm = $1 and (a.code = $2 or starts_with(a.code, $2 || '.'))
       and exists (select from dossier d where d.realm = $1 and d.competent_agency = a.code and d.owner_unit is null
         and d.received_at is not null) order by a.code`,
    [realm, unit],
  );
  return rows;
}

const moment = (at: number): string => new Date(at).toISOString();

/**
 * The dossiers a report of this unit and span counts: what the unit or a part of it resolves, received by the span's end and not
 * ended before it began. Internal procedures have a form of their own (09a) and are left out. Reads what is the span's, by
 * index: neither the years before nor those after. `without`: units whose own report is taken instead.
 */
export async function* reportDossiers(
  reader: Reader,
  realm: string,
  unit: string,
  span: ReportSpan,
  without: readonly string[] = [],
): AsyncGenerator<ReportDossier> {
  const [from, next] = [moment(instantOf(span.from)), moment(instantOf(span.to, 1440))];
  const agencies = (await agenciesOf(reader, realm, unit)).filter(({ code }) => !isPartOf(without, code));
  for (const { code, level } of agencies)
    for (const way of Object.keys(WAYS) as (keyof typeof WAYS)[])
      for await (const dossier of oneWay(reader, way, [realm, code, from, next])) yield { ...dossier, level };
}

async function* oneWay(
  reader: Reader,
  way: keyof typeof WAYS,
  asked: readonly string[],
): AsyncGenerator<Omit<ReportDossier, 'level'>> {
  for (let after = [moment(0), '']; ; ) {
    const { rows } = await reader.query<Omit<ReportDossier, 'level'>>(reportPage(way), [...asked, ...after]);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = [moment((WAYS[way].key === 'd.ended_at' ? last.endedAt : last.receivedAt) ?? 0), last.code];
  }
}
