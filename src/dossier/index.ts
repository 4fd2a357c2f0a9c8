export { accept } from './acts/accept.ts';
export type { Ask } from './acts/act.ts';
export { type AmendAsk, sendAmendment, startAmendment } from './acts/amend.ts';
export { answerWhole, type WholeAnswer } from './acts/answer-whole.ts';
export { approveProcess, type ProcessApproval } from './acts/approve-process.ts';
export { askSupplement, type SupplementAsk } from './acts/ask-supplement.ts';
export { askables, groundsOf } from './acts/askables.ts';
export { calendarOf, calendarsOf } from './acts/calendar.ts';
export { clockFrom, clockOf, datedBy } from './acts/clock.ts';
export { comparePaper } from './acts/compare-paper.ts';
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
  type RevokeAsk,
  returnResult,
  revoke,
  type SignAsk,
  seriesOf,
  sign,
} from './acts/decide.ts';
export {
  addPaper,
  type DraftWish,
  discardDraft,
  type Offered,
  offeredNow,
  removePaper,
  saveAnswers,
  saveWhither,
  startDraft,
  type Whither,
} from './acts/drafts.ts';
export { close, type EndAsk, stop, withdraw } from './acts/end-early.ts';
export { type ExtendAsk, extend } from './acts/extend.ts';
export { type Filed, termOf } from './acts/file.ts';
export { fileWhole, type WholeAsk, type WholePaper } from './acts/file-whole.ts';
export { officesOf, startForUnit, type UnitWish } from './acts/for-unit.ts';
export { type ForwardAsk, forward } from './acts/forward.ts';
export { handOver, handOverIn } from './acts/hand-over.ts';
export { digestOf, importForms } from './acts/import-forms.ts';
export { type LookUpAsk, lookUp, type Tracked } from './acts/look-up.ts';
export { answerObjection, type ContestAsk, contest, note, type ObjectionAnswer } from './acts/object.ts';
export { type Recount, rebuildQueues, recountQueues } from './acts/recount.ts';
export { redate, redateAll } from './acts/redate.ts';
export { type RefusalAsk, refuse } from './acts/refuse.ts';
export { dropView, saveView } from './acts/save-view.ts';
export { addScan, arrange, joinScan } from './acts/scan.ts';
export { isElsewhere, scopeOf } from './acts/scope.ts';
export {
  failSignature,
  isSignedWhole,
  keepSignature,
  openSigning,
  type ResultPart,
  signAgain,
  viewToSign,
} from './acts/signing.ts';
export { receiveAtDesk, type SubmitAsk, submit } from './acts/submit.ts';
export { askSucceeding, succeed, succeedAll } from './acts/succeed.ts';
export { storeProposals, takeFromVault, type VaultAsk } from './acts/take-from-vault.ts';
export { joinsPages, paperAccept, paperTerms, type TakeAsk, takePapers } from './acts/take-papers.ts';
export { typeDraftPaper, typePaper } from './acts/type-paper.ts';
export { type UndoAsk, type Undoing, undoAssign, undoingOf } from './acts/undo.ts';
export {
  type AdvanceAsk,
  type AssignAsk,
  advance,
  assign,
  claim,
  isHeldElsewhere,
  type SendBackAsk,
  sendBack,
} from './acts/work.ts';
export { bookFor, booksFor } from './books.ts';
export { BULK_ACTS, type BulkAct, type BulkResult, doToMany, MOST_AT_ONCE, UNDOABLE_ACTS, undoMany } from './bulk.ts';
export { type Clocks, clocksOf } from './clocks.ts';
export { eventLog, LOG_FORMATS, type LogAsked, type LogFormat } from './event-log.ts';
export { type DeskLine, type DeskView, deskCounts, nextInQueue, viewDesk } from './queue-view.ts';
export { actorOf } from './rules/actor.ts';
export { type Article, articlesIn } from './rules/articles.ts';
export { type Card, isDraftId, readCard } from './rules/card.ts';
export { dossierCode, parseDossierCode } from './rules/code.ts';
export type { ResultDocument, Validity } from './rules/document.ts';
export type { Authority, Channel, Delivery, Dossier } from './rules/dossier.ts';
export { mayDo, mayHold } from './rules/may-do.ts';
export { type Bar, type Offer, offersFor } from './rules/offers.ts';
export { owns, worksOn } from './rules/owner.ts';
export { placesOf } from './rules/places.ts';
export { elsewhereIn, type Process, type ProcessStep, processOf, stepOf } from './rules/process.ts';
export { QUEUES, type Queue, soonUntil } from './rules/queues.ts';
export { WHOSE, type Whose } from './rules/reach.ts';
export { type ScanPage, type Step, separates, separatorOf } from './rules/scan.ts';
export { searchWords } from './rules/search.ts';
export { ACTS, type ActName, ENDED, lead, nationalStatus, RULES, STATES, type State } from './rules/states.ts';
export { mayUseStore } from './rules/store.ts';
export { type Askable, DESPITES, type Despite, REASONS, type SupplementItem } from './rules/supplement.ts';
export { UNDO_MINUTES } from './rules/undo.ts';
export { assignedStep, openWays, stepAfter, stepAfterReception, stepBefore } from './rules/way.ts';
export { closable } from './sql/closable.ts';
export { type Consultation, consultationsOf, type VerificationVisit, visitsArranged } from './sql/consultations.ts';
export { dueFrom } from './sql/dates.ts';
export { type DecisionRow, decisionsOf } from './sql/decisions.ts';
export { markSeen, type SavedView } from './sql/desk-own.ts';
export { type DossierLine, type DossiersAsked, listDossiers } from './sql/dossier-list.ts';
export { findDossier, ownedBy, visibleTo } from './sql/dossiers.ts';
export { type DraftPaper, type DraftRow, findDraft, openDrafts, papersOfDraft } from './sql/drafts.ts';
export { type EndingRow, endingOfDossier } from './sql/endings.ts';
export { type FileSignature, fileSignatures, keepFileSignature } from './sql/file-signatures.ts';
export { editionOf, offeredForm } from './sql/forms.ts';
export { HELD_PAGE, type Held, type Holder, heldBy, holdersUnder, leftBehind } from './sql/held.ts';
export { type Book, type Issued, numberingOffices } from './sql/issued.ts';
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
export { filesOfPapers, type Paper, papersOf } from './sql/papers.ts';
export { lineDue, retally } from './sql/places.ts';
export { approvedProcess } from './sql/processes.ts';
export { LATE_SINCE, lateAt, PROMISED_DUE } from './sql/promised.ts';
export { linesNamed, type QueueLine } from './sql/queues.ts';
export { type Registered, type RegisterQuestion, registerOf } from './sql/register.ts';
export { scanOf } from './sql/scans.ts';
export type { SearchQuestion } from './sql/search.ts';
export { filesOf, keepFile, type ResultFiles, type SignedPart, type Signing, signingsOf } from './sql/signing.ts';
export { type Visit, visitsOf } from './sql/steps.ts';
export { openAt } from './sql/succession.ts';
export {
  type ExtensionRow,
  extensionOf,
  type SupplementRequest,
  supplementsOf,
} from './sql/supplements.ts';
export { type LastRecount, lastRecount, type QueueTotal, queueTotals } from './sql/totals.ts';
export { type Twin, twinsOf } from './sql/twins.ts';
export { type DossierView, viewDossier } from './view.ts';
