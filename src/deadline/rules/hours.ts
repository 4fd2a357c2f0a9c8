/** One sitting of the office, in minutes since midnight; open at both ends of the sitting. */
export interface Session {
  readonly opens: number;
  readonly closes: number;
}

/** Sessions by ISO weekday: index 1 Monday … 7 Sunday; index 0 is unused. An empty list is a day of rest. */
export type WeeklyHours = readonly (readonly Session[])[];

const OFFICE_DAY: readonly Session[] = [
  { opens: 7 * 60 + 30, closes: 11 * 60 + 30 },
  { opens: 13 * 60, closes: 17 * 60 },
];

/**
 * Forty hours, Monday to Friday (QĐ 188/1999/QĐ-TTg). The hours of the day are set by each province;
 * 7:30–11:30 and 13:00–17:00 is the commonest pair and stands until an agency sets its own.
 */
export const DEFAULT_HOURS: WeeklyHours = [[], OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, [], []];

export const sessionMinutes = (sessions: readonly Session[]): number =>
  sessions.reduce((sum, session) => sum + session.closes - session.opens, 0);

/** In order, none empty, none over another, all closed before midnight: a due time belongs to the day it is printed on. */
export const areSessions = (sessions: readonly Session[]): boolean =>
  sessions.every(
    (session, i) =>
      session.opens < session.closes && session.opens >= (sessions[i - 1]?.closes ?? 0) && session.closes < 1440,
  );

/** `07:30-11:30` as minutes since midnight; undefined when it is no such thing. */
export function parseSession(text: string): Session | undefined {
  const found = /^(\d\d):([0-5]\d)-(\d\d):([0-5]\d)$/.exec(text);
  if (!found) return undefined;
  const [opens, closes] = [Number(found[1]) * 60 + Number(found[2]), Number(found[3]) * 60 + Number(found[4])];
  return opens < closes && closes < 1440 ? { opens, closes } : undefined;
}
