import { apologyBy, type WorkingCalendar } from '#deadline/index.ts';
import { addDays, dateAt, type Instant, instant, instantOf } from '#kernel/time.ts';

/** Work named by what is to be done with it, in the order of an officer's day. */
export const QUEUES = [
  'to-receive',
  'to-hand-over',
  'mine',
  'to-take',
  'to-sign',
  'opinions',
  'to-return',
  'waiting',
  'today',
  'soon',
  'late',
  'objections',
  'all',
] as const;
export type Queue = (typeof QUEUES)[number];

/** Stands for “without a date” in an address and after every date in a list: the last moment the language can name. */
export const NO_DATE: Instant = instant(8_640_000_000_000_000);

/** A dossier is near its date two days before. */
const NEAR_DAYS = 2;
/** The longest row of days off (Tết) with a weekend at both ends; further ahead no apology falls due today. */
const FURTHEST_DAYS = 14;

/**
 * Up to which due date a dossier is soon late: two days from now, or further where the last sitting in which an apology
 * can still go out (NĐ 118/2025 Đ19.6) is today's or over, as on the Friday before a Monday.
 */
export function soonUntil(now: Instant, calendar: WorkingCalendar): Instant {
  const today = dateAt(now);
  for (let days = FURTHEST_DAYS; days > NEAR_DAYS; days -= 1) {
    const end = instantOf(addDays(today, days), 24 * 60 - 1);
    const limit = apologyBy(end, calendar);
    if (limit.ok && dateAt(limit.value.lastSitting) <= today) return end;
  }
  return instantOf(addDays(today, NEAR_DAYS), 24 * 60 - 1);
}

/** Of queues made of running terms: due after and until when. */
export function dueWithin(queue: Queue, now: Instant, soon: Instant): { from?: Instant; until?: Instant } {
  const tonight = instantOf(dateAt(now), 24 * 60 - 1);
  if (queue === 'late') return { until: now };
  if (queue === 'today') return { from: now, until: tonight };
  return queue === 'soon' ? { from: tonight > now ? tonight : now, until: soon } : {};
}
