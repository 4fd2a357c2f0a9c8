import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { type Instant, instant } from '#kernel/time.ts';

const WINDOW_S = 60;
const MOST_KEPT = 10_000;
/**
 * A process takes a twentieth of a minute's quota at once, so that of twenty requests nineteen ask nobody. What a process has taken and not
 * used is lost to the others for that minute: a machine whose requests go to n processes may be stopped up to (n - 1) twentieths early,
 * and never gets more than its quota. (rate-limiter-flexible asks its store for each request.)
 */
const BATCHES = 20;

/** How a window stands: what is left of it and when it ends. */
export interface Standing {
  readonly quota: number;
  readonly left: number;
  readonly seconds: number;
}

/** Takes so many requests of somebody's minute for this process; answers how much all have taken since it began, and its end. */
export type TakeBatch = (
  who: string,
  size: number,
  now: Instant,
  ends: Instant,
) => Promise<{ taken: number; endsAt: Instant }>;

interface Window {
  readonly endsAt: Instant;
  /** What this process may still let through. */
  held: number;
  /** What no process had taken when this one asked last. */
  free: number;
}

/** Counts requests by who sends them, in windows of a minute that all processes of the province share. */
export function openRate(
  quota: number,
  take: TakeBatch,
): (who: string, now: Instant) => Promise<Standing & { over: boolean }> {
  const windows = new Map<string, Window>();
  const asking = new Map<string, Promise<void>>();
  const size = Math.ceil(quota / BATCHES);
  const runningAt = (who: string, now: Instant): Window | undefined => {
    const window = windows.get(who);
    return window && window.endsAt > now ? window : undefined;
  };
  async function more(who: string, now: Instant): Promise<void> {
    if (windows.size >= MOST_KEPT) for (const [one, { endsAt }] of windows) if (endsAt <= now) windows.delete(one);
    const { taken, endsAt } = await take(who, size, now, instant(now + WINDOW_S * 1000));
    const given = Math.max(0, Math.min(size, quota - (taken - size)));
    const known = runningAt(who, now);
    const held = (known?.endsAt === endsAt ? known.held : 0) + given;
    windows.set(who, { endsAt, held, free: Math.max(0, quota - taken) });
  }
  /** Many at once wait for one batch. */
  const ask = (who: string, now: Instant): Promise<void> => {
    const going = asking.get(who) ?? more(who, now).finally(() => asking.delete(who));
    asking.set(who, going);
    return going;
  };
  return async (who, now) => {
    let window = runningAt(who, now);
    while (!window || (window.held === 0 && window.free > 0)) {
      await ask(who, now);
      window = runningAt(who, now);
    }
    const over = window.held === 0;
    if (!over) window.held -= 1;
    const seconds = Math.max(1, Math.ceil((window.endsAt - now) / 1000));
    return { quota, left: window.held + window.free, seconds, over };
  };
}

/** draft-ietf-httpapi-ratelimit-headers-10: the policy, and what is left of it. */
export const rateHeaders = ({ quota, left, seconds }: Standing): Record<string, string> => ({
  'ratelimit-policy': `"minute";q=${quota};w=${WINDOW_S}`,
  ratelimit: `"minute";r=${left};t=${seconds}`,
});

export const withinRate = ({ over, seconds }: Standing & { over: boolean }): Outcome<true, 'too-many-requests'> =>
  over ? refused('too-many-requests', { seconds }) : ok(true);
