import type { LocalDate } from '#kernel/time.ts';
import type { ReportKind, ReportPeriod } from './report-period.ts';

/** Forms of the annex of TT 09/2026/TT-BTP that a province, its departments and its communes fill, but 07a and 07b. */
export const REPORT_FORMS = ['03b', '04b', '04d', '05c', '06a', '06b', '08b', '08c', '09a', '09b'] as const;
export type ReportFormCode = (typeof REPORT_FORMS)[number];
export const isReportForm = (text: string): text is ReportFormCode =>
  (REPORT_FORMS as readonly string[]).includes(text);

/** Who reports: UBND cấp tỉnh, a department under it, UBND cấp xã. */
export type Reporter = 'province' | 'department' | 'commune';

/** `enough`: 1 where equipment suffices, 0 where not. `share`: a percentage. `amount`: days or millions of đồng. */
export type ColumnKind = 'count' | 'amount' | 'share' | 'text' | 'enough';

export interface FormColumn {
  /** The number the form prints, without brackets. */
  readonly key: string;
  readonly kind: ColumnKind;
  /** What it adds up from; each list must come to the same. Never entered. */
  readonly sums?: readonly (readonly string[])[];
}

export interface FormPart {
  readonly key: string;
  /** `named`: as many as there are sectors, agencies, decisions; `unit`: one, of who reports; else these. */
  readonly rows: 'named' | 'unit' | readonly string[];
  readonly columns: readonly FormColumn[];
  readonly hasTotal: boolean;
}

export interface ReportFormRule {
  readonly code: ReportFormCode;
  readonly by: readonly Reporter[];
  /** 06 and 08 are of quarters, half years and years only. */
  readonly monthly: boolean;
  readonly parts: readonly FormPart[];
  /** What a period takes over is what the one before left: column and column. */
  readonly carries?: { readonly to: string; readonly from: string };
}

export const isAskedIn = (form: ReportFormRule, kind: ReportKind): boolean => form.monthly || kind !== 'month';

/** The first day of the year a period belongs to: cumulated from the year's first report on (annex, note 2). */
export const yearOfReport = ({ to }: ReportPeriod): LocalDate => `${Number(to.slice(0, 4)) - 1}-12-15` as LocalDate;

/** Whether a column takes numbers; a commune's 1 or 0 is counted up in the province's form. */
export const isNumber = ({ kind }: FormColumn): boolean => kind !== 'text';
