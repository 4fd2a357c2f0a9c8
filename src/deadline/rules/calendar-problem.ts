import { dayNumber } from '#kernel/time.ts';
import type { CalendarData } from './calendar-data.ts';
import { areSessions, parseSession, type Session } from './hours.ts';

/** Where a calendar is wrong, as a path, and what stands there. */
export interface CalendarProblem {
  readonly where: string;
  readonly found: unknown;
}

type Check = (value: unknown, where: string) => CalendarProblem | undefined;
type Fields = Record<string, unknown>;

const MAX_YEARS = 100;

/** The first thing wrong with a calendar, or nothing. */
export function calendarProblem(json: unknown): CalendarProblem | undefined {
  return whole(json, 'lịch/calendar') ?? span(json as Fields) ?? repeated(json as Fields);
}

const that =
  (holds: (value: unknown) => boolean): Check =>
  (found, where) =>
    holds(found) ? undefined : { where, found };

const text = that((value) => typeof value === 'string' && value.trim() !== '');
const date = that((value) => typeof value === 'string' && dayNumber(value) !== undefined);
const weekdayNumber = that((value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 7);

const maybe =
  (check: Check): Check =>
  (value, where) =>
    value === undefined ? undefined : check(value, where);

const list =
  (check: Check): Check =>
  (value, where) => {
    if (!Array.isArray(value)) return { where, found: value };
    for (const [i, item] of value.entries()) {
      const wrong = check(item, `${where}[${i}]`);
      if (wrong) return wrong;
    }
    return undefined;
  };

const record =
  (checks: Record<string, Check>): Check =>
  (value, where) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { where, found: value };
    for (const [name, check] of Object.entries(checks)) {
      const wrong = check((value as Fields)[name], where.includes('/') ? name : `${where}.${name}`);
      if (wrong) return wrong;
    }
    return undefined;
  };

const sessions: Check = (value, where) => {
  const wrong = list(that((item) => typeof item === 'string' && parseSession(item) !== undefined))(value, where);
  if (wrong) return wrong;
  const parsed = (value as string[]).map((item) => parseSession(item) as Session);
  return parsed.length > 0 && areSessions(parsed) ? undefined : { where, found: value };
};

const whole = record({
  knownFrom: date,
  knownTo: date,
  hours: maybe(list(record({ days: list(weekdayNumber), sessions }))),
  daysOff: list(record({ date, vi: text, en: text })),
  makeUpDays: list(
    record({ date, insteadOf: maybe(date), worksLike: maybe(weekdayNumber), sessions: maybe(sessions) }),
  ),
  unknown: list(
    record({ from: date, to: date, vi: text, en: text, name: record({ vi: text, en: text }), assumedOff: list(date) }),
  ),
});

/** Ends after beginnings, a week with work in it, and not more years than a calendar can mean. */
function span(json: Fields): CalendarProblem | undefined {
  const { knownFrom, knownTo, hours, unknown } = json as unknown as CalendarData;
  if (knownTo < knownFrom || year(knownTo) - year(knownFrom) > MAX_YEARS) return { where: 'knownTo', found: knownTo };
  if (hours && !hours.some(({ days }) => days.length > 0)) return { where: 'hours', found: hours };
  const reversed = unknown.findIndex(({ from, to }) => to < from);
  return reversed < 0 ? undefined : { where: `unknown[${reversed}].to`, found: unknown[reversed] };
}

const year = (day: string): number => Number(day.slice(0, 4));

/** A day is off once, or made up, never both. */
function repeated(json: Fields): CalendarProblem | undefined {
  const seen = new Set<string>();
  for (const name of ['daysOff', 'makeUpDays']) {
    for (const [i, day] of (json[name] as { date: string }[]).entries()) {
      if (seen.has(day.date)) return { where: `${name}[${i}].date`, found: day.date };
      seen.add(day.date);
    }
  }
  return undefined;
}
