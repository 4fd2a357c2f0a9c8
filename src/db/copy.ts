import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** What a column of a copied row can be; arrays are of codes, dates are given as text. */
export type Cell = string | number | boolean | null | readonly string[];

const SPECIAL = /[\\\t\n\r]/;
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ESCAPED[sign] as string) : text;

function cell(value: Cell): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number') return String(value);
  return escaped(`{${value.map((one) => `"${one.replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
}

/** A row as COPY reads it (text format, https://www.postgresql.org/docs/18/sql-copy.html). */
export const copyLine = (row: readonly Cell[]): string => `${row.map(cell).join('\t')}\n`;

const CHUNK = 65_536;

function* chunks(rows: Iterable<readonly Cell[]>): Generator<string> {
  let text = '';
  for (const row of rows) {
    text += copyLine(row);
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  if (text) yield text;
}

/** Puts rows into a table by COPY, on the caller's connection and in the caller's transaction. */
export async function copyRows(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  const names = columns.map((one) => `"${one}"`).join(', ');
  await pipeline(Readable.from(chunks(rows)), client.query(copyFrom(`copy ${table} (${names}) from stdin`)));
}

/**
 * A value as PostgreSQL writes a `jsonb` back: keys by length, then by their bytes, a space after colon and comma.
 * The hash of a line of the trail is over this text (db/chain.ts); `motcua verify` reads it from the database.
 */
export function jsonbText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  entries.sort(
    ([a], [b]) => Buffer.byteLength(a) - Buffer.byteLength(b) || Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}: ${jsonbText(one)}`).join(', ')}}`;
}
