import { type LocalDate, weekday } from '#kernel/time.ts';

/** One sitting of the office, in minutes since midnight. */
export interface Session {
  readonly opens: number;
  readonly closes: number;
}
/** Sessions by ISO weekday: index 1 Monday … 7 Sunday; index 0 is unused. */
export type Week = readonly (readonly Session[])[];

/** `working` counts for terms, `reception` is when people are received (see migrations/0002-agencies.sql). */
export const PURPOSES = ['working', 'reception'] as const;
export type Purpose = (typeof PURPOSES)[number];

const OFFICE_DAY: readonly Session[] = [
  { opens: 7 * 60 + 30, closes: 11 * 60 + 30 },
  { opens: 13 * 60, closes: 17 * 60 },
];
/**
 * Forty hours, Monday to Friday (QĐ 188/1999/QĐ-TTg). The hours of the day are set by each province; 7:30–11:30 and
 * 13:00–17:00 is the commonest pair and stands where neither an agency nor any above it has set its own.
 */
export const DEFAULT_WEEK: Week = [[], OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, [], []];

const LAST_MINUTE = 1439;
const wholeMinute = (minute: number) => Number.isInteger(minute) && minute >= 0 && minute <= LAST_MINUTE;

const areSessions = (sessions: readonly Session[]): boolean =>
  sessions.every(
    ({ opens, closes }, index) =>
      wholeMinute(opens) && wholeMinute(closes) && opens < closes && opens >= (sessions[index - 1]?.closes ?? 0),
  );

/** The first weekday (1 to 7) whose sessions cannot be, or undefined. The database holds the same (is_week). */
export const wrongDay = (week: Week): number | undefined => {
  const found = week.findIndex((sessions) => !areSessions(sessions));
  return found >= 0 ? found : undefined;
};
export const wrongSessions = (sessions: readonly Session[]): boolean => !areSessions(sessions);

/** As the database keeps it: `{"1": [[450, 690], [780, 1020]], …}`, days of rest left out. */
export type StoredWeek = Record<string, readonly (readonly [number, number])[]>;
export const toStored = (week: Week): StoredWeek =>
  Object.fromEntries(
    week.flatMap((sessions, day) =>
      day > 0 && sessions.length > 0 ? [[day, sessions.map(({ opens, closes }) => [opens, closes] as const)]] : [],
    ),
  );
export const toSessions = (stored: readonly (readonly [number, number])[]): readonly Session[] =>
  stored.map(([opens, closes]) => ({ opens, closes }));
export const fromStored = (stored: StoredWeek): Week =>
  Array.from({ length: 8 }, (_, day) => toSessions(stored[day] ?? []));

/** Hours somebody set: for the agency itself (depth 0) or one above it. */
export interface SetHours {
  readonly agency: string;
  readonly depth: number;
  readonly purpose: Purpose;
  readonly week: Week;
}

export interface Hours {
  readonly week: Week;
  /** Which agency set them; undefined: nobody, so the usual hours stand. */
  readonly setBy: string | undefined;
}

/** The hours that hold: the nearest set for this purpose, then the nearest working hours, then the usual ones. */
export function hoursThatHold(set: readonly SetHours[], purpose: Purpose): Hours {
  const nearest = (wanted: Purpose) => set.filter((one) => one.purpose === wanted).sort((a, b) => a.depth - b.depth)[0];
  const reception = purpose === 'reception' ? nearest('reception') : undefined;
  const working = nearest('working');
  // Reception hours of the province do not reach past working hours that the agency below set for itself.
  const found = reception && (!working || reception.depth <= working.depth) ? reception : working;
  return found ? { week: found.week, setBy: found.agency } : { week: DEFAULT_WEEK, setBy: undefined };
}

export const sessionsOn = (week: Week, day: LocalDate): readonly Session[] => week[weekday(day)] ?? [];

const two = (number: number): string => String(number).padStart(2, '0');
const clock = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** `07:30–11:30, 13:00–17:00`; '' where there are none. */
export const writeSessions = (sessions: readonly Session[]): string =>
  sessions.map(({ opens, closes }) => `${clock(opens)}–${clock(closes)}`).join(', ');

const SITTING = /^(\d{1,2})(?:[:hg.]([0-5]\d)?)?\s*[-–]\s*(\d{1,2})(?:[:hg.]([0-5]\d)?)?$/;

/** Sessions as an office writes them: `7:30-11:30, 13h-17h`; none from an empty text, undefined from what cannot be read. */
export function readSessions(typed: string): readonly Session[] | undefined {
  const parts = typed.split(/[,;]/).map((part) => part.trim());
  const read = parts.filter(Boolean).map((part) => {
    const [, h1, m1, h2, m2] = SITTING.exec(part) ?? [];
    return { opens: Number(h1) * 60 + Number(m1 ?? 0), closes: Number(h2) * 60 + Number(m2 ?? 0) };
  });
  return areSessions(read) ? read : undefined;
}
