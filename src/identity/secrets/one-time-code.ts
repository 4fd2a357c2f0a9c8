import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Instant } from '#kernel/time.ts';
import { canonicalCode, counterBytes, DIGITS, stepsTaken, truncate } from '../rules/one-time-code.ts';

/** 160 bits, as RFC 4226 asks for HMAC-SHA-1, which is what every authenticator app can do. */
export const CODE_SECRET_BYTES = 20;
export const newCodeSecret = (): Buffer => randomBytes(CODE_SECRET_BYTES);

/** The code of a step (RFC 6238, 4.2). */
export const codeOf = (
  secret: Uint8Array,
  step: number,
  digits = DIGITS,
  algorithm: 'sha1' | 'sha256' | 'sha512' = 'sha1',
): string => truncate(createHmac(algorithm, secret).update(counterBytes(step)).digest(), digits);

/** The step whose code was typed, or undefined. Every step allowed is compared, each in constant time. */
export function matchingStep(
  secret: Uint8Array,
  typed: string,
  at: Instant,
  lastUsed: number | null,
): number | undefined {
  const code = Buffer.from(
    canonicalCode(typed)
      .padEnd(DIGITS)
      .slice(0, DIGITS + 1),
  );
  let found: number | undefined;
  for (const step of stepsTaken(at, lastUsed)) {
    const right = Buffer.from(codeOf(secret, step));
    if (code.length === right.length && timingSafeEqual(code, right)) found ??= step;
  }
  return found;
}
