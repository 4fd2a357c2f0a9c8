/**
 * Three kinds of time that never mix: an instant, a local date, and a working duration
 * (minutes on a calendar, see `deadline`). Legal time is Asia/Ho_Chi_Minh.
 */

declare const instantBrand: unique symbol;
declare const localDateBrand: unique symbol;

/** A moment: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly [instantBrand]: true };

/** A day in Viet Nam: `YYYY-MM-DD`; compares correctly as text. */
export type LocalDate = string & { readonly [localDateBrand]: true };

/** UTC+7 without daylight saving since 13/6/1975 (IANA Asia/Ho_Chi_Minh); no rule here reaches further back. */
export const OFFSET_MS = 7 * 3_600_000;
export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

export const instant = (ms: number): Instant => ms as Instant;

/** Days since 1970-01-01, as an integer; undefined if the text is not a real day. */
export function dayNumber(date: string): number | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!found) return undefined;
  const ms = Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  return new Date(ms).toISOString().slice(0, 10) === date ? ms / DAY_MS : undefined;
}

/** The day with that number since 1970-01-01. */
export const dateOfDay = (day: number): LocalDate => new Date(day * DAY_MS).toISOString().slice(0, 10) as LocalDate;

/** A real day written `YYYY-MM-DD`, or undefined. */
export const parseLocalDate = (text: string): LocalDate | undefined =>
  dayNumber(text) === undefined ? undefined : (text as LocalDate);

/** For constants and tests. Throws if the text is not a real day. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (!date) throw new Error(`Not a day written YYYY-MM-DD: ${JSON.stringify(text)}`);
  return date;
}

/** The day in Viet Nam at that moment. */
export const dateAt = (at: Instant): LocalDate => dateOfDay(Math.floor((at + OFFSET_MS) / DAY_MS));

/** Minutes since midnight in Viet Nam at that moment, whole. */
export const minuteAt = (at: Instant): number =>
  Math.floor(((((at + OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS);

/** The moment `minute` minutes after midnight of that day in Viet Nam (1440 is midnight at its end). */
export const instantOf = (date: LocalDate, minute = 0): Instant =>
  instant((dayNumber(date) as number) * DAY_MS + minute * MINUTE_MS - OFFSET_MS);

export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDay((dayNumber(date) as number) + days);

/** 1 Monday … 7 Sunday (ISO 8601). */
export const weekday = (date: LocalDate): number => (((((dayNumber(date) as number) + 3) % 7) + 7) % 7) + 1;

/** ISO 8601 with an offset or Z; a moment without an offset is refused (undefined) because it is not a moment. */
export function parseInstant(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) || dayNumber(text.slice(0, 10)) === undefined ? undefined : instant(ms);
}

/** ISO 8601 in legal time, to the second: `2026-11-20T14:00:00+07:00`. */
export const formatInstant = (at: Instant): string => `${new Date(at + OFFSET_MS).toISOString().slice(0, 19)}+07:00`;

/** What tells the time: the real one in service, a virtual one in tests, replays and the simulator. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instant(Date.now()) };
