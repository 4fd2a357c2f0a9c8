export { type Draft, type Drafted, type DraftRefusal, draftVersion } from './acts/draft-version.ts';
export { catalogueImporter } from './acts/import-catalogue.ts';
export { documentTypesImporter } from './acts/import-document-types.ts';
export { proceduresImporter } from './acts/import-procedures.ts';
export { substitutionsImporter } from './acts/import-substitutions.ts';
export { type Publication, type PublishRefusal, publishVersion } from './acts/publish-version.ts';
export { decideRoute, decideRoutes, type Routes, routesFile } from './acts/set-routes.ts';
export { type Withdrawal, type WithdrawRefusal, withdrawVersion } from './acts/withdraw-version.ts';
export { type Filing, type FilingQuestion, filedContent, filingOf } from './filing.ts';
export { type Answer, findProcedures, type Question } from './find.ts';
export { type ProcedurePage, procedurePage, type VersionPage, type Wanted } from './page.ts';
export { type PlaceOfFiling, placeOfFiling } from './place-of-filing.ts';
export { type AskedOfAddress, askedOf, catalogueHref, PARAMETERS } from './rules/asked.ts';
export { type Beginning, blankContent, contentLike } from './rules/blank.ts';
export type {
  Channel,
  Component,
  Fee,
  FormField,
  InternalProcess,
  InternalStep,
  Level,
  ProcedureContent,
  ServiceLevel,
  TimeLimit,
  TimeUnit,
} from './rules/content.ts';
export type { FacetName, Listed } from './rules/found.ts';
export { type Held, heldByState } from './rules/held-by-state.ts';
export { missingParts } from './rules/missing-parts.ts';
export { dataBlock, structuredData } from './rules/structured-data.ts';
export { type Place, type Route, whereToFile } from './rules/where-to-file.ts';
export { whyNotWholeOnline } from './rules/whole-online.ts';
export { TABLES, type TableName, TEXT_PARTS, type Written, type WrittenWrong, writtenOf } from './rules/written.ts';
export { boxName, countName } from './rules/written-boxes.ts';
export { codeList, type DocumentTypeRow, documentTypes } from './sql/document-types.ts';
export { type ListedLine, listProcedures } from './sql/listing.ts';
export { internalHere } from './sql/routes.ts';
export { sitemapOf, sitemaps } from './sql/sitemap.ts';
export { substitutionsOf } from './sql/substitutions.ts';
export { type OwnLine, ownLines } from './sql/versions.ts';
export type { Viewer } from './sql/visible.ts';
export { readWritten, type Writing, writingOf } from './writing.ts';
