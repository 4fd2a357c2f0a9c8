import { type Instant, instant, MINUTE_MS } from '#kernel/time.ts';
import { safeReturn } from './return-path.ts';

/** A form as it was sent: names and values in their order. */
export type Entries = readonly (readonly [name: string, value: string])[];

/** Long enough to find the telephone and sign in again, short enough that what was typed does not lie about. */
export const KEPT_MS = 60 * MINUTE_MS;

/** More of them than this is not somebody typing. */
export const KEPT_EACH = 5;

/** Longest form of ours, a household's declaration, is a fifth of it. */
const LONGEST = 100_000;

const SECRET = /mat-khau|ma-xac-thuc|password/i;

/** Whether what was typed may be kept for its author: no secrets, no files, nothing that is not a form of ours. */
export function isKeepable(entries: readonly (readonly [string, unknown])[]): entries is Entries {
  if (entries.length === 0 || entries.some(([name, value]) => SECRET.test(name) || typeof value !== 'string'))
    return false;
  return entries.reduce((sum, [name, value]) => sum + name.length + String(value).length, 0) <= LONGEST;
}

/** A form as the browser tells it when its author signs out, or nothing when it is not one of our pages'. */
export function readUnsent(text: string): { address: string; entries: Entries } | undefined {
  let told: { address?: unknown; entries?: unknown } | null;
  try {
    told = JSON.parse(text);
  } catch {
    return undefined;
  }
  const address = typeof told?.address === 'string' ? safeReturn(told.address, '') : '';
  const entries = told?.entries;
  const isForm =
    Array.isArray(entries) &&
    entries.every((one) => Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === 'string'));
  return address && isForm ? { address, entries } : undefined;
}

export const forgottenBefore = (now: Instant): Instant => instant(now - KEPT_MS);
