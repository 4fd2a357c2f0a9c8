import type { Reader } from './pool.server.ts';

/** A text that differs whenever anything the catalogue's public pages show has changed, for this realm or the nation. */
export async function catalogueRevision(reader: Reader): Promise<string> {
  const { rows } = await reader.query<{ revision: string }>(
    `select coalesce(string_agg(realm || number, ' ' order by realm), '') as revision from catalogue_revision`,
  );
  return rows[0]?.revision ?? '';
}

/** The same of working hours, days off and the tree they are inherited in. */
export async function calendarRevision(reader: Reader): Promise<string> {
  const { rows } = await reader.query<{ revision: string }>(
    `select coalesce(string_agg(realm || number, ' ' order by realm), '') as revision from calendar_revision`,
  );
  return rows[0]?.revision ?? '';
}
