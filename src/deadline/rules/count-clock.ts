import { dayNumber, type Instant, instant, type LocalDate, MINUTE_MS } from '#kernel/time.ts';
import type { WorkingCalendar } from './calendar.ts';
import type { Counted } from './count.ts';
import { type Interval, shiftByClock } from './pause.ts';
import type { Step } from './step.ts';
import { countStep } from './stretch.ts';
import { closing, dayStart, indexAt, openFrom, reaches, workdayFrom } from './working-time.ts';

/**
 * Hours run through nights and days of rest from the moment itself (147.1). The Code does not say what happens when
 * the last of them falls while the office is shut; 148.5 moves a last day of rest to a working day, and so the answer
 * moves to the next opening. Taking the close of that day would make a later start fall due earlier.
 */
export function countHours(
  calendar: WorkingCalendar,
  start: Instant,
  hours: number,
  pauses: readonly Interval[],
): Counted | undefined {
  const minutes = Math.round(hours * 60);
  const shifted = shiftByClock(start, instant(start + minutes * MINUTE_MS), pauses);
  const due = openFrom(calendar, shifted.due);
  if (due === undefined) return undefined;
  const last = indexAt(calendar, shifted.due);
  const steps: Step[] = [countStep(calendar, indexAt(calendar, start), last, minutes), ...shifted.pauses];
  if (due > shifted.due) steps.push({ kind: 'wait', from: shifted.due, to: due });
  return { due, doubtFrom: last, steps };
}

/** Days after the first, which does not count (147.2); a last day of rest moves to the next working day (148.5). */
export function countDays(
  calendar: WorkingCalendar,
  start: Instant,
  days: number,
  pauses: readonly Interval[],
): Counted | undefined {
  const first = indexAt(calendar, start);
  return toWorkday(calendar, start, first + days, days, pauses);
}

/** The corresponding day of the last month, or the last day of a month that has none (148.3); then 148.5. */
export function countMonths(
  calendar: WorkingCalendar,
  start: Instant,
  months: number,
  pauses: readonly Interval[],
): Counted | undefined {
  const first = calendar.dates[indexAt(calendar, start)] as LocalDate;
  const last = (dayNumber(monthsAfter(first, months)) as number) - calendar.firstDay;
  return toWorkday(calendar, start, last, months, pauses);
}

export function monthsAfter(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0));
  const text = lastOfMonth.toISOString();
  return `${text.slice(0, 8)}${String(Math.min(day, lastOfMonth.getUTCDate())).padStart(2, '0')}` as LocalDate;
}

/**
 * A pause gives back its time by the clock to the end of the last day (24:00, 148.6), once for all pauses together;
 * a day begun is a day had, because a term in days ends at the end of a day (148.1).
 */
function toWorkday(
  calendar: WorkingCalendar,
  start: Instant,
  nominal: number,
  counts: number,
  pauses: readonly Interval[],
): Counted | undefined {
  if (!reaches(calendar, nominal)) return undefined;
  const first = indexAt(calendar, start);
  const shifted = shiftByClock(start, dayStart(calendar, nominal + 1), pauses);
  const last = indexAt(calendar, instant(shifted.due - 1));
  const answered = reaches(calendar, last) ? workdayFrom(calendar, last) : undefined;
  if (answered === undefined) return undefined;
  const { dates, holidays } = calendar;
  const steps: Step[] = [
    { kind: 'first-day', date: dates[first] as LocalDate },
    { ...countStep(calendar, first + 1, nominal, counts) },
    ...shifted.pauses,
  ];
  if (answered > last) {
    const holiday = holidays[last];
    const roll = { kind: 'roll' as const, from: dates[last] as LocalDate, to: dates[answered] as LocalDate };
    steps.push(holiday ? { ...roll, holiday } : roll);
  }
  return { due: closing(calendar, answered), doubtFrom: last, steps };
}
