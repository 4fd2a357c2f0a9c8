import { addDays, dateAt, type Instant, instantOf, type LocalDate, localDate } from '#kernel/time.ts';

/** A calendar month, quarter or year as the index counts it: not the 15th-to-14th of the reports (law of the index, QĐ 766). */
export interface Period {
  /** `2026-11`, `2026-Q4`, `2026`. */
  readonly key: string;
  readonly kind: PeriodKind;
  readonly from: LocalDate;
  /** The first day after it. */
  readonly next: LocalDate;
}

export type PeriodKind = 'month' | 'quarter' | 'year';
export const PERIOD_KINDS: readonly PeriodKind[] = ['month', 'quarter', 'year'];

const MONTHS: Record<PeriodKind, number> = { month: 1, quarter: 3, year: 12 };

/** The first of a month, counted in months since the year 0. */
const firstOf = (months: number): LocalDate =>
  localDate(`${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`);

function periodFrom(kind: PeriodKind, months: number): Period {
  const from = firstOf(months);
  const [year, month] = [from.slice(0, 4), Number(from.slice(5, 7))];
  const keys = { month: from.slice(0, 7), quarter: `${year}-Q${(month + 2) / 3}`, year };
  return { key: keys[kind], kind, from, next: firstOf(months + MONTHS[kind]) };
}

/** `2026-11`, `2026-Q4` or `2026`; undefined for anything else. */
export function parsePeriod(text: string): Period | undefined {
  const found = /^([12]\d{3})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text);
  if (!found) return undefined;
  const [, year, quarter, month] = found;
  const start = Number(year) * 12;
  if (quarter) return periodFrom('quarter', start + (Number(quarter) - 1) * 3);
  return month ? periodFrom('month', start + Number(month) - 1) : periodFrom('year', start);
}

/** The period of that kind in which a day of Viet Nam lies: midnight in Viet Nam divides, not midnight UTC. */
export function periodOf(kind: PeriodKind, day: LocalDate): Period {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return periodFrom(kind, months - (months % MONTHS[kind]));
}

/** The month, the quarter and the year of a moment. */
export const periodsAt = (at: Instant): Period[] => PERIOD_KINDS.map((kind) => periodOf(kind, dateAt(at)));

export function previousPeriod({ kind, from }: Period): Period {
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  return periodFrom(kind, months - MONTHS[kind]);
}

/** The last moment of it: midnight in Viet Nam after its last day. */
export const endOf = ({ next }: Pick<Period, 'next'>): Instant => instantOf(next);

export const lastDayOf = ({ next }: Pick<Period, 'next'>): LocalDate => addDays(next, -1);
