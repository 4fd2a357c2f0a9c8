export { assignCompetence, type CompetenceWish } from './acts/assign-competence.ts';
export { foundAgency, type NewAgency } from './acts/found-agency.ts';
export { importCalendar, importUnits } from './acts/import.ts';
export { type AgenciesImported, type BadEntry, importAgencies } from './acts/import-agencies.ts';
export { type CalendarNotice, publishCalendar } from './acts/publish-calendar.ts';
export { type Reorganisation, reorganise, type Successor } from './acts/reorganise.ts';
export { type HoursWish, setHours } from './acts/set-hours.ts';
export { type SignWish, setSign } from './acts/set-sign.ts';
export { agencyMeant } from './agency-meant.ts';
export { type AgencyPage, agencyPage } from './agency-page.ts';
export { type CalendarPage, calendarPage } from './calendar-page.ts';
export { type HeirQuestion, heirOf } from './heir.ts';
export { type CommuneNamed, communeName, communesNamed } from './places.ts';
export {
  type CompetenceQuestion,
  calendarFacts,
  competentAgency,
  currentUnitsOf,
  hoursOf,
  lastDayOf,
  receptionDays,
} from './questions.ts';
export { agencyHref, levelOfSlug, readUnitCursor, unitHref, writeUnitCursor } from './rules/addresses.ts';
export {
  AGENCY_KINDS,
  type Agency,
  type AgencyEdge,
  type AgencyKind,
  type AgencyOfTree,
  type Branch,
  standsOnDay,
  treeOf,
} from './rules/agencies.ts';
export { type AgencyFile, agencyFile, agencyKind, agencyParts } from './rules/agency-file.ts';
export { type CalendarFacts, daysAlike, type LocalDay } from './rules/calendar.ts';
export { newFormOf, oldFormOf, parseAgencyCode } from './rules/codes.ts';
export type { Competence } from './rules/competence.ts';
export {
  type Hours,
  PURPOSES,
  type Purpose,
  readSessions,
  type Session,
  sessionsOn,
  type Week,
} from './rules/hours.ts';
export { aboveName, agencyName, fullName, unitName, unitNameInside } from './rules/names.ts';
export type { OpenDay } from './rules/open-days.ts';
export { initialsOf, type OfficeSign } from './rules/signs.ts';
export {
  type CommuneNow,
  type Edge,
  type EdgeWithUnit,
  type Resolution,
  resolve,
  type SuccessionKind,
} from './rules/successors.ts';
export {
  type FoundUnit,
  LEVELS,
  type Level,
  levelOfCode,
  TWO_LEVELS_FROM,
  UNITS_KNOWN_FROM,
  type Unit,
  type UnitCursor,
  type UnitRef,
  type UnitType,
} from './rules/units.ts';
export {
  agenciesOfPlace,
  agencyByCode,
  agencyNames,
  agencyPath,
  agencyPredecessors,
  agencySuccessors,
  communeCommittees,
  partsOf,
  upperAgencies,
} from './sql/agencies.ts';
export { type Centre, centresOn } from './sql/centres.ts';
export { competenceOf } from './sql/competence.ts';
export { type HoursLine, hoursSet } from './sql/hours.ts';
export { type AgencyLine, listAgencies } from './sql/listing.ts';
export { type RegisteredSign, registeredSigns, type SignCursor, signOf, signsOn } from './sql/signs.ts';
export { predecessorsOf, successorsOf } from './sql/successions.ts';
export {
  provincesOn,
  searchUnits,
  unitByCode,
  unitCounts,
  unitOfRealm,
  unitPath,
  unitsBelow,
  unitVersions,
} from './sql/units.ts';
export { type UnitPage, unitPage } from './unit-page.ts';
