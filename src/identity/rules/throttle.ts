import type { Instant } from '#kernel/time.ts';

export interface Failures {
  readonly failures: number;
  readonly lastAt: Instant;
}

/**
 * Mistakes that cost nothing. An account forgives five. An address forgives more, and one more each minute, because a
 * whole office shares one and mistypes all day.
 */
export const FREE = { account: 5, address: 40 } as const;
export const ADDRESS_FORGIVES_EVERY_S = 60;

const FIRST_WAIT_S = 30;
/** A person locked out by somebody else's guessing waits a quarter of an hour at most; a guesser gets 96 tries a day. */
const LONGEST_WAIT_S = 900;
/** After an hour without a try, counting begins anew. */
export const FORGET_S = 3600;

/** Seconds to wait before the next try: none up to the free ones, then 30, 60, 120 … 900. */
export function waitSeconds(found: Failures | undefined, free: number, at: Instant): number {
  if (!found || found.failures < free) return 0;
  const since = (at - found.lastAt) / 1000;
  if (since >= FORGET_S) return 0;
  const wait = Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** Math.min(found.failures - free, 10));
  return Math.max(0, Math.ceil(wait - since));
}
