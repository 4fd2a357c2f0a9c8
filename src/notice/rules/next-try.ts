import { type Instant, MINUTE_MS } from '#kernel/time.ts';

/** A try that has not ended after this long was cut off with the program; no try takes nearly so long. */
export const LOST_MS = 5 * MINUTE_MS;

/** Endings after which trying again could not help, or must not be. */
const FINAL = ['sent', 'address-refused', 'no-address', 'no-consent', 'no-server'];

/**
 * Whether to try now: `done`, nothing more to do; `wait`, another job is at it. A try cut off may have been sent: it is
 * sent again under the same Message-ID, for a notice twice is better than none.
 */
export function nextTry(
  last: { readonly seq: number; readonly beganAt: Instant | null; readonly result: string | null },
  now: Instant,
): 'try' | 'wait' | 'done' {
  if (last.seq === 0) return 'try';
  if (last.result === null) return now - (last.beganAt ?? now) > LOST_MS ? 'try' : 'wait';
  return FINAL.includes(last.result) ? 'done' : 'try';
}
