import type { Reader } from '#db/pool.server.ts';
import { addDays, type LocalDate, weekday } from '#kernel/time.ts';
import { hoursOf } from './questions.ts';
import type { Agency, AgencyEdge, AgencyOfTree } from './rules/agencies.ts';
import type { Competence } from './rules/competence.ts';
import { type OpenDay, openDays } from './rules/open-days.ts';
import type { Unit } from './rules/units.ts';
import { knownDay } from './rules/units.ts';
import { agencyPath, agencyPredecessors, agencySuccessors, partsOf } from './sql/agencies.ts';
import { calendarRows, unknownRows } from './sql/calendar.ts';
import { competenceOf } from './sql/competence.ts';
import { unitPath } from './sql/units.ts';

/** Everything the page of an agency shows. */
export interface AgencyPage {
  readonly agency: Agency;
  /** What stands above it, nearest first. */
  readonly above: readonly Agency[];
  readonly day: LocalDate;
  /** The unit it serves and those above that. */
  readonly territory: readonly Unit[];
  readonly week: readonly OpenDay[];
  /** The agency that set the reception hours; undefined: the usual hours. */
  readonly hoursSetBy: string | undefined;
  readonly competence: readonly (Competence & { readonly placeName: Unit | undefined })[];
  readonly parts: readonly AgencyOfTree[];
  readonly successors: readonly AgencyEdge[];
  readonly predecessors: readonly AgencyEdge[];
}

/** An agency as of a day, by either of its identifiers; undefined if there never was one. */
export async function agencyPage(
  reader: Reader,
  realm: string,
  code: string,
  day: LocalDate,
): Promise<AgencyPage | undefined> {
  const [agency, ...above] = await agencyPath(reader, realm, code);
  if (!agency) return undefined;
  const monday = addDays(day, 1 - weekday(day));
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
  const seen = agency.validTo !== null && agency.validTo <= day ? addDays(agency.validTo, -1) : day;
  const own = agency.code;
  const [reception, working, published, unknown, competence, parts, successors, predecessors, territory] =
    await Promise.all([
      hoursOf(reader, realm, own, monday, 'reception'),
      hoursOf(reader, realm, own, monday, 'working'),
      calendarRows(reader, realm, own, monday, addDays(monday, 6)),
      unknownRows(reader, monday, addDays(monday, 6)),
      competenceOf(reader, realm, own, seen),
      partsOf(reader, realm, own, seen),
      agencySuccessors(reader, realm, own),
      agencyPredecessors(reader, realm, own),
      unitPath(reader, agency.placeLevel, agency.placeCode, knownDay(seen)),
    ]);
  return {
    ...{ agency, above, day, territory, parts, successors, predecessors },
    week: openDays(days, { reception: reception.week, working: working.week, published, unknown }),
    hoursSetBy: [agency, ...above].find((one) => one.code === reception.setBy)?.code,
    // Competence bound to a place is bound to the agency's own or to one above that.
    competence: competence.map((one) => ({ ...one, placeName: territory.find((unit) => unit.code === one.placeCode) })),
  };
}
