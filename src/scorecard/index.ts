export { type LookAsk, noteLook, type RemarkAsk, remarkOnEvaluation } from './acts/evaluation.ts';
export { answerExplanation, askExplanation, type ExplanationAsk } from './acts/explanation.ts';
export { addExplanationFiles, removeExplanationFile, seenExplanationFiles } from './acts/explanation-files.ts';
export { remindExplanations, tellExplanations } from './acts/explanation-told.ts';
export { fold, foldAll, rebuildScore } from './acts/fold.ts';
export { freezePeriod } from './acts/freeze.ts';
export { importFacts } from './acts/import-facts.ts';
export { importParForm } from './acts/par-import.ts';
export { addParFiles, givePar, type ParAt, type ParGiveAsk, removeParFile } from './acts/par-score.ts';
export { closeParStage, extendParWindow } from './acts/par-stage.ts';
export { recountScore, type ScoreRecount } from './acts/recount.ts';
export { type ReportAsk, sendReport } from './acts/report.ts';
export { enterFigures, type FiguresAsk } from './acts/report-figure.ts';
export {
  failReportSignature,
  keepReportSignature,
  openReportSigning,
  signReportAgain,
} from './acts/report-signing.ts';
export { endTarget, enterDirective, fileDirective, setTarget, type TargetAsk } from './acts/targets.ts';
export { type Beside, type Board, type BoardQuestion, boardOf, reckon } from './board.ts';
export { boardFigures } from './board-paper.ts';
export {
  type BottlenecksFound,
  type BottlenecksView,
  findBottlenecks,
  type ShownBottleneck,
  type ShownWaits,
  viewBottlenecks,
} from './bottlenecks.ts';
export { fieldLines, unitLines } from './breakdown.ts';
export { type PetitionKinds, petitionKinds } from './displayed.ts';
export {
  type EvaluationQuestion,
  type EvaluationSheet,
  evaluate,
  evaluatingPosts,
  type OfficerLine,
  officerSheet,
  openedSheet,
  type UnitEvaluation,
  unitEvaluation,
  unitSums,
} from './evaluation.ts';
export { type EvaluationListed, type EvaluationPage, lookedAt, viewEvaluationSet } from './evaluation-list.ts';
export { officerItems, unitItems } from './evaluation-once.ts';
export {
  type ExplanationLine,
  type ExplanationsWaiting,
  explanationLines,
  waitingExplanations,
} from './explanations.ts';
export { type FiguresPaper, PRINTED_CODES, printedFigures, SHEET_CODES } from './figures-paper.ts';
export { figuresWorkbook } from './figures-xlsx.ts';
export { knownOf } from './known.ts';
export {
  type Choice,
  choicesIn,
  countsIn,
  isDossierMark,
  membersOf,
  type SetLine,
  type SetQuestion,
  viewSet,
} from './lists.ts';
export { meantDossiers, type ProcedureMean, viewMeanTimes } from './mean-time.ts';
export { type Members, viewMembers } from './members.ts';
export { type OversightQuestion, type OversightView, viewOversight } from './oversight.ts';
export { allSupervisedCodes, type CodesPage, supervisedCodes } from './oversight-codes.ts';
export { type OversightPaper, oversightFigures } from './oversight-report.ts';
export { type BoardPage, boardPage, type NamedLine } from './page.ts';
export { type ParGroup, type ParLine, type ParSheetView, viewSheet, viewYear } from './par-sheet.ts';
export { proceduresWithDossiers, viewProcess } from './process-view.ts';
export {
  checkPublished,
  type PublishedAnswer,
  type PublishedChecked,
  type PublishedFigure,
  publishedFigures,
} from './published.ts';
export { type RankedUnit, type Ranking, rankingOf } from './ranking.ts';
export { type AwaitedReport, reportsOf, reportsToSend, unitsToRead } from './report-awaited.ts';
export { type FormView, viewForm } from './report-form-view.ts';
export { reportPackage } from './report-package.ts';
export { formTitle, type PrintedVersion, receiverOf, reportFacts, sourceNotes, tablesOf } from './report-print.ts';
export { formOfUnit, type ReportView, reportCellDossiers, reportCellSent, viewReport } from './report-view.ts';
export { type ReportSheetWords, reportWorkbook } from './report-xlsx.ts';
export type { Bottleneck, BottleneckName } from './rules/bottleneck-named.ts';
export { WAIT_KEYS, type WaitKey, type Waits } from './rules/bottleneck-waits.ts';
export { type BadCount, COUNT_COLUMNS, readCounts } from './rules/count-file.ts';
export {
  EVALUATION_FIGURES,
  type Evaluation,
  type EvaluationFigure,
  type EvaluationItem,
  isEvaluationFigure,
} from './rules/evaluation.ts';
export { evaluatedUnits, seesUnit } from './rules/evaluation-may.ts';
export { RATED_ASPECTS, type Ratings } from './rules/evaluation-ratings.ts';
export { type EvaluationRow, FEW, FEWEST_PEERS } from './rules/evaluation-rows.ts';
export { answersExplanation, asksUnit, type ExplanationAbout, type ExplanationState } from './rules/explanation.ts';
export { EXPLANATION_TERMS } from './rules/explanation-terms.ts';
export { aboutName, figureName, spanOrPeriod } from './rules/explanation-words.ts';
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
export type { MeanTime } from './rules/mean-time.ts';
export { type NamedUnit, unitLabel } from './rules/named-unit.ts';
export { notClassed } from './rules/not-classed.ts';
export { isTheme, THEMES, type Theme } from './rules/oversight.ts';
export { oversightQuery } from './rules/oversight-query.ts';
export { PAR_FILES } from './rules/par-files.ts';
export { type ParCriterion, type ParFormWish, parFormWish } from './rules/par-form.ts';
export { appraises, closesStage, keepsSheet, worksOnStage } from './rules/par-may.ts';
export { formatPoints } from './rules/par-points.ts';
export { lastDayOfStage, PAR_STAGES, type ParStage } from './rules/par-stage.ts';
export { isAsked, isExtra, mostOf, PAR_EXTRAS, readPoints } from './rules/par-subject.ts';
export type { ParRow, ParTotal } from './rules/par-total.ts';
export { endOf, lastDayOf, type Period, parsePeriod, periodOf, previousPeriod } from './rules/periods.ts';
export { CLASSES, type Class, type Hundredths } from './rules/points.ts';
export type { Judgement } from './rules/publications.ts';
export { type Raise, raises } from './rules/raise.ts';
export {
  CAME,
  isReportCell,
  isReportPart,
  type ReportCell,
  type ReportDossier,
  type ReportRow,
  received,
  resolved,
  running,
  STANDS,
  totalRow,
} from './rules/report-07.ts';
export type { AwaitedForm } from './rules/report-awaited.ts';
export type { Counted, FormCell, FormRow } from './rules/report-fill.ts';
export { type FormColumn, type FormPart, isReportForm, type ReportFormCode } from './rules/report-form.ts';
export { FORMS, formsOf } from './rules/report-form-data.ts';
export { entersReports, ownReportUnits, readsReports, sendsReports } from './rules/report-may.ts';
export {
  isBeforeForms,
  lastReports,
  type ReportPeriod,
  reportDue,
  reportOfSpan,
  reportPeriod,
} from './rules/report-period.ts';
export { reporterOf } from './rules/report-reporter.ts';
export { formTables, resolvedTable, rowName, type SheetTable } from './rules/report-sheet.ts';
export type { ReportSources } from './rules/report-sources.ts';
export { periodTitle } from './rules/report-title.ts';
export { BOARD_ROLES, boardUnits, mayReadBoard, supervisedUnits, supervises } from './rules/rights.ts';
export { movedShare, type Share, type ShareLine, type Shares } from './rules/shares.ts';
export { type Figure, type Sheet, type SheetGroup, type SheetRow, sheetOf } from './rules/sheet.ts';
export { type Against, monthsOf, parseSpan, type Span, spanAgainst, spanBetween, spanKey } from './rules/spans.ts';
export { READY_TARGETS, TARGET_INDICATORS, type TargetIndicator } from './rules/target-indicators.ts';
export { setsTargets } from './rules/target-may.ts';
export type { TargetState, TargetValue } from './rules/target-state.ts';
export { parseReadings, READINGS, type Reading, type Readings, USUAL_READINGS } from './rules/variants.ts';
export {
  type EvaluationLook,
  type EvaluationRemark,
  officerNamed,
  partsOf,
  remarksOn,
} from './sql/evaluation-people.ts';
export type { ExplanationFile } from './sql/explanation-files.ts';
export {
  answeredExplanations,
  type Explanation,
  findExplanation,
  openExplanations,
} from './sql/explanations.ts';
export { evidenceOf as parEvidenceOf, type ParEvidence } from './sql/par-evidence.ts';
export { findSheet, type ParEntry, yearsOf } from './sql/par-sheets.ts';
export { anyPending } from './sql/pending.ts';
export { lastScoreRecount } from './sql/recount.ts';
export { type ReportSigning, signingsOfReport, type VersionKey } from './sql/report-signing.ts';
export { type ReportForm, type SentReport, versionsOf as sentVersions } from './sql/reports.ts';
export { type FieldWay, listOfField } from './sql/tallies.ts';
export {
  DIRECTIVE_KINDS,
  type Directive,
  type DirectiveKind,
  type DirectiveWish,
  findDirective,
  findTarget,
  lastDirectives,
  type Target,
  targetsOf,
  targetsOfDirective,
} from './sql/targets.ts';
export { unitsBelowOf, unitsNamed } from './sql/units.ts';
export { type ValueOf, valuesFrom } from './target-values.ts';
export { type TargetLine, withProgress } from './target-view.ts';
