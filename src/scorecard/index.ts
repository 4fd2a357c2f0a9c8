export { fold, foldAll, rebuildScore } from './acts/fold.ts';
export { freezePeriod } from './acts/freeze.ts';
export { importFacts } from './acts/import-facts.ts';
export { recountScore, type ScoreRecount } from './acts/recount.ts';
export { type Beside, type Board, type BoardQuestion, boardOf, reckon, type UnitLine, unitLines } from './board.ts';
export { knownOf } from './known.ts';
export { isDossierMark, membersOf, type SetLine, type SetQuestion, viewSet } from './lists.ts';
export { type Members, viewMembers } from './members.ts';
export { type BoardPage, boardPage, type NamedLine } from './page.ts';
export { type BadCount, COUNT_COLUMNS, readCounts } from './rules/count-file.ts';
export {
  type BadLine,
  csvRows,
  FACT_COLUMNS,
  type FactProblem,
  type ImportedFact,
  readFacts,
} from './rules/fact-file.ts';
export { setsOf } from './rules/figures.ts';
export { CODES, type Code, GROUPS, type Group, INDICATORS, type Indicator, indicatorOf } from './rules/indicators.ts';
export { DOSSIER_MARKS, type DossierMark } from './rules/judge.ts';
export type { NamedUnit } from './rules/named-unit.ts';
export { endOf, lastDayOf, type Period, parsePeriod, periodOf, previousPeriod } from './rules/periods.ts';
export { CLASSES, type Class, type Hundredths } from './rules/points.ts';
export type { Judgement } from './rules/publications.ts';
export { BOARD_ROLES, boardUnits, mayReadBoard } from './rules/rights.ts';
export { type Figure, type Sheet, type SheetGroup, type SheetRow, sheetOf } from './rules/sheet.ts';
export { parseReadings, READINGS, type Reading, type Readings, USUAL_READINGS } from './rules/variants.ts';
export { anyPending } from './sql/pending.ts';
export { lastScoreRecount } from './sql/recount.ts';
export { unitsBelowOf, unitsNamed } from './sql/units.ts';
