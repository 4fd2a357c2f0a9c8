export { accept } from './acts/accept.ts';
export { type Ask, actorOf } from './acts/act.ts';
export { type AmendAsk, sendAmendment, startAmendment } from './acts/amend.ts';
export { approveProcess, type ProcessApproval } from './acts/approve-process.ts';
export { askSupplement, type SupplementAsk } from './acts/ask-supplement.ts';
export { askables, groundsOf } from './acts/askables.ts';
export { calendarOf } from './acts/calendar.ts';
export { clockFrom, clockOf, datedBy } from './acts/clock.ts';
export {
  answerConsultation,
  arrangeVisit,
  type ConsultAsk,
  consult,
  type OpinionAsk,
  type VisitAsk,
} from './acts/consult.ts';
export {
  type CorrectAsk,
  correct,
  type DraftAsk,
  draftDecision,
  number,
  numberWritten,
  type ReturnAsk,
  returnResult,
  type SignAsk,
  seriesOf,
  sign,
} from './acts/decide.ts';
export {
  addPaper,
  type DraftWish,
  discardDraft,
  removePaper,
  saveAnswers,
  saveWhither,
  startDraft,
  type Whither,
} from './acts/drafts.ts';
export { close, type EndAsk, stop, withdraw } from './acts/end-early.ts';
export { type ExtendAsk, extend } from './acts/extend.ts';
export { type Filed, termOf } from './acts/file.ts';
export { type ForwardAsk, forward } from './acts/forward.ts';
export { handOver } from './acts/hand-over.ts';
export { digestOf, importForms } from './acts/import-forms.ts';
export { type LookUpAsk, lookUp, type Tracked } from './acts/look-up.ts';
export { answerObjection, type ContestAsk, contest, note, type ObjectionAnswer } from './acts/object.ts';
export { type RefusalAsk, refuse } from './acts/refuse.ts';
export { isElsewhere, scopeOf } from './acts/scope.ts';
export { receiveAtDesk, type SubmitAsk, submit } from './acts/submit.ts';
export { joinsPages, paperAccept, paperTerms, type TakeAsk, takePapers } from './acts/take-papers.ts';
export { type AdvanceAsk, type AssignAsk, advance, assign, claim, type SendBackAsk, sendBack } from './acts/work.ts';
export { type Clocks, clocksOf } from './clocks.ts';
export { type DeskLine, type DeskView, viewDesk } from './queue-view.ts';
export { type Article, articlesIn } from './rules/articles.ts';
export { type Card, isDraftId, readCard } from './rules/card.ts';
export { dossierCode, parseDossierCode } from './rules/code.ts';
export type { Authority, Channel, Delivery, Dossier } from './rules/dossier.ts';
export { mayDo, mayHold } from './rules/may-do.ts';
export { type Bar, type Offer, offersFor } from './rules/offers.ts';
export { elsewhereIn, type Process, type ProcessStep, processOf, stepOf } from './rules/process.ts';
export { QUEUES, type Queue } from './rules/queues.ts';
export { ACTS, type ActName, ENDED, lead, nationalStatus, RULES, STATES, type State } from './rules/states.ts';
export { type Askable, REASONS, type SupplementItem } from './rules/supplement.ts';
export { stepAfter, stepBefore } from './rules/way.ts';
export { closable } from './sql/closable.ts';
export { type Consultation, consultationsOf, type VerificationVisit, visitsArranged } from './sql/consultations.ts';
export { type DecisionRow, decisionsOf } from './sql/decisions.ts';
export { findDossier, visibleTo } from './sql/dossiers.ts';
export { type DraftPaper, type DraftRow, findDraft, openDrafts, papersOfDraft } from './sql/drafts.ts';
export { type EndingRow, endingOfDossier } from './sql/endings.ts';
export { editionOf, offeredForm } from './sql/forms.ts';
export { type Assignable, officersAt } from './sql/names.ts';
export { type NoticeFacts, noticeFacts } from './sql/notice-facts.ts';
export { type InternalNote, notesOf, type Objection, objectionsOf } from './sql/objections.ts';
export {
  earlierAnswers,
  OWN_PAGE,
  type OwnCursor,
  type OwnLine,
  ownDossiers,
  type PersonRecord,
  personRecord,
} from './sql/own.ts';
export { type Paper, papersOf } from './sql/papers.ts';
export { approvedProcess } from './sql/processes.ts';
export type { QueueLine } from './sql/queues.ts';
export { type Visit, visitsOf } from './sql/steps.ts';
export {
  type ExtensionRow,
  extensionOf,
  type SupplementRequest,
  supplementsOf,
} from './sql/supplements.ts';
export { type Twin, twinsOf } from './sql/twins.ts';
export { type DossierView, viewDossier } from './view.ts';
