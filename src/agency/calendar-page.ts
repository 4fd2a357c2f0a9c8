import type { Reader } from '#db/pool.server.ts';
import { localDate } from '#kernel/time.ts';
import { calendarSpan, type PublishedLine, publishedBetween, type UnknownRow, unknownRows } from './sql/calendar.ts';

/** A year of the calendar as it was published. */
export interface CalendarPage {
  readonly year: number;
  /** Years the nation's calendar is kept for. */
  readonly years: readonly number[];
  readonly days: readonly PublishedLine[];
  /** What nobody has announced, and which days are taken to be off until then. */
  readonly unknown: readonly UnknownRow[];
}

/** The days off and worked of a year: the nation's, the realm's own and its agencies'. */
export async function calendarPage(reader: Reader, realm: string, year: number): Promise<CalendarPage> {
  const [from, to] = [localDate(`${year}-01-01`), localDate(`${year}-12-31`)];
  const [days, unknown, span] = await Promise.all([
    publishedBetween(reader, realm, { from, to }),
    unknownRows(reader, from, to),
    calendarSpan(reader),
  ]);
  const [first, last] = span ? [span.knownFrom, span.knownTo].map((day) => Number(day.slice(0, 4))) : [year, year];
  const years = Array.from({ length: (last as number) - (first as number) + 1 }, (_, at) => (first as number) + at);
  return { year, years, days, unknown };
}
