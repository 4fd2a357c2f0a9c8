import { type Apology, apologyView } from './apology.ts';
import { type ControlSheet, controlSheetView } from './control-sheet.ts';
import { type Decision, decisionView } from './decision.ts';
import { type Declaration, declarationView } from './declaration.ts';
import { type OversightReport, oversightReportView } from './oversight-report.ts';
import { type Receipt, receiptView } from './receipt.ts';
import { type Refusal, refusalView } from './refusal.ts';
import { type Register, registerView } from './register.ts';
import { type StatutoryReport, statutoryReportView } from './statutory-report.ts';
import { type StopNotice, stopNoticeView } from './stop-notice.ts';
import { type SupplementRequest, supplementRequestView } from './supplement-request.ts';

/** Every letter the program writes, with the facts it needs. A kind is the name of its template and its sample. */
export interface Letters {
  /** Mẫu 01 */
  receipt: Receipt;
  /** Mẫu 02 */
  'supplement-request': SupplementRequest;
  /** Mẫu 03 */
  refusal: Refusal;
  /** Mẫu 04 */
  apology: Apology;
  /** Mẫu 05 */
  'stop-notice': StopNotice;
  /** Mẫu 06 */
  'control-sheet': ControlSheet;
  /** Mẫu 07 */
  register: Register;
  declaration: Declaration;
  decision: Decision;
  /** A form of TT 09/2026/TT-BTP */
  'statutory-report': StatutoryReport;
  /** Figures for who supervises; no form prescribes it */
  'oversight-report': OversightReport;
}

export type LetterKind = keyof Letters;

type Views = { readonly [K in LetterKind]: (facts: Letters[K]) => object };

/** The facts of a letter as the words its template prints: dates, money and forms of address are decided here. */
export const views: Views = {
  receipt: receiptView,
  'supplement-request': supplementRequestView,
  refusal: refusalView,
  apology: apologyView,
  'stop-notice': stopNoticeView,
  'control-sheet': controlSheetView,
  register: registerView,
  declaration: declarationView,
  decision: decisionView,
  'statutory-report': statutoryReportView,
  'oversight-report': oversightReportView,
};

export const letterKinds = Object.keys(views) as readonly LetterKind[];
