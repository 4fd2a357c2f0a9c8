export { noteSignature } from './acts/check-signature.ts';
export { compare, failCopy, keepCopy } from './acts/compare.ts';
export { paperLinksImporter } from './acts/import-links.ts';
export { keepResult, keepScans, type Result, revokeResult, type Scan } from './acts/keep.ts';
export { noteFileSeen, noteUses } from './acts/note-use.ts';
export { answerPaperObjection, answersFor, objectToPaper } from './acts/object.ts';
export { askLook, forgetPreviews, keepPreviews } from './acts/previews.ts';
export { type Proposal, proposalsFor, unusable } from './acts/propose.ts';
export { endPaperShare, openShared, type Shared, sharePaper } from './acts/share.ts';
export {
  applyTyped,
  askRead,
  asTyped,
  keepReading,
  paperToType,
  type ToType,
  type Typing,
  typeFields,
} from './acts/type-fields.ts';
export {
  bareOf,
  type PaperView,
  type StoredPaper,
  standing,
  viewPaper,
  viewStore,
} from './acts/view-store.ts';
export { FIELDS, type Field, isDay, NOTHING, type PaperFields, type TypedFields } from './rules/fields.ts';
export { type Certification, fileToUse, type Origin, type Paper, type Signature } from './rules/paper.ts';
export { ARTICLE, type Bar, barOf, lastDay } from './rules/proposals.ts';
export { proposalsIn, type Reading, type ReadPage } from './rules/reading.ts';
export { MOST_DAYS, MOST_OPENS, standingOf } from './rules/share.ts';
export { copyOf, type PaperCopy } from './sql/copies.ts';
export { eventsOf, OBJECTION_PAGE, type OpenObjection, openObjections, type PaperEvent } from './sql/events.ts';
export {
  ownedPaper,
  paperByFile as storedPaper,
  papersById,
  papersOfOwner,
  STORE_PAGE,
  type StoreCursor,
  uncheckedAmong,
} from './sql/papers.ts';
export { type FileRaster, type NewPreview, type PreviewKind, previewOf, rastersOf } from './sql/previews.ts';
export { type Share, sharesOf } from './sql/shares.ts';
export { linksOf, termsOf, typeNames } from './sql/types.ts';
export { addUse, type NewUse, USE_PAGE, type Use, type UseKind, usesOf } from './sql/uses.ts';
