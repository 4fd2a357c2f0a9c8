import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { addDays, dayNumber, type LocalDate } from '#kernel/time.ts';
import { type Session, toSessions, type Week } from './hours.ts';

/** A named day on which the office is shut. */
export interface DayOff {
  readonly date: LocalDate;
  readonly vi: string;
  readonly en: string;
  readonly source: string;
}
export interface MakeUpDay {
  readonly date: LocalDate;
  readonly insteadOf?: LocalDate;
  /** ISO weekday whose hours are kept. */
  readonly worksLike?: number;
  readonly sessions?: readonly Session[];
  readonly source: string;
}
/** Days of which nobody has said whether they are off; a term that needs them is provisional and says why. */
export interface UnknownPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly vi: string;
  readonly en: string;
  readonly assumedOff: readonly Omit<DayOff, 'source'>[];
}

/** A day that an office works, or does not, against the calendar above it. */
export interface LocalDay {
  readonly day: LocalDate;
  readonly kind: 'off' | 'work';
  readonly vi: string;
  readonly en: string;
  /** ISO weekday whose hours are kept on a day worked. */
  readonly likeWeekday?: number;
  readonly sessions?: readonly Session[];
}

const MOST_DAYS = 31;

/** Each day from the first to the last, alike. A notice is for a month at most: more is a slip of the pen. */
export function daysAlike(
  like: Omit<LocalDay, 'day'>,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Outcome<LocalDay[], 'days-wrong'> {
  const count = (dayNumber(to) as number) - (dayNumber(from) as number) + 1;
  if (count < 1 || count > MOST_DAYS) return refused('days-wrong', { most: MOST_DAYS });
  return ok(Array.from({ length: count }, (_, at) => ({ ...like, day: addDays(from, at) })));
}

/** What the deadline capability makes its working calendar from. */
export interface CalendarFacts {
  readonly hours: Week;
  readonly daysOff: readonly DayOff[];
  readonly makeUpDays: readonly MakeUpDay[];
  readonly unknown: readonly UnknownPeriod[];
  readonly knownFrom: LocalDate;
  readonly knownTo: LocalDate;
}

/** A day as somebody published it; `distance` is how far above the agency that somebody stands. */
export interface PublishedDay {
  readonly distance: number;
  readonly day: LocalDate;
  readonly kind: 'off' | 'work';
  readonly nameVi: string;
  readonly nameEn: string;
  readonly likeWeekday: number | null;
  readonly insteadOf: LocalDate | null;
  readonly sessions: readonly (readonly [number, number])[] | null;
  readonly source: string;
}

/** For each day the word of the nearest office: an agency's own over its parent's, that over the realm's and the nation's. */
export function daysThatHold(rows: readonly PublishedDay[]): { daysOff: DayOff[]; makeUpDays: MakeUpDay[] } {
  const nearest = new Map<LocalDate, PublishedDay>();
  for (const row of rows) {
    const held = nearest.get(row.day);
    if (!held || row.distance < held.distance) nearest.set(row.day, row);
  }
  const days = [...nearest.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  return {
    daysOff: days
      .filter(({ kind }) => kind === 'off')
      .map(({ day, nameVi, nameEn, source }) => ({ date: day, vi: nameVi, en: nameEn, source })),
    makeUpDays: days
      .filter(({ kind }) => kind === 'work')
      .map(({ day, insteadOf, likeWeekday, sessions, source }) => ({
        ...{ date: day, source },
        ...(insteadOf ? { insteadOf } : {}),
        ...(likeWeekday ? { worksLike: likeWeekday } : {}),
        ...(sessions ? { sessions: toSessions(sessions) } : {}),
      })),
  };
}
