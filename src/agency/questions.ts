import type { Reader } from '#db/pool.server.ts';
import { fold } from '#kernel/text.ts';
import { addDays, type LocalDate } from '#kernel/time.ts';
import type { Agency } from './rules/agencies.ts';
import { type CalendarFacts, daysThatHold } from './rules/calendar.ts';
import { mostSpecific } from './rules/competence.ts';
import { type Hours, hoursThatHold, type Purpose } from './rules/hours.ts';
import { type OpenDay, openDays } from './rules/open-days.ts';
import { type EdgeWithUnit, type Resolution, resolve } from './rules/successors.ts';
import type { Unit } from './rules/units.ts';
import { agencyByCode } from './sql/agencies.ts';
import { calendarRows, calendarSpan, unknownRows } from './sql/calendar.ts';
import { fittingCompetence } from './sql/competence.ts';
import { hoursAbove } from './sql/hours.ts';
import { successorsOf } from './sql/successions.ts';
import { unitPath } from './sql/units.ts';

/** The week an agency keeps on a day, its own or inherited, and who set it. */
export async function hoursOf(
  reader: Reader,
  realm: string,
  agency: string,
  day: LocalDate,
  purpose: Purpose = 'working',
): Promise<Hours> {
  return hoursThatHold(await hoursAbove(reader, realm, agency, day), purpose);
}

/**
 * What a working calendar is made from: the hours in force on `day`, and every day off, make-up day and unknown period
 * of the agency, those above it, its realm and the nation. Without an agency: the realm's.
 */
export async function calendarFacts(
  reader: Reader,
  realm: string,
  agency: string | null,
  day: LocalDate,
): Promise<CalendarFacts> {
  const span = (await calendarSpan(reader)) ?? { knownFrom: day, knownTo: day }; // before the first import all else is provisional
  // One after the other: inside an act they share one connection, which answers one question at a time.
  const hours = agency === null ? hoursThatHold([], 'working') : await hoursOf(reader, realm, agency, day);
  const rows = await calendarRows(reader, realm, agency, span.knownFrom, span.knownTo);
  const unknown = await unknownRows(reader, span.knownFrom, span.knownTo);
  return {
    ...span,
    hours: hours.week,
    ...daysThatHold(rows),
    unknown: unknown.map(({ from, to, vi, en, nameVi, nameEn, assumedOff }) => ({
      ...{ from, to, vi, en, assumedOff: assumedOff.map((date) => ({ date, vi: nameVi, en: nameEn })) },
    })),
  };
}

/** When an agency receives people on these many days from `first` on, days off and make-up days respected. */
export async function receptionDays(
  reader: Reader,
  realm: string,
  agency: string,
  first: LocalDate,
  count: number,
): Promise<OpenDay[]> {
  const days = Array.from({ length: count }, (_, index) => addDays(first, index));
  const last = days.at(-1) ?? first;
  const set = await hoursAbove(reader, realm, agency, first);
  return openDays(days, {
    reception: hoursThatHold(set, 'reception').week,
    working: hoursThatHold(set, 'working').week,
    published: await calendarRows(reader, realm, agency, first, last),
    unknown: await unknownRows(reader, first, last),
  });
}

export interface CompetenceQuestion {
  readonly level: 'province' | 'commune';
  readonly procedure?: string;
  /** The field's name as the catalogue has it. */
  readonly field?: string;
  /** Code of the commune concerned, if the matter has a place. */
  readonly commune?: string;
}

/** Which agency settles a procedure for a place on a day; undefined if nobody was given it. */
export async function competentAgency(
  reader: Reader,
  realm: string,
  { level, procedure = '', field = '', commune }: CompetenceQuestion,
  day: LocalDate,
): Promise<Agency | undefined> {
  const path = commune ? await unitPath(reader, 'commune', commune, day) : [];
  const place = { commune: path[0]?.code ?? null, province: path.at(-1)?.code ?? null };
  const rows = await fittingCompetence(reader, realm, { level, procedure, fieldKey: fold(field) }, place, day);
  const found = mostSpecific(rows);
  return found && agencyByCode(reader, realm, found.agency);
}

/** What an address in a unit that ended has become: one unit, or several to choose from, the likely one first. */
export async function currentUnitsOf(reader: Reader, old: Unit): Promise<Resolution<EdgeWithUnit>> {
  return old.validTo === null ? { how: 'none' } : resolve(await successorsOf(reader, old.level, old.code, old.validTo));
}

/** The last day on which a unit stood, or `today` while it stands. */
export const lastDayOf = ({ validTo }: Pick<Unit, 'validTo'>, today: LocalDate): LocalDate =>
  validTo === null ? today : addDays(validTo, -1);
