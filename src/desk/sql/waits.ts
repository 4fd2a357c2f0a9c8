import type { Reader } from '#db/pool.server.ts';
import type { LocalDate } from '#kernel/time.ts';

/** How long people waited who took a number in one hour of the day; minutes, null where nobody was called. */
export interface WaitsOfHour {
  /** 0 to 23; null: all hours together. */
  readonly hour: number | null;
  readonly taken: number;
  readonly priority: number;
  /** Of those taken: called at least once. */
  readonly called: number;
  /** From taking the number to the first call. */
  readonly waitMean: number | null;
  /** Nine of ten waited no longer (nearest rank). */
  readonly waitP90: number | null;
  /** Of those taken: served to the end on the day. */
  readonly served: number;
  /** From each call to its end. */
  readonly serviceMean: number | null;
  readonly serviceP90: number | null;
  /** Of those taken: never came, or were not called until the day ended. */
  readonly notServed: number;
}

const MINUTES = (from: string, to: string) => `extract(epoch from ${to} - ${from})::double precision / 60`;

/** Waits and services at a centre by the hour in which the number was taken, days both included, the sum of all last. */
export const waitsByHour = async (
  reader: Reader,
  realm: string,
  { centre, from, to }: { centre: string; from: LocalDate; to: LocalDate },
): Promise<WaitsOfHour[]> =>
  (
    await reader.query<WaitsOfHour>(
      `with one as (
         select extract(hour from t.taken_at at time zone 'Asia/Ho_Chi_Minh')::integer as hour, t.priority,
           ${MINUTES('t.taken_at', 'first.called_at')} as wait, done.service
         from ticket t
         left join lateral (select called_at from ticket_call c where c.realm = t.realm and c.ticket = t.id and c.seq = 1) first on true
         left join lateral (
           select sum(${MINUTES('c.called_at', 'c.ended_at')}) as service from ticket_call c
           where c.realm = t.realm and c.ticket = t.id and c.outcome in ('served', 'transferred')
             and (c.ended_at at time zone 'Asia/Ho_Chi_Minh')::date = t.day
           having bool_or(c.outcome = 'served')) done on true
         where t.realm = $1 and t.centre = $2 and t.day between $3 and $4)
       select hour, count(*)::integer as taken, count(priority)::integer as priority, count(wait)::integer as called,
         avg(wait) as "waitMean", percentile_disc(0.9) within group (order by wait) as "waitP90",
         count(service)::integer as served, avg(service) as "serviceMean",
         percentile_disc(0.9) within group (order by service) as "serviceP90",
         (count(*) - count(service))::integer as "notServed"
       from one group by grouping sets ((hour), ()) having count(*) > 0 order by hour nulls last`,
      [realm, centre, from, to],
    )
  ).rows;
