import type { Reader } from '#db/pool.server.ts';
import { lateAt } from '#dossier/index.ts';

/** What became of a run, from the facts the acts left and from nothing else. */
export interface Figures {
  /** Dossiers by what they are counted under; hours are calendar hours. */
  readonly counts: Readonly<Record<CountName, number>>;
  /** By the role whose step it is: how long dossiers stay. */
  readonly steps: readonly {
    readonly role: string;
    readonly visits: number;
    readonly median: number;
    readonly p90: number;
  }[];
  /** By the role of the step: acts of the busiest officer and of the usual one. */
  readonly load: {
    readonly officers: number;
    readonly acts: number;
    readonly busiest: number;
    readonly median: number;
  };
}

export const COUNTS = [
  'received',
  'online',
  'resolved',
  'onTime',
  'late',
  'lateOpen',
  'extended',
  'supplemented',
  'open',
  'hoursMedian',
  'hoursP90',
] as const;
export type CountName = (typeof COUNTS)[number];

const AS_OF = 'to_timestamp($2::double precision / 1000)';

/** Figures of a realm; `at`: the moment as of which what is still open is late. By the dates promised: a supplement in time moves them, an extension does not. */
export async function figuresOf(reader: Reader, realm: string, at: number): Promise<Figures> {
  const counted = await reader.query<Record<CountName, number>>(
    `with d as (select d.*, ${lateAt(`coalesce(d.ended_at, ${AS_OF})`)} as late, extract(epoch from d.ended_at - d.received_at) / 3600 as hours,
         d.state in ('resolved', 'returned', 'correcting') as done from dossier d where d.realm = $1)
     select count(*)::integer as received, count(*) filter (where channel = 2)::integer as online,
       count(*) filter (where done)::integer as resolved,
       count(*) filter (where done and not late)::integer as "onTime",
       count(*) filter (where done and late)::integer as late,
       count(*) filter (where ended_at is null and late)::integer as "lateOpen",
       (select count(*)::integer from extension where realm = $1) as extended,
       (select count(distinct code)::integer from supplement_request where realm = $1) as supplemented,
       count(*) filter (where ended_at is null)::integer as open,
       round(coalesce(percentile_cont(0.5) within group (order by hours) filter (where done), 0)::numeric, 1)::float as "hoursMedian",
       round(coalesce(percentile_cont(0.9) within group (order by hours) filter (where done), 0)::numeric, 1)::float as "hoursP90"
     from d`,
    [realm, at],
  );
  const steps = await reader.query<Figures['steps'][number]>(
    `select role, count(*)::integer as visits,
       round(percentile_cont(0.5) within group (order by extract(epoch from left_at - entered_at) / 3600)::numeric, 1)::float as median,
       round(percentile_cont(0.9) within group (order by extract(epoch from left_at - entered_at) / 3600)::numeric, 1)::float as p90
     from dossier_step where realm = $1 and left_at is not null group by role order by role`,
    [realm],
  );
  const load = await reader.query<Figures['load']>(
    `with one as (select actor, count(*) as acts from trail
       where realm = $1 and subject like 'dossier/%' and actor like 'officer:%' group by actor)
     select count(*)::integer as officers, coalesce(sum(acts), 0)::integer as acts, coalesce(max(acts), 0)::integer as busiest,
       coalesce(percentile_cont(0.5) within group (order by acts), 0)::integer as median from one`,
    [realm],
  );
  return {
    counts: counted.rows[0] as Record<CountName, number>,
    steps: steps.rows,
    load: load.rows[0] as Figures['load'],
  };
}
