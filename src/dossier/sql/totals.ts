import type { Reader } from '#db/pool.server.ts';
import type { Instant } from '#kernel/time.ts';

export interface QueueTotal {
  /** As places begin (rules/places.ts); `late`: of those under a running term, past it. */
  readonly task: string;
  readonly count: number;
}

/**
 * How many dossiers wait for each task in the whole realm, from the tallies. Places are chosen that do not overlap: what every
 * dossier has under the realm's root is read there; of the others the places `under` an agency repeat those `at` it.
 */
export async function queueTotals(reader: Reader, realm: string, now: Instant): Promise<QueueTotal[]> {
  const { rows } = await reader.query<QueueTotal>(
    `select split_part(place, '|', 1) as task, sum(count)::integer as count from queue_tally
     where realm = $1 and case when split_part(place, '|', 1) in ('open', 'waiting', 'running', 'objection')
       then split_part(place, '|', 2) = 'under' and split_part(place, '|', 3) = $1 else split_part(place, '|', 2) <> 'under' end
     group by 1
     union all
     select 'late', coalesce(sum(count), 0)::integer from queue_tally
     where realm = $1 and place = 'running|under|' || $1 and due < to_timestamp($2::double precision / 1000)
     order by 1`,
    [realm, now],
  );
  return rows;
}

export interface LastRecount {
  readonly at: Instant;
  readonly places: number;
  readonly differences: number;
}

/** What the last recount of the queues found; undefined before the first. */
export const lastRecount = async (reader: Reader, realm: string): Promise<LastRecount | undefined> =>
  (
    await reader.query<LastRecount>(
      'select at, places, differences from queue_recount where realm = $1 order by at desc limit 1',
      [realm],
    )
  ).rows[0];
