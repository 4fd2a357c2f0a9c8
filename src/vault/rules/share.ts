import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { DAY_MS, type Instant, instant } from '#kernel/time.ts';

/** The longest a link lives and the most its file may be opened: enough for a bank's file, too little to be forgotten. */
export const MOST_DAYS = 30;
export const MOST_OPENS = 50;

export interface ShareWish {
  readonly days: number;
  /** Null: as often as wished until the end. */
  readonly opens: number | null;
}

/** Until when a link of that wish is good. */
export function shareUntil({ days, opens }: ShareWish, now: Instant): Outcome<Instant, 'share-wish-wrong'> {
  const good = (number: number, most: number) => Number.isInteger(number) && number >= 1 && number <= most;
  if (!good(days, MOST_DAYS) || (opens !== null && !good(opens, MOST_OPENS)))
    return refused('share-wish-wrong', { days: MOST_DAYS, opens: MOST_OPENS });
  return ok(instant(now + days * DAY_MS));
}

export interface ShareState {
  readonly endsAt: Instant;
  readonly opensMost: number | null;
  readonly opened: number;
  readonly revokedAt: Instant | null;
}

/** How a link stands; whoever holds one that is not open learns no more than that. */
export function standingOf(
  { endsAt, opensMost, opened, revokedAt }: ShareState,
  now: Instant,
): 'open' | 'revoked' | 'ended' | 'used-up' {
  if (revokedAt !== null) return 'revoked';
  if (now >= endsAt) return 'ended';
  return opensMost !== null && opened >= opensMost ? 'used-up' : 'open';
}
