import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { LocalDate } from '#kernel/time.ts';
import type { CalendarInput, UnknownPeriod } from './calendar.ts';
import { calendarProblem } from './calendar-problem.ts';
import { parseSession, type Session, type WeeklyHours } from './hours.ts';

/** The form of `data/calendar/holidays.json` and of `--calendar FILE`; see `data/calendar/README.md`. */
export interface CalendarData {
  readonly knownFrom: LocalDate;
  readonly knownTo: LocalDate;
  readonly hours?: readonly { readonly days: readonly number[]; readonly sessions: readonly string[] }[];
  readonly daysOff: readonly { readonly date: LocalDate; readonly vi: string; readonly en: string }[];
  readonly makeUpDays: readonly {
    readonly date: LocalDate;
    readonly insteadOf?: LocalDate;
    readonly worksLike?: number;
    readonly sessions?: readonly string[];
  }[];
  readonly unknown: readonly {
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly vi: string;
    readonly en: string;
    readonly name: { readonly vi: string; readonly en: string };
    readonly assumedOff: readonly LocalDate[];
  }[];
}

/** Reads a calendar from parsed JSON, or says where it is wrong. Pure: the file or table is read by the caller. */
export function parseCalendarData(json: unknown): Outcome<CalendarInput, 'calendar-wrong'> {
  const wrong = calendarProblem(json);
  if (wrong) return refused('calendar-wrong', { where: wrong.where, found: JSON.stringify(wrong.found) ?? '∅' });
  const data = json as CalendarData;
  const { knownFrom, knownTo } = data;
  return ok({
    knownFrom,
    knownTo,
    ...(data.hours ? { hours: weeklyHours(data.hours) } : {}),
    daysOff: data.daysOff.map(({ date, vi, en }) => ({ date, vi, en })),
    makeUpDays: data.makeUpDays.map(({ sessions, date, insteadOf, worksLike }) => ({
      date,
      ...(insteadOf ? { insteadOf } : {}),
      ...(worksLike ? { worksLike } : {}),
      ...(sessions ? { sessions: sessions.map(parseSession) as Session[] } : {}),
    })),
    unknown: data.unknown.map(unknownPeriod),
  });
}

const unknownPeriod = ({ from, to, vi, en, name, assumedOff }: CalendarData['unknown'][number]): UnknownPeriod => ({
  from,
  to,
  vi,
  en,
  assumedOff: assumedOff.map((date) => ({ date, vi: name.vi, en: name.en })),
});

export function weeklyHours(hours: NonNullable<CalendarData['hours']>): WeeklyHours {
  const week: Session[][] = Array.from({ length: 8 }, () => []);
  for (const { days, sessions } of hours) {
    for (const day of days) week[day] = sessions.map((text) => parseSession(text) as Session);
  }
  return week;
}
