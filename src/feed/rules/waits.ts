import { type Instant, instant, MINUTE_MS } from '#kernel/time.ts';

const HOUR_S = 3600;
/** Seconds until the next try, after the first, the second …: thirteen tries in three days, a weekend and the morning after. */
const WAITS_S = [
  5,
  30,
  120,
  600,
  1800,
  HOUR_S,
  2 * HOUR_S,
  4 * HOUR_S,
  8 * HOUR_S,
  12 * HOUR_S,
  24 * HOUR_S,
  24 * HOUR_S,
];

/** When to try again after so many tries that failed; undefined: never, it failed. */
export function nextAfter(tries: number, now: Instant): Instant | undefined {
  const wait = WAITS_S[tries - 1];
  return wait === undefined ? undefined : instant(now + wait * 1000);
}

/** A try that has not ended after this long was cut off with the program; none takes nearly so long. */
export const LOST_MS = 5 * MINUTE_MS;
