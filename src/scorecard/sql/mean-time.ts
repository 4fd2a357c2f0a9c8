import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';
import type { FactRow } from './facts.ts';
import type { Listed } from './tallies.ts';

export type FinishedRow = Pick<
  FactRow,
  | 'code'
  | 'unit'
  | 'state'
  | 'term'
  | 'receivedAt'
  | 'competentAt'
  | 'elsewhere'
  | 'originalDue'
  | 'endedAt'
  | 'requests'
>;

export interface FinishedQuestion {
  readonly procedure: string;
  readonly units: readonly string[];
  readonly from: Instant;
  readonly until: Instant;
  readonly after: Listed | undefined;
  readonly limit: number;
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`;
const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;

/**
 * A page of the dossiers of one procedure that were received in a span and ended with a result, the oldest first. Read among
 * those of the procedure's field, in the order of the lists.
 */
export const finishedOf = async (reader: Reader, realm: string, q: FinishedQuestion): Promise<FinishedRow[]> =>
  (
    await reader.query<FinishedRow>(
      `select l.*, coalesce((select json_agg(json_build_object('stage', s.stage, 'askedAt', ${ms('s.asked_at')},
           'answeredAt', ${ms('s.answered_at')}, 'askedBy', s.asked_by) order by s.round)
         from supplement_request s where s.realm = $1 and s.code = l.code), '[]') as requests
       from unnest($3::text[]) as u (unit), lateral (
         select d.code, d.competent_agency as unit, d.state, d.term, d.received_at as "receivedAt", d.competent_at as "competentAt",
           d.elsewhere, d.original_due as "originalDue", d.ended_at as "endedAt"
         from score_dossier k join dossier d on d.realm = k.realm and d.code = k.code
         where k.realm = $1 and k.unit = u.unit and k.procedure = $2 and (k.received_at, k.code) > (${stamp(4)}, $5)
           and k.received_at < ${stamp(6)} and d.ended_at is not null and d.state not in ('stopped', 'closed', 'refused', 'withdrawn')
           and k.field = any(array(select distinct coalesce(p.fields[1], '–') from procedure p where p.realm in ($1, 'VN') and p.code = $2))
         order by k.received_at, k.code limit $7) l
       order by l."receivedAt", l.code limit $7`,
      [realm, q.procedure, q.units, q.after?.at ?? q.from, q.after?.code ?? '', q.until, q.limit],
    )
  ).rows;
