import type { RefusalCode } from '#words/refusal.ts';

/** The HTTP status of each refusal. Exhaustive: a new code does not compile until it has one here. */
const status = {
  'not-found': 404,
  'administrative-unit-unknown': 404,
  'agency-unknown': 404,
  'sign-in-needed': 401,
} as const satisfies Partial<Record<RefusalCode, number>>;

export const statusOf = (code: RefusalCode): number => (status as Record<string, number>)[code] ?? 422;
