import { type Instant, type LocalDate, MINUTE_MS } from '#kernel/time.ts';
import type { WorkingCalendar } from './calendar.ts';
import type { Counted } from './count.ts';
import { type Interval, shiftByWork } from './pause.ts';
import type { PauseStep, Step } from './step.ts';
import { dayStretches, daysOffAfter, minuteStretches } from './stretch.ts';
import {
  closing,
  dayStart,
  indexAt,
  isWorkday,
  momentOfWork,
  openFrom,
  workAt,
  workdayAfter,
  workdayFrom,
} from './working-time.ts';

/** Working hours run from the moment itself (Bộ luật Dân sự 147.1), while the office sits. */
export function countWorkingHours(
  calendar: WorkingCalendar,
  start: Instant,
  hours: number,
  pauses: readonly Interval[],
): Counted | undefined {
  const base = momentOfWork(calendar, workAt(calendar, start) + Math.round(hours * 60) * MINUTE_MS);
  const shifted = base && shiftByWork(calendar, start, base, pauses);
  if (!shifted) return undefined;
  const opening = openFrom(calendar, start);
  const wait: Step[] = opening && opening > start ? [{ kind: 'wait', from: start, to: opening }] : [];
  const steps = [...wait, ...runningStretches(calendar, opening ?? start, shifted.due, shifted.pauses)];
  return { due: shifted.due, doubtFrom: indexAt(calendar, start), steps };
}

/** The minutes counted before, between and after the pauses, each pause in its place. */
function runningStretches(
  calendar: WorkingCalendar,
  start: Instant,
  due: Instant,
  pauses: readonly PauseStep[],
): Step[] {
  const steps: Step[] = [];
  let from = start;
  for (const pause of pauses) {
    if (pause.moves > 0) {
      if (pause.from > from) steps.push(...minuteStretches(calendar, from, pause.from));
      from = pause.to;
    }
    steps.push(pause);
  }
  return [...steps, ...minuteStretches(calendar, from, due)];
}

/** Working days after the first, which does not count (147.2, 147.3); the last one to its close (148.1). */
export function countWorkingDays(
  calendar: WorkingCalendar,
  start: Instant,
  days: number,
  pauses: readonly Interval[],
): Counted | undefined {
  const first = indexAt(calendar, start);
  const last = workdayAfter(calendar, first, days);
  if (last === undefined) return undefined;
  const steps: Step[] = [{ kind: 'first-day', date: calendar.dates[first] as LocalDate }];
  steps.push(...dayStretches(calendar, first + 1, last));
  return withPauses(calendar, start, last, first + 1, pauses, steps);
}

/**
 * "Trong ngày": answered before the office closes, or the next working day when received after the hour (15:00 in the
 * provinces' decisions, e.g. Hà Nội 1811, 663/QĐ-TTPVHCC) or on a day of rest.
 */
export function countSameDay(
  calendar: WorkingCalendar,
  start: Instant,
  cutoff: number,
  pauses: readonly Interval[],
): Counted | undefined {
  const first = indexAt(calendar, start);
  const inTime = isWorkday(calendar, first) && isInTime(calendar, start, first, cutoff);
  const last = inTime ? first : workdayFrom(calendar, first + 1);
  if (last === undefined) return undefined;
  const notCounted: Step[] = inTime ? [] : [{ kind: 'first-day', date: calendar.dates[first] as LocalDate }];
  const steps = [...notCounted, ...dayStretches(calendar, inTime ? first : first + 1, last)];
  return withPauses(calendar, start, last, first, pauses, steps);
}

/** On days that close early there is no sitting left to answer in, whatever the hour set. */
const isInTime = (calendar: WorkingCalendar, start: Instant, day: number, cutoff: number): boolean =>
  start <= dayStart(calendar, day) + cutoff * MINUTE_MS && start < closing(calendar, day);

function withPauses(
  calendar: WorkingCalendar,
  start: Instant,
  last: number,
  doubtFrom: number,
  pauses: readonly Interval[],
  steps: Step[],
): Counted | undefined {
  const shifted = shiftByWork(calendar, start, closing(calendar, last), pauses);
  if (!shifted) return undefined;
  if (pauses.length > 0) steps.push(...shifted.pauses, ...daysOffAfter(calendar, last, indexAt(calendar, shifted.due)));
  return { due: shifted.due, doubtFrom, steps };
}
