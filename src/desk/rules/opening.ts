import type { OpenDay } from '#agency/index.ts';
import { dateAt, type Instant, instantOf, minuteAt } from '#kernel/time.ts';

/** Whether people are received at a moment, until when, or from when again. */
export type Opening =
  | { readonly open: true; readonly closesAt: Instant }
  /** `opensAt` is null when no opening is known in the days given. */
  | { readonly open: false; readonly opensAt: Instant | null };

/** By the reception hours of these days, the first of them today. */
export function openingAt(days: readonly OpenDay[], now: Instant): Opening {
  const [today, minute] = [dateAt(now), minuteAt(now)];
  for (const { date, reception } of days) {
    if (date < today) continue;
    const next = reception.find(({ closes }) => date > today || closes > minute);
    if (!next) continue;
    const opensAt = instantOf(date, next.opens);
    return opensAt <= now ? { open: true, closesAt: instantOf(date, next.closes) } : { open: false, opensAt };
  }
  return { open: false, opensAt: null };
}
