import type { Reader } from '#db/pool.server.ts';
import { LATE_SINCE, PROMISED_DUE, visibleTo } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import type { CaseFacts } from '../rules/bottleneck-detectors.ts';
import type { Stay } from '../rules/bottleneck-waits.ts';
import type { Judgement } from '../rules/publications.ts';

interface Asked {
  readonly realm: string;
  /** Resolved by this unit or one below it; the realm's own code: all. */
  readonly unit: string;
  /** Dossiers submitted from this moment on, and before that one. */
  readonly from: Instant;
  readonly to: Instant;
}

/** As the index and the reports count them: what agencies ask of each other is nobody's waiting at a counter. */
const PERIOD = `d.realm = $1 and d.owner_unit is null and d.submitted_at >= to_timestamp($2::double precision / 1000)
  and d.submitted_at < to_timestamp($3::double precision / 1000)
  and ($4 = $1 or d.competent_agency = $4 or starts_with(d.competent_agency, $4 || '.'))`;

/** Every visit to a step of the period's dossiers. Somebody turned to it with the first act of an officer after it came. */
export async function staysIn(reader: Reader, { realm, unit, from, to }: Asked): Promise<Stay[]> {
  const { rows } = await reader.query<Stay>(
    `select s.code, s.step, s.agency, s.officer as holder, s.entered_at as entered, s.left_at as left, s.outcome,
       coalesce((select e ->> 'kind' from process_edition p, jsonb_array_elements(p.process -> 'steps') e
         where p.realm = d.realm and p.digest = d.process_digest and e ->> 'id' = s.step limit 1), s.step) as kind,
       (select min(t.at) from trail t where t.realm = s.realm and t.subject = 'dossier/' || s.code and t.actor like 'officer:%'
          and t.at > s.entered_at and t.at <= coalesce(s.left_at, t.at)) as begun
     from dossier d join dossier_step s on s.realm = d.realm and s.code = d.code where ${PERIOD} order by s.code, s.seq`,
    [realm, from, to, unit],
  );
  return rows;
}

/** What detectors ask of the period's dossiers. A paper is digitised when it is kept as a file or as data. */
export async function casesIn(reader: Reader, { realm, unit, from, to }: Asked): Promise<CaseFacts[]> {
  const { rows } = await reader.query<CaseFacts>(
    `select d.code, d.channel, ${PROMISED_DUE} as due, ${LATE_SINCE} as "lateSince", coalesce(d.term ~ 'h$', false) as "byTheHour", d.ended_at as ended, coalesce(p.papers, 0)::integer as papers,
       coalesce(p.digitised, 0)::integer as digitised,
       (select count(*)::integer from supplement_request r where r.realm = d.realm and r.code = d.code
          and exists (select from jsonb_array_elements(r.items) i where i ->> 'kind' = 'component' and i ->> 'reason' = 'differs')) as originals
     from dossier d left join lateral (select count(*) as papers, count(*) filter (where q.kind in ('file', 'data')) as digitised
       from dossier_paper q where q.realm = d.realm and q.code = d.code and q.replaced_by is null) p on true
     where ${PERIOD} order by d.code`,
    [realm, from, to, unit],
  );
  return rows;
}

/** Of these dossiers, those that somebody may see. */
export async function visibleAmong(
  reader: Reader,
  realm: string,
  viewer: Viewer,
  codes: readonly string[],
): Promise<Set<string>> {
  const seen = visibleTo(viewer, 3);
  const { rows } = await reader.query<{ code: string }>(
    `select code from dossier where realm = $1 and code = any($2::text[]) and ${seen.sql}`,
    [realm, [...new Set(codes)], ...seen.values],
  );
  return new Set(rows.map(({ code }) => code));
}

export const namesOfHolders = async (
  reader: Reader,
  realm: string,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> =>
  (
    await reader.query<{ id: string; name: string }>(
      `select o.id, p.full_name as name from officer o join person p on p.realm = o.realm and p.id = o.person
       where o.realm = $1 and o.id = any($2::uuid[])`,
      [realm, ids],
    )
  ).rows;

/**
 * Procedures that the province has a version of its own of and the nation too, both in force on a day; alike are those with the
 * same level of service, time limits, papers and fees.
 */
export async function cataloguesOn(reader: Reader, realm: string, day: LocalDate): Promise<Judgement> {
  const { rows } = await reader.query<{ code: string; isAlike: boolean }>(
    `with standing as (select distinct on (realm, code) realm, code,
         array[content -> 'serviceLevel', content -> 'timeLimit', content -> 'components', content -> 'fees'] as said
       from procedure_version where realm in ($1, 'VN') and published_at is not null and valid_from <= $2::date
         and coalesce(valid_to > $2::date, true) and coalesce(withdrawn_from > $2::date, true)
       order by realm, code, valid_from desc, version desc)
     select o.code, o.said is not distinct from n.said as "isAlike" from standing o join standing n on n.realm = 'VN' and n.code = o.code
     where o.realm = $1 and $1 <> 'VN' order by o.code`,
    [realm, day],
  );
  const of = (wish: boolean) => rows.filter(({ isAlike }) => isAlike === wish).map(({ code }) => code);
  return { won: of(true), lost: of(false) };
}
