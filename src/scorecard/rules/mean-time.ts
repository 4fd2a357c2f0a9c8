import { type ClockRecord, type TermUnit, type WorkingCalendar, workBetween } from '#deadline/index.ts';
import { type Instant, MINUTE_MS } from '#kernel/time.ts';

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
 * How long a finished dossier was worked on (2.2): from its reception to the end of handling, without the time its owner took to
 * supplement it, as 2.1 takes it out. Undefined: it has not ended, or ended without a result.
 */
export function durationOf(clock: ClockRecord, calendar: WorkingCalendar): Duration | undefined {
  const end = clock.endings.find(({ status }) => status === 'processed' || status === 'returned')?.at;
  if (end === undefined) return undefined;
  const { unit, ms, works } = MEASURES[clock.term.unit];
  const between = (from: Instant, to: Instant) => (works ? workBetween(calendar, from, to) : to - from);
  const waited = clock.supplements.reduce(
    (sum, { requested, completed }) => sum + (completed === undefined ? 0 : between(requested, completed)),
    0,
  );
  return { unit, amount: Math.max(0, between(clock.receipt.complete, end) - waited) / ms };
}

/** So many dossiers are read for one mean; a procedure with more is looked at month by month or agency by agency. */
export const MOST_MEANT = 20_000;

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
