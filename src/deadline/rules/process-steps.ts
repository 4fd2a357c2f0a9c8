import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { type Instant, instant } from '#kernel/time.ts';
import type { WorkingCalendar } from './calendar.ts';
import { type DeadlineRefusal, deadline } from './deadline.ts';
import { sessionMinutes } from './hours.ts';
import { type Term, type TermUnit, writeTerm } from './term.ts';
import { dayStart, indexAt, momentOfWork, openFrom, workAt, workdayAfter } from './working-time.ts';

/** One step of a published internal process and the time it is given. */
export interface ProcessStep {
  readonly name: string;
  readonly limit: Term;
  /** False for what the term does not include, such as waiting for a payment that the procedure's own law excludes. */
  readonly counted: boolean;
}

export interface StepLimit {
  readonly name: string;
  /** Undefined for a step outside the term. */
  readonly due: Instant | undefined;
}

export type ProcessRefusal = DeadlineRefusal | 'steps-empty' | 'steps-mixed' | 'steps-do-not-sum';

/** Minutes in a unit within its family; a working day is eight hours (40 a week, QĐ 188/1999/QĐ-TTg) whatever its sessions. */
const FAMILIES: readonly Partial<Record<TermUnit, number>>[] = [{ wh: 60, wd: 480 }, { h: 60, d: 1440 }, { mo: 1 }];

/** The limit of each counted step, if together they are exactly the term; the last one is due when the term is. */
export function stepLimits(
  steps: readonly ProcessStep[],
  start: Instant,
  term: Term,
  calendar: WorkingCalendar,
): Outcome<readonly StepLimit[], ProcessRefusal> {
  const whole = deadline({ from: start, term }, calendar);
  if (!whole.ok) return whole;
  const shares = sharesOf(steps, term);
  if (!shares.ok) return shares;
  return ok(
    steps.map(({ name, counted }, i) => {
      const share = shares.value[i] as number;
      const due = share >= 1 ? whole.value.due : momentOfShare(calendar, start, term, share);
      return { name, due: counted ? due : undefined };
    }),
  );
}

/** How much of the term has passed at the end of each step, from 0 to 1. */
function sharesOf(
  steps: readonly ProcessStep[],
  term: Term,
): Outcome<readonly number[], 'steps-empty' | 'steps-mixed' | 'steps-do-not-sum'> {
  const family = FAMILIES.find((units) => units[term.unit] !== undefined) ?? { 'same-day': 1 };
  const counted = steps.filter((step) => step.counted);
  if (counted.length === 0) return refused('steps-empty');
  const strange = counted.find((step) => family[step.limit.unit] === undefined);
  if (strange) return refused('steps-mixed', { step: strange.name });
  const size = ({ amount, unit }: Term): number => amount * (family[unit] as number);
  const total = size(term);
  const sum = counted.reduce((so, step) => so + size(step.limit), 0);
  if (Math.abs(sum - total) > 1e-6) {
    return refused('steps-do-not-sum', {
      sum: writeTerm({ ...term, amount: (sum / total) * term.amount }),
      term: writeTerm(term),
    });
  }
  const passedBy = (i: number) =>
    steps.slice(0, i + 1).reduce((so, step) => so + (step.counted ? size(step.limit) : 0), 0);
  return ok(steps.map((_, i) => Math.round((passedBy(i) / total) * 1e9) / 1e9));
}

/** The moment by which that share of the term has passed, in the measure of the term. */
function momentOfShare(calendar: WorkingCalendar, start: Instant, term: Term, share: number): Instant | undefined {
  if (term.unit === 'wh') {
    return momentOfWork(calendar, workAt(calendar, start) + Math.round(share * term.amount * 60) * 60_000);
  }
  if (term.unit === 'wd') return momentOfDays(calendar, start, share * term.amount);
  const whole = deadline({ from: start, term }, calendar);
  if (!whole.ok) return undefined;
  const from = term.unit === 'h' ? start : dayStart(calendar, indexAt(calendar, start) + 1);
  return openFrom(calendar, instant(Math.round(from + share * (whole.value.due - from))));
}

/** A part of a working day is that part of the minutes the office sits on it, so a short day is not overrun. */
function momentOfDays(calendar: WorkingCalendar, start: Instant, days: number): Instant | undefined {
  const whole = Math.floor(days + 1e-9);
  const part = Math.max(0, days - whole);
  const day = workdayAfter(calendar, indexAt(calendar, start), part > 1e-9 ? whole + 1 : whole);
  if (day === undefined) return undefined;
  const minutes = sessionMinutes(calendar.sessions[day] ?? []);
  const into = part > 1e-9 ? Math.round(part * minutes) : minutes;
  return momentOfWork(calendar, ((calendar.minutesBefore[day] as number) + into) * 60_000);
}
