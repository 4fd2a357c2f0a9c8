import { type Instant, instant, MINUTE_MS } from '#kernel/time.ts';

/** An officer works a day and signs in again the next (OWASP ASVS 5, 7.3: an absolute end). */
export const SESSION_MS = 12 * 60 * MINUTE_MS;

/** A citizen's own matter is done in an evening; a shared telephone is given on sooner than a desk. */
export const CITIZEN_SESSION_MS = 8 * 60 * MINUTE_MS;
export const CITIZEN_IDLE_MS = 30 * MINUTE_MS;

/** From the button here, through the issuer's pages, and back. */
export const E_ID_REQUEST_MS = 10 * MINUTE_MS;

/** The second step of a sign-in is done at once or again. */
export const HALF_SIGN_IN_MS = 5 * MINUTE_MS;

/** Being seen is written down at most this often: a page costs a read, not a write. */
export const SEEN_EVERY_MS = MINUTE_MS;

export interface SessionTimes {
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  readonly endedAt: Instant | null;
}

/** Whether a session still opens doors at that moment; `idle` in milliseconds. */
export const isLive = (session: SessionTimes, at: Instant, idle: number): boolean =>
  session.endedAt === null && at < session.expiresAt && at - session.lastSeenAt < idle;

export const sessionEnd = (at: Instant, lasts = SESSION_MS): Instant => instant(at + lasts);
