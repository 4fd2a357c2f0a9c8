import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';
import type { CaseFacts } from '../rules/bottleneck-detectors.ts';
import type { Stay } from '../rules/bottleneck-waits.ts';

interface Asked {
  readonly realm: string;
  /** Dossiers submitted from this moment on, and before that one. */
  readonly from: Instant;
  readonly to: Instant;
}

const PERIOD = `d.realm = $1 and d.submitted_at >= to_timestamp($2::double precision / 1000)
  and d.submitted_at < to_timestamp($3::double precision / 1000)`;

/** Every visit to a step of the period's dossiers. Somebody turned to it with the first act of an officer after it came. */
export async function staysIn(reader: Reader, { realm, from, to }: Asked): Promise<Stay[]> {
  const { rows } = await reader.query<Stay>(
    `select s.code, s.step, s.agency, s.officer as holder, s.entered_at as entered, s.left_at as left, s.outcome,
       coalesce((select e ->> 'kind' from jsonb_array_elements(d.process -> 'steps') e where e ->> 'id' = s.step limit 1), s.step) as kind,
       (select min(t.at) from trail t where t.realm = s.realm and t.subject = 'dossier/' || s.code and t.actor like 'officer:%'
          and t.at > s.entered_at and t.at <= coalesce(s.left_at, t.at)) as begun
     from dossier d join dossier_step s on s.realm = d.realm and s.code = d.code where ${PERIOD} order by s.code, s.seq`,
    [realm, from, to],
  );
  return rows;
}

/** What detectors ask of the period's dossiers. A paper is digitised when it is kept as a file or as data. */
export async function casesIn(reader: Reader, { realm, from, to }: Asked): Promise<CaseFacts[]> {
  const { rows } = await reader.query<CaseFacts>(
    `select d.code, d.channel, d.original_due as due, d.ended_at as ended, coalesce(p.papers, 0)::integer as papers,
       coalesce(p.digitised, 0)::integer as digitised,
       (select count(*)::integer from supplement_request r where r.realm = d.realm and r.code = d.code
          and exists (select from jsonb_array_elements(r.items) i where i ->> 'kind' = 'component' and i ->> 'reason' = 'differs')) as originals
     from dossier d left join lateral (select count(*) as papers, count(*) filter (where q.kind in ('file', 'data')) as digitised
       from dossier_paper q where q.realm = d.realm and q.code = d.code and q.replaced_by is null) p on true
     where ${PERIOD} order by d.code`,
    [realm, from, to],
  );
  return rows;
}
