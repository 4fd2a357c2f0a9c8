import { dateOfDay, dayNumber, type LocalDate } from '#kernel/time.ts';
import { DEFAULT_HOURS, type Session, sessionMinutes, type WeeklyHours } from './hours.ts';

export interface DayOff {
  readonly date: LocalDate;
  readonly vi: string;
  readonly en: string;
}

/** A day worked in exchange for another (hoán đổi, làm bù): usually a Saturday. */
export interface MakeUpDay {
  readonly date: LocalDate;
  readonly insteadOf?: LocalDate;
  /** ISO weekday whose hours are kept; Friday unless said otherwise. */
  readonly worksLike?: number;
  readonly sessions?: readonly Session[];
}

/** Days of which nobody can yet say whether they are worked. */
export interface UnknownPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Clauses that follow "tạm tính vì" and "provisional because"; empty when the calendar has simply no data there. */
  readonly vi: string;
  readonly en: string;
  /** Reckoned as days off until the announcement, because every proposal has them. */
  readonly assumedOff: readonly DayOff[];
}

export interface CalendarInput {
  readonly hours?: WeeklyHours;
  readonly daysOff: readonly DayOff[];
  readonly makeUpDays: readonly MakeUpDay[];
  readonly unknown: readonly UnknownPeriod[];
  readonly knownFrom: LocalDate;
  readonly knownTo: LocalDate;
}

/**
 * An office's working time as a value: every day from `firstDay`, with running totals so that a term of any length is
 * found by look-up. Index = days since `firstDay`; the totals have one entry more than there are days.
 */
export interface WorkingCalendar {
  readonly firstDay: number;
  readonly dates: readonly LocalDate[];
  readonly sessions: readonly (readonly Session[])[];
  readonly minutesBefore: Int32Array;
  readonly workdaysBefore: Int32Array;
  /** Index of the k-th working day. */
  readonly workdays: Int32Array;
  /** How many earlier days are doubtful (see `UnknownPeriod`). */
  readonly doubtsBefore: Int32Array;
  /** Last index of the stretch of like days (working, off, make-up) that the day is in. */
  readonly stretchEnd: Int32Array;
  /** Named days off on weekdays that are otherwise worked. */
  readonly holidays: readonly (DayOff | undefined)[];
  readonly makeUps: readonly (MakeUpDay | undefined)[];
  readonly unknown: readonly UnknownPeriod[];
}

/** Past and future of the announced years that can still be reckoned with, provisionally. */
const YEARS_BEFORE = 3;
const YEARS_AFTER = 12;

interface Day {
  readonly sessions: readonly Session[];
  readonly holiday: DayOff | undefined;
  readonly makeUp: MakeUpDay | undefined;
  readonly doubtful: boolean;
}

/** Pure; the input has been checked (`parseCalendarData`), or comes from constraints that hold the same. */
export function buildCalendar(input: CalendarInput): WorkingCalendar {
  const firstDay = dayNumber(`${Number(input.knownFrom.slice(0, 4)) - YEARS_BEFORE}-01-01`) as number;
  const lastDay = dayNumber(`${Number(input.knownTo.slice(0, 4)) + YEARS_AFTER}-12-31`) as number;
  const dates = Array.from({ length: lastDay - firstDay + 1 }, (_, i) => dateOfDay(firstDay + i));
  const unknown = withSilence(input, dates[0] as LocalDate, dates.at(-1) as LocalDate);
  const days = dates.map(dayReader(input, unknown, firstDay));
  return { firstDay, dates, unknown, ...totals(days) };
}

/** The announced unknowns, and the years before and after of which the calendar says nothing. */
function withSilence(input: CalendarInput, first: LocalDate, last: LocalDate): readonly UnknownPeriod[] {
  const day = (date: LocalDate, by: number) => dateOfDay((dayNumber(date) as number) + by);
  const silence = (from: LocalDate, to: LocalDate) => ({ from, to, vi: '', en: '', assumedOff: [] });
  return [silence(first, day(input.knownFrom, -1)), ...input.unknown, silence(day(input.knownTo, 1), last)];
}

function dayReader(input: CalendarInput, unknown: readonly UnknownPeriod[], firstDay: number) {
  const hours = input.hours ?? DEFAULT_HOURS;
  const off = new Map(input.daysOff.map((day) => [day.date, day]));
  const assumed = new Map(unknown.flatMap((period) => period.assumedOff).map((day) => [day.date, day]));
  const makeUps = new Map(input.makeUpDays.map((day) => [day.date, day]));
  return (date: LocalDate, i: number): Day => {
    const usual = hours[((firstDay + i + 3) % 7) + 1] as readonly Session[];
    const makeUp = makeUps.get(date);
    if (makeUp) {
      return {
        sessions: makeUp.sessions ?? hours[makeUp.worksLike ?? 5] ?? [],
        holiday: undefined,
        makeUp,
        doubtful: false,
      };
    }
    const known = off.get(date);
    const holiday = known ?? assumed.get(date);
    // A weekend stays a weekend whatever is announced; only a day that would be worked can be in doubt.
    const doubtful = !known && usual.length > 0 && unknown.some((period) => period.from <= date && date <= period.to);
    return {
      sessions: holiday ? [] : usual,
      holiday: usual.length > 0 ? holiday : undefined,
      makeUp: undefined,
      doubtful,
    };
  };
}

function totals(days: readonly Day[]) {
  const minutesBefore = new Int32Array(days.length + 1);
  const workdaysBefore = new Int32Array(days.length + 1);
  const doubtsBefore = new Int32Array(days.length + 1);
  const stretchEnd = new Int32Array(days.length);
  days.forEach((day, i) => {
    minutesBefore[i + 1] = (minutesBefore[i] as number) + sessionMinutes(day.sessions);
    workdaysBefore[i + 1] = (workdaysBefore[i] as number) + (day.sessions.length > 0 ? 1 : 0);
    doubtsBefore[i + 1] = (doubtsBefore[i] as number) + (day.doubtful ? 1 : 0);
  });
  for (let i = days.length - 1; i >= 0; i--) {
    const next = days[i + 1];
    stretchEnd[i] = next && kind(next) === kind(days[i] as Day) ? (stretchEnd[i + 1] as number) : i;
  }
  return {
    sessions: days.map((day) => day.sessions),
    holidays: days.map((day) => day.holiday),
    makeUps: days.map((day) => day.makeUp),
    workdays: Int32Array.from(days.keys().filter((i) => (days[i] as Day).sessions.length > 0)),
    minutesBefore,
    workdaysBefore,
    doubtsBefore,
    stretchEnd,
  };
}

const kind = (day: Day): 'make-up' | 'working' | 'off' =>
  day.makeUp ? 'make-up' : day.sessions.length > 0 ? 'working' : 'off';
