import { type Refused, refused } from '#kernel/outcome.ts';

/** What the world around the program did to it: it passes, or an operator ends it; no bug of ours. */
export type Fault = 'database-away' | 'disk-full';

/** Nobody answers there, or no longer (Node's codes), and PostgreSQL's own: stopping, crashed, starting, too many, read-only. */
const AWAY = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['57P01', '57P02', '57P03', '53300', '25006'],
]);
/** pg's errors without a code. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/;
const FULL = new Set(['ENOSPC', 'EDQUOT', '53100']);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Whether a disk, ours or the database's, has no room left. */
export const isFull = (error: unknown): boolean => FULL.has(codeOf(error));

/** A server that ended took its socket away: what is missing is no file of ours. */
export const isSocketGone = (error: unknown): boolean =>
  codeOf(error) === 'ENOENT' && /\.s\.PGSQL\.\d+$/.test(String((error as { address?: unknown }).address));

const isAway = (error: unknown): boolean => {
  const code = codeOf(error);
  if (AWAY.has(code) || code.startsWith('08') || isSocketGone(error)) return true;
  return error instanceof Error && LOST.test(error.message);
};

/** The fault behind an exception as a refusal, or undefined: then it is a bug. */
export function faultOf(error: unknown): Refused<Fault> | undefined {
  if (isFull(error)) return refused('disk-full');
  return isAway(error) ? refused('database-away') : undefined;
}

/** When to come again (RFC 9110, 10.2.3): a restart takes seconds. */
export const COME_AGAIN = { 'retry-after': '5' } as const;
