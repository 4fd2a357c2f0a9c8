import type { Reader } from '#db/pool.server.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';

export interface MeanScope {
  readonly units: readonly string[];
  readonly from: Instant;
  readonly until: Instant;
  /** One procedure; undefined: every one. */
  readonly procedure: string | undefined;
}

/**
 * What was received in a span and ended with a result, with the span as `$3`, `$4` and the units as `$2`. Of one procedure (`$5`) it is read
 * among the dossiers of the procedure's field, by their index. Moments are Vietnamese milliseconds since 1970, as days are counted.
 */
const scope = (procedure: string | undefined): string => `
  select d.code, d.competent_agency as unit, k.procedure, d.received_at, d.ended_at, ${local('d.received_at')} as received,
    ${local('d.ended_at')} as ended, lower(substring(d.term from '(wh|wd|same-day|h|d|mo)$')) as term
  from score_dossier k join dossier d on d.realm = k.realm and d.code = k.code
  where k.realm = $1 and k.unit = any($2::text[]) and k.received_at >= ${stamp(3)} and k.received_at < ${stamp(4)}
    and d.ended_at is not null and d.term is not null and d.state not in ('stopped', 'closed', 'refused', 'withdrawn')
    and ${
      procedure === undefined
        ? '$5::text is null'
        : `k.procedure = $5 and k.field = any(array(select distinct coalesce(p.fields[1], '–') from procedure p
             where p.realm in ($1, 'VN') and p.code = $5))`
    }`;

const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;
const local = (column: string) => `((extract(epoch from ${column}) * 1000)::bigint + 25200000)`;
const DAY = 86_400_000;
const given = (realm: string, { units, from, until, procedure }: MeanScope) => [
  realm,
  units,
  from,
  until,
  procedure ?? null,
];

/** On which days, in which units, something of it was received, and the last day on which any ended: which calendars are needed. */
export async function meanDays(
  reader: Reader,
  realm: string,
  q: MeanScope,
): Promise<{ unit: string; day: LocalDate; last: LocalDate }[]> {
  const { rows } = await reader.query<{ unit: string; day: LocalDate; last: LocalDate }>(
    `with scope as (${scope(q.procedure)})
     select unit, (received_at at time zone 'Asia/Ho_Chi_Minh')::date as day, max((ended_at at time zone 'Asia/Ho_Chi_Minh')::date) as last
     from scope group by 1, 2 order by 1, 2`,
    given(realm, q),
  );
  return rows;
}

/** Working days as they are handed over: minutes worked before the day, then the sittings of the day, opened and closed, in minutes. */
export interface CalendarDay {
  readonly calendar: number;
  /** Since 1970-01-01. */
  readonly day: number;
  readonly before: number;
  readonly sittings: readonly (readonly [opens: number, closes: number])[];
}

export interface MeanSums {
  readonly procedure: string;
  readonly term: string;
  readonly dossiers: number;
  /** Milliseconds: worked ones where the term runs in working time. */
  readonly ms: number;
}

/** Milliseconds worked up to a moment, from the row of its day: `sittings` pairs of columns. */
const worked = (row: string, at: string, sittings: number): string =>
  [
    `${row}.before * 60000::bigint`,
    ...Array.from(
      { length: sittings },
      (_, n) => `greatest(0, least(${at} % ${DAY}, ${row}.c${n} * 60000) - ${row}.o${n} * 60000)`,
    ),
  ].join(' + ');

/**
 * Sums of the times of each procedure by the unit of its term, as `durationOf` (rules/mean-time.ts) has them, added up by the database:
 * its cost grows with the dossiers and nothing of them is held. `waits`: time for supplements is taken out.
 */
export async function meanSums(
  reader: Reader,
  realm: string,
  q: MeanScope & {
    readonly waits: boolean;
    readonly which: readonly { readonly unit: string; readonly day: number; readonly calendar: number }[];
    readonly days: readonly CalendarDay[];
  },
): Promise<MeanSums[]> {
  const { which, days, waits } = q;
  const sittings = Math.max(0, ...days.map((one) => one.sittings.length));
  const slots = Array.from({ length: sittings }, (_, n) => n);
  const columns = slots.flatMap((n) => [`o${n}`, `c${n}`]);
  const arrays = slots.flatMap((n) => ([0, 1] as const).map((end) => days.map((one) => one.sittings[n]?.[end] ?? 0)));
  const asked = columns.map((_, at) => `, $${at + 12}::integer[]`).join('');
  const { rows } = await reader.query<MeanSums>(
    `with scope as materialized (${scope(q.procedure)}),
       which as (select * from unnest($6::text[], $7::integer[], $8::integer[]) as t (unit, day, calendar)),
       sitting as materialized (select * from unnest($9::integer[], $10::integer[], $11::integer[]${asked}) as t (calendar, day, before${columns.map((name) => `, ${name}`).join('')})),
       one as (select s.code, s.procedure, s.term, w.calendar, s.received, s.ended from scope s
         join which w on w.unit = s.unit and w.day = s.received / ${DAY}),
       span as (select code, procedure, term, calendar, received as a, ended as b, 1 as sign from one
         ${
           waits
             ? `union all select one.code, one.procedure, one.term, one.calendar, ${local('r.asked_at')}, ${local('r.answered_at')}, -1
           from one join supplement_request r on r.realm = $1 and r.code = one.code and r.stage = 'processing' and r.answered_at is not null`
             : ''
         }),
       length as (select span.code, span.procedure, span.term, sum(span.sign * case when span.term in ('wh', 'wd', 'same-day')
           then (${worked('y', 'span.b', sittings)}) - (${worked('x', 'span.a', sittings)}) else span.b - span.a end) as ms
         from span left join sitting x on x.calendar = span.calendar and x.day = span.a / ${DAY}
         left join sitting y on y.calendar = span.calendar and y.day = span.b / ${DAY}
         group by span.code, span.procedure, span.term)
     select procedure, term, count(*)::integer as dossiers, sum(greatest(0, ms))::double precision as ms
     from length where term is not null group by procedure, term order by procedure, term`,
    [
      ...given(realm, q),
      ...[which.map(({ unit }) => unit), which.map(({ day }) => day), which.map(({ calendar }) => calendar)],
      ...[days.map(({ calendar }) => calendar), days.map(({ day }) => day), days.map(({ before }) => before)],
      ...arrays,
    ],
  );
  return rows;
}
