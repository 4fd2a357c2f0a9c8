import { calendarFacts } from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import { buildCalendar, type WorkingCalendar } from '#deadline/index.ts';
import { dateAt, type Instant } from '#kernel/time.ts';

const KEPT = 64;
const built = new Map<string, WorkingCalendar>();

/** The working calendar of an agency: its hours and days off as they stand now. Equal facts share one built calendar. */
export async function calendarOf(reader: Reader, realm: string, agency: string, at: Instant): Promise<WorkingCalendar> {
  const facts = await calendarFacts(reader, realm, agency, dateAt(at));
  const key = JSON.stringify(facts);
  const found = built.get(key);
  if (found) return found;
  const calendar = buildCalendar(facts);
  if (built.size >= KEPT) built.delete(built.keys().next().value as string);
  built.set(key, calendar);
  return calendar;
}
