import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Instant } from '#kernel/time.ts';

const WINDOW_S = 60;
const MOST_KEPT = 10_000;

/** How a window stands: what is left of it and when it ends. */
export interface Standing {
  readonly quota: number;
  readonly left: number;
  readonly seconds: number;
}

/** Counts requests by who sends them, in windows of a minute. In memory: each process of the program counts for itself. */
export function openRate(quota: number): (who: string, now: Instant) => Standing & { over: boolean } {
  const windows = new Map<string, { ends: number; used: number }>();
  return (who, now) => {
    let window = windows.get(who);
    if (!window || window.ends <= now) {
      if (windows.size >= MOST_KEPT) for (const [one, { ends }] of windows) if (ends <= now) windows.delete(one);
      window = { ends: now + WINDOW_S * 1000, used: 0 };
      windows.set(who, window);
    }
    window.used += 1;
    const seconds = Math.max(1, Math.ceil((window.ends - now) / 1000));
    return { quota, left: Math.max(0, quota - window.used), seconds, over: window.used > quota };
  };
}

/** draft-ietf-httpapi-ratelimit-headers-10: the policy, and what is left of it. */
export const rateHeaders = ({ quota, left, seconds }: Standing): Record<string, string> => ({
  'ratelimit-policy': `"minute";q=${quota};w=${WINDOW_S}`,
  ratelimit: `"minute";r=${left};t=${seconds}`,
});

export const withinRate = ({ over, seconds }: Standing & { over: boolean }): Outcome<true, 'too-many-requests'> =>
  over ? refused('too-many-requests', { seconds }) : ok(true);
