import { type ClockRecord, type TermUnit, type WorkingCalendar, workBetween } from '#deadline/index.ts';
import { type Instant, MINUTE_MS } from '#kernel/time.ts';
import type { Readings } from './variants.ts';

/** What a mean is told in: the unit of the procedure's term; a term of months, and one of days, in days. */
export type MeanUnit = 'hours' | 'working-hours' | 'days' | 'working-days';

/** A working day is eight hours, whatever an office makes of a Saturday. */
const WORKDAY = 8 * 60 * MINUTE_MS;
const HOUR = 60 * MINUTE_MS;

const MEASURES: Record<TermUnit, { readonly unit: MeanUnit; readonly ms: number; readonly works: boolean }> = {
  h: { unit: 'hours', ms: HOUR, works: false },
  wh: { unit: 'working-hours', ms: HOUR, works: true },
  'same-day': { unit: 'working-hours', ms: HOUR, works: true },
  d: { unit: 'days', ms: 24 * HOUR, works: false },
  mo: { unit: 'days', ms: 24 * HOUR, works: false },
  wd: { unit: 'working-days', ms: WORKDAY, works: true },
};

export interface Duration {
  readonly unit: MeanUnit;
  /** In that unit. */
  readonly amount: number;
}

/**
 * How long a finished dossier took (2.2): from its reception to the end of handling; `worked`: without the time its owner took to
 * supplement it, as 2.1 takes it out. Undefined: it has not ended, or ended without a result. The rule by the dossier; sums of many are
 * added up by the database (sql/mean-time-sums.ts), and a test holds the one against the other.
 */
export function durationOf(
  clock: ClockRecord,
  calendar: WorkingCalendar,
  reading: Readings['mean'] = 'worked',
): Duration | undefined {
  const end = clock.endings.find(({ status }) => status === 'processed' || status === 'returned')?.at;
  if (end === undefined) return undefined;
  const { unit, ms, works } = MEASURES[clock.term.unit];
  const between = (from: Instant, to: Instant) => (works ? workBetween(calendar, from, to) : to - from);
  const waits = reading === 'worked' ? clock.supplements : [];
  const waited = waits.reduce(
    (sum, { requested, completed }) => sum + (completed === undefined ? 0 : between(requested, completed)),
    0,
  );
  return { unit, amount: Math.max(0, between(clock.receipt.complete, end) - waited) / ms };
}

export interface MeanTime {
  readonly unit: MeanUnit;
  readonly dossiers: number;
  readonly sum: number;
  readonly mean: number;
}

/** Σ time ÷ number of dossiers, for each unit the terms were in; terms of different units are not added up. */
export const meanTimes = (all: readonly Duration[]): MeanTime[] =>
  [...Map.groupBy(all, ({ unit }) => unit)].map(([unit, of]) => {
    const sum = of.reduce((total, { amount }) => total + amount, 0);
    return { unit, dossiers: of.length, sum, mean: sum / of.length };
  });

/** The same from sums of milliseconds by the unit of the term. */
export function meansOf(
  sums: readonly { readonly term: string; readonly dossiers: number; readonly ms: number }[],
): MeanTime[] {
  const found = new Map<MeanUnit, { dossiers: number; sum: number }>();
  for (const { term, dossiers, ms } of sums) {
    const { unit, ms: one } = MEASURES[term as TermUnit];
    const before = found.get(unit) ?? { dossiers: 0, sum: 0 };
    found.set(unit, { dossiers: before.dossiers + dossiers, sum: before.sum + ms / one });
  }
  return [...found].map(([unit, all]) => ({ unit, ...all, mean: all.sum / all.dossiers }));
}

/** A calendar's days from one to another (since 1970-01-01) as figures; throws for a day it does not reach. */
export function calendarDays(calendar: WorkingCalendar, number: number, first: number, last: number) {
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const index = first + at - calendar.firstDay;
    const [before, sessions] = [calendar.minutesBefore[index], calendar.sessions[index]];
    if (before === undefined || sessions === undefined) throw new Error(`day ${first + at} lies outside the calendar`);
    const sittings = sessions.map(({ opens, closes }) => [opens, closes] as const);
    return { calendar: number, day: first + at, before, sittings };
  });
}
