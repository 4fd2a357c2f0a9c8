import { createHash } from 'node:crypto';
import type pg from 'pg';
import { statementName } from '#watch/statement.ts';
import type { Reader } from './pool.server.ts';

const names = new Map<string, string>();

/** A name that a text alone has; PostgreSQL takes 63 signs. */
export function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 10);
  const name = `${statementName(text).summary.slice(0, 50)} ${mark}`;
  names.set(text, name);
  return name;
}

/**
 * Asks a statement that PostgreSQL plans once a connection and keeps by its name: behind a page planning costs more than answering
 * (the session of every request: 2.2 ms without, 0.2 ms with). For texts that are always the same and fit one plan whatever
 * they are asked with; a search does not.
 */
export function prepared<R extends pg.QueryResultRow>(
  reader: Reader,
  text: string,
  values: unknown[],
): Promise<pg.QueryResult<R>> {
  // Pools and clients take this form too; Reader shows only the plain one.
  const query = reader.query.bind(reader) as unknown as (config: pg.QueryConfig) => Promise<pg.QueryResult<R>>;
  return query({ name: nameOf(text), text, values });
}
