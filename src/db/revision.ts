import type { Reader } from './pool.server.ts';
import { prepared } from './prepared.ts';

/** A text that differs whenever anything the catalogue's public pages show has changed, for this realm or the nation. */
export async function catalogueRevision(reader: Reader): Promise<string> {
  const { rows } = await prepared<{ revision: string }>(
    reader,
    `select coalesce(string_agg(realm || number, ' ' order by realm), '') as revision from catalogue_revision`,
    [],
  );
  return rows[0]?.revision ?? '';
}

const ofAct = new WeakMap<Reader, Promise<string>>();

/** The same of working hours, days off and the tree they are inherited in. An act asks once. */
export function calendarRevision(reader: Reader): Promise<string> {
  const known = ofAct.get(reader);
  if (known) return known;
  const asked = askCalendarRevision(reader);
  if ('actor' in reader) ofAct.set(reader, asked);
  return asked;
}

async function askCalendarRevision(reader: Reader): Promise<string> {
  const { rows } = await prepared<{ revision: string }>(
    reader,
    `select coalesce(string_agg(realm || number, ' ' order by realm), '') as revision from calendar_revision`,
    [],
  );
  return rows[0]?.revision ?? '';
}
