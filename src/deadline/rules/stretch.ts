import { type Instant, instant, MINUTE_MS } from '#kernel/time.ts';
import type { DayOff, WorkingCalendar } from './calendar.ts';
import type { CountStep, OffStep, Step } from './step.ts';
import { dayStart, indexAt, isWorkday, workBetween } from './working-time.ts';

/** Walks the days `first`…`last` in stretches of working days and days off, each given to `counts` or named. */
function walk(
  calendar: WorkingCalendar,
  first: number,
  last: number,
  counts: (from: number, to: number) => number,
): Step[] {
  const steps: Step[] = [];
  for (let from = first; from <= last; ) {
    const to = Math.min(calendar.stretchEnd[from] as number, last);
    const amount = isWorkday(calendar, from) ? counts(from, to) : 0;
    if (!isWorkday(calendar, from)) steps.push(offStep(calendar, from, to));
    else if (amount > 0) steps.push(countStep(calendar, from, to, amount));
    from = to + 1;
  }
  return steps;
}

export function countStep(calendar: WorkingCalendar, from: number, to: number, counts: number): CountStep {
  const { dates, makeUps } = calendar;
  const step = {
    kind: 'count' as const,
    from: dates[from] as CountStep['from'],
    to: dates[to] as CountStep['to'],
    counts,
  };
  const makeUp = from === to ? makeUps[from] : undefined;
  return makeUp ? { ...step, makeUp } : step;
}

function offStep(calendar: WorkingCalendar, from: number, to: number): OffStep {
  const holidays: DayOff[] = [];
  for (let i = from; i <= to; i++) {
    const holiday = calendar.holidays[i];
    if (holiday) holidays.push(holiday);
  }
  return {
    kind: 'off',
    from: calendar.dates[from] as OffStep['from'],
    to: calendar.dates[to] as OffStep['to'],
    holidays,
  };
}

/** The working days from one day to another, both included, and the days off between them. */
export const dayStretches = (calendar: WorkingCalendar, first: number, last: number): Step[] =>
  walk(calendar, first, last, (from, to) => to - from + 1);

/** The working minutes between two moments, and the days off between them. */
export const minuteStretches = (calendar: WorkingCalendar, from: Instant, to: Instant): Step[] =>
  walk(calendar, indexAt(calendar, from), indexAt(calendar, to), (first, last) => {
    const begins = Math.max(from, dayStart(calendar, first));
    const ends = Math.min(to, dayStart(calendar, last + 1));
    return workBetween(calendar, instant(begins), instant(ends)) / MINUTE_MS;
  });

/** Only the days off after one day and up to another, when what is worked there has been counted already. */
export const daysOffAfter = (calendar: WorkingCalendar, day: number, last: number): Step[] =>
  walk(calendar, day + 1, last, () => 0);
