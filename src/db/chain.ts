import { createHash } from 'node:crypto';

/** A row of the trail as it is hashed; `at` in UTC with milliseconds, `facts` the exact text PostgreSQL keeps. */
export interface TrailRow {
  realm: string;
  subject: string;
  seq: number;
  id: string;
  at: string;
  actor: string;
  act: string;
  facts: string;
  hash: string;
}

export const GENESIS = '0'.repeat(64);

/** The hash a row must carry after that of the row before it: SHA-256 over its parts, a line each. The database computes the same (`seal_trail`). */
export const hashOf = (row: Omit<TrailRow, 'hash'>, previous: string): string =>
  createHash('sha256')
    .update([previous, row.realm, row.subject, row.seq, row.id, row.at, row.actor, row.act, row.facts].join('\n'))
    .digest('hex');

export type Break = { subject: string; seq: number; why: 'gap' | 'altered' };

/** The first thing wrong with a chain given in order, or nothing. */
export function firstBreak(rows: readonly TrailRow[]): Break | undefined {
  let previous = GENESIS;
  for (const [index, row] of rows.entries()) {
    const at = { subject: row.subject, seq: row.seq };
    if (row.seq !== index + 1) return { ...at, why: 'gap' };
    if (hashOf(row, previous) !== row.hash) return { ...at, why: 'altered' };
    previous = row.hash;
  }
  return undefined;
}

/** The root of a day: SHA-256 over `subject hash` of each chain's last row that day, a line each, in order of subject. */
export const rootOf = (heads: readonly { subject: string; hash: string }[]): string =>
  createHash('sha256')
    .update(heads.map(({ subject, hash }) => `${subject} ${hash}`).join('\n'))
    .digest('hex');
