import { calendarFacts } from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import { calendarRevision } from '#db/revision.ts';
import { buildCalendar, type WorkingCalendar } from '#deadline/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';

/** Days of dossiers under way, at the agencies of a province. */
const KEPT_DAYS = 20_000;
/** Agencies that keep other hours or days than those above them are few. */
const KEPT_CALENDARS = 64;

/** By realm, revision, agency and day; equal facts share one calendar. */
const byDay = new Map<string, WorkingCalendar>();
const byFacts = new Map<string, WorkingCalendar>();

function keep<T>(kept: Map<string, T>, most: number, key: string, value: T): T {
  if (kept.size >= most) kept.delete(kept.keys().next().value as string);
  kept.set(key, value);
  return value;
}

export type CalendarFor = (agency: string, at: Instant) => Promise<WorkingCalendar>;

/** Asked for and not yet answered, by who asks: a page of fifty lines, and all pages after a cold start, ask once for each agency and day. */
const underWay = new WeakMap<Reader, Map<string, Promise<WorkingCalendar>>>();

function onceAtATime(reader: Reader, key: string, find: () => Promise<WorkingCalendar>): Promise<WorkingCalendar> {
  const asked = underWay.get(reader) ?? new Map<string, Promise<WorkingCalendar>>();
  underWay.set(reader, asked);
  const finding = asked.get(key) ?? find().finally(() => asked.delete(key));
  asked.set(key, finding);
  return finding;
}

/** Working calendars as they stand now, for several agencies and days at the price of one question. */
export async function calendarsOf(reader: Reader, realm: string): Promise<CalendarFor> {
  const revision = await calendarRevision(reader);
  return async (agency, at) => {
    const day = dateAt(at);
    const key = `${realm} ${revision} ${agency} ${day}`;
    const found = byDay.get(key);
    if (found) return found;
    return onceAtATime(reader, key, async () => {
      const facts = await calendarFacts(reader, realm, agency, day);
      const text = JSON.stringify(facts);
      const calendar = byFacts.get(text) ?? keep(byFacts, KEPT_CALENDARS, text, buildCalendar(facts));
      return keep(byDay, KEPT_DAYS, key, calendar);
    });
  };
}

/** The working calendar of an agency: its hours and days off as they stand now. */
export const calendarOf = async (
  reader: Reader,
  realm: string,
  agency: string,
  at: Instant,
): Promise<WorkingCalendar> => (await calendarsOf(reader, realm))(agency, at);
