import { type Instant, instant, MINUTE_MS, minuteAt } from '#kernel/time.ts';

/** Hours of the day at which recurring jobs run: the trail is sealed after midnight, alarms look twice a day. */
const HOURS = [0, 9, 12, 15, 24] as const;
const HOUR_MINUTES = 60;

/**
 * The turn a moment lies in, by its beginning: what lies between two runs of recurring jobs. Within one, only what shares
 * something waits for each other.
 */
export function turnOf(at: Instant): Instant {
  const minute = minuteAt(at);
  const begins = HOURS.findLast((hour) => hour * HOUR_MINUTES <= minute) ?? 0;
  return instant(at - (at % MINUTE_MS) - (minute - begins * HOUR_MINUTES) * MINUTE_MS);
}

/** When the turn after one begins. */
export function nextTurn(turn: Instant): Instant {
  const minute = minuteAt(turn);
  const ends = HOURS.find((hour) => hour * HOUR_MINUTES > minute) ?? 24;
  return instant(turn + (ends * HOUR_MINUTES - minute) * MINUTE_MS);
}
