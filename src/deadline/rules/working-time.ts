import { DAY_MS, type Instant, instant, MINUTE_MS, OFFSET_MS } from '#kernel/time.ts';
import type { WorkingCalendar } from './calendar.ts';
import type { Session } from './hours.ts';

/** The calendar's index of the Vietnamese day at that moment; outside the calendar it is negative or past its end. */
export const indexAt = (calendar: WorkingCalendar, at: Instant): number =>
  Math.floor((at + OFFSET_MS) / DAY_MS) - calendar.firstDay;

export const reaches = (calendar: WorkingCalendar, index: number): boolean =>
  index >= 0 && index < calendar.dates.length;

/** Midnight at the beginning of the day with that index. */
export const dayStart = (calendar: WorkingCalendar, index: number): Instant =>
  instant((calendar.firstDay + index) * DAY_MS - OFFSET_MS);

export const isWorkday = (calendar: WorkingCalendar, index: number): boolean =>
  (calendar.sessions[index] as readonly Session[]).length > 0;

/** When the office closes on a working day: the moment by which a term counted in days is answered. */
export function closing(calendar: WorkingCalendar, index: number): Instant {
  const last = (calendar.sessions[index] as readonly Session[]).at(-1) as Session;
  return instant(dayStart(calendar, index) + last.closes * MINUTE_MS);
}

/** The day itself if it is worked, otherwise the next one that is; undefined past the calendar's end. */
export const workdayFrom = (calendar: WorkingCalendar, index: number): number | undefined =>
  calendar.workdays[calendar.workdaysBefore[index] as number];

/** The n-th working day after that day, which itself does not count; undefined past the calendar's end. */
export const workdayAfter = (calendar: WorkingCalendar, index: number, n: number): number | undefined =>
  calendar.workdays[(calendar.workdaysBefore[index + 1] as number) + n - 1];

/** Milliseconds of working time from the calendar's beginning to that moment. */
export function workAt(calendar: WorkingCalendar, at: Instant): number {
  const index = indexAt(calendar, at);
  const intoDay = at - dayStart(calendar, index);
  let work = (calendar.minutesBefore[index] as number) * MINUTE_MS;
  for (const session of calendar.sessions[index] as readonly Session[]) {
    work += Math.max(0, Math.min(intoDay, session.closes * MINUTE_MS) - session.opens * MINUTE_MS);
  }
  return work;
}

/** Milliseconds of working time between two moments. */
export const workBetween = (calendar: WorkingCalendar, from: Instant, to: Instant): number =>
  workAt(calendar, to) - workAt(calendar, from);

/**
 * The first moment by which so much working time has passed, so work that fills a session ends at its close and never
 * at the next opening; undefined past the calendar's end.
 */
export function momentOfWork(calendar: WorkingCalendar, work: number): Instant | undefined {
  const index = dayOfWork(calendar, work / MINUTE_MS);
  if (index === undefined) return undefined;
  let left = work - (calendar.minutesBefore[index] as number) * MINUTE_MS;
  for (const session of calendar.sessions[index] as readonly Session[]) {
    const length = (session.closes - session.opens) * MINUTE_MS;
    if (left <= length) return instant(dayStart(calendar, index) + session.opens * MINUTE_MS + left);
    left -= length;
  }
  return undefined;
}

/** The day on which the running total of minutes first reaches that many. */
function dayOfWork(calendar: WorkingCalendar, minutes: number): number | undefined {
  const totals = calendar.minutesBefore;
  let low = 0;
  let high = totals.length - 1;
  if (minutes > (totals[high] as number)) return undefined;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((totals[middle] as number) >= minutes) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/** The moment itself when the office sits (its close included), otherwise the next opening. */
export function openFrom(calendar: WorkingCalendar, at: Instant): Instant | undefined {
  const index = indexAt(calendar, at);
  if (!reaches(calendar, index)) return undefined;
  const intoDay = at - dayStart(calendar, index);
  for (const session of calendar.sessions[index] as readonly Session[]) {
    if (intoDay <= session.closes * MINUTE_MS) {
      return intoDay >= session.opens * MINUTE_MS ? at : instant(dayStart(calendar, index) + session.opens * MINUTE_MS);
    }
  }
  const next = workdayFrom(calendar, index + 1);
  const first = next === undefined ? undefined : calendar.sessions[next]?.[0];
  return first && instant(dayStart(calendar, next as number) + first.opens * MINUTE_MS);
}

/** Whether the office sits at that moment; both ends of a session count. */
export const isOpen = (calendar: WorkingCalendar, at: Instant): boolean => openFrom(calendar, at) === at;
