import type { Instant } from '#kernel/time.ts';

/** RFC 6238: a code lives for half a minute. */
export const STEP_S = 30;
export const DIGITS = 6;

export const stepAt = (at: Instant): number => Math.floor(at / 1000 / STEP_S);

/**
 * The steps whose code is taken at that moment: the running one and one to each side for clocks that differ
 * (RFC 6238, 5.2), but none up to the last one used, so that a code seen by somebody else opens nothing.
 */
export const stepsTaken = (at: Instant, lastUsed: number | null): number[] =>
  [stepAt(at), stepAt(at) - 1, stepAt(at) + 1].filter((step) => lastUsed === null || step > lastUsed);

/** The step as eight bytes, for the HMAC (RFC 4226, 5.1). */
export function counterBytes(step: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(step));
  return bytes;
}

/** Dynamic truncation (RFC 4226, 5.3). */
export function truncate(mac: Uint8Array, digits = DIGITS): string {
  const view = new DataView(mac.buffer, mac.byteOffset, mac.byteLength);
  const offset = view.getUint8(mac.byteLength - 1) & 0x0f;
  const number = view.getUint32(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** What was typed, without the spaces people put in the middle. */
export const canonicalCode = (typed: string): string => typed.replace(/[\s.-]/g, '');

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 base32 without padding, as authenticator apps take a secret. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The address an authenticator app reads, by hand or as a QR code. */
export const otpauth = (issuer: string, userName: string, secret: Uint8Array): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(userName)}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`;
