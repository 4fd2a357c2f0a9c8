export { importParForm } from './acts/par-import.ts';
export { addParFiles, givePar, type ParAt, type ParGiveAsk, removeParFile } from './acts/par-score.ts';
export { closeParStage, extendParWindow } from './acts/par-stage.ts';
export { sendReport } from './acts/report.ts';
export { endTarget, enterDirective, fileDirective, setTarget, type TargetAsk } from './acts/targets.ts';
export { type ParGroup, type ParLine, type ParSheetView, viewSheet, viewYear } from './par-sheet.ts';
export {
  checkPublished,
  type PublishedAnswer,
  type PublishedChecked,
  type PublishedFigure,
  publishedFigures,
} from './published.ts';
export { formOfUnit, type ReportView, reportCellDossiers, viewReport } from './report-view.ts';
export { type ReportSheetWords, reportWorkbook } from './report-xlsx.ts';
export { PAR_FILES } from './rules/par-files.ts';
export { type ParCriterion, type ParFormWish, parFormWish } from './rules/par-form.ts';
export { appraises, closesStage, keepsSheet, worksOnStage } from './rules/par-may.ts';
export { formatPoints } from './rules/par-points.ts';
export { lastDayOfStage, PAR_STAGES, type ParStage } from './rules/par-stage.ts';
export { isAsked, isExtra, mostOf, PAR_EXTRAS, readPoints } from './rules/par-subject.ts';
export type { ParRow, ParTotal } from './rules/par-total.ts';
export {
  CAME,
  isReportCell,
  type ReportCell,
  type ReportDossier,
  type ReportRow,
  received,
  resolved,
  running,
  STANDS,
  totalRow,
} from './rules/report-07.ts';
export { ownReportUnits, readsReports, sendsReports } from './rules/report-may.ts';
export { lastReports, type ReportPeriod, reportDue, reportPeriod } from './rules/report-period.ts';
export { periodTitle } from './rules/report-title.ts';
export { READY_TARGETS, TARGET_INDICATORS, type TargetIndicator } from './rules/target-indicators.ts';
export { setsTargets } from './rules/target-may.ts';
export type { TargetState, TargetValue } from './rules/target-state.ts';
export { evidenceOf as parEvidenceOf, type ParEvidence } from './sql/par-evidence.ts';
export { findSheet, type ParEntry, yearsOf } from './sql/par-sheets.ts';
export { type ValueOf, valuesFrom } from './sql/target-values.ts';
export {
  DIRECTIVE_KINDS,
  type Directive,
  type DirectiveKind,
  type DirectiveWish,
  findDirective,
  lastDirectives,
  type Target,
  targetsOf,
  targetsOfDirective,
} from './sql/targets.ts';
export { type TargetLine, withProgress } from './target-view.ts';
