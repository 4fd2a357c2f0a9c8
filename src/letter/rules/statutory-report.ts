import type { Head, Signer } from './letter.ts';
import { headOf } from './wording.ts';

/** A table of a form: headings that span columns and rows, the numbers beneath them, lines, the line of totals. */
export interface ReportTable {
  readonly title: string;
  readonly heads: readonly (readonly { readonly text: string; readonly columns: number; readonly rows: number }[])[];
  /** `(3)=(4)+(5)`; empty where the form numbers no columns. */
  readonly numbers: readonly string[];
  readonly kinds: readonly ('index' | 'name' | 'figure' | 'words')[];
  readonly lines: readonly (readonly string[])[];
  readonly total: readonly string[];
}

/** A form of the annex of TT 09/2026/TT-BTP. */
export interface StatutoryReport {
  readonly head: Head;
  /** `Biểu số 07a/BTP/KSTT` */
  readonly form: string;
  readonly title: string;
  /** `Tháng 11/2026` */
  readonly period: string;
  /** `Từ ngày 15/10/2026 đến ngày 14/11/2026` */
  readonly span: string;
  readonly reporter: string;
  readonly receiver: string;
  /** `Đơn vị tính: Số hồ sơ TTHC.` */
  readonly measure: string;
  readonly tables: readonly ReportTable[];
  /** What has to be known of the figures: which were entered, that it was sent before. */
  readonly notes: readonly string[];
  readonly signer: Signer;
  readonly toSign?: boolean;
}

/** Their number is what a template is told by: nothing to print. */
const KINDS = ['index', 'name', 'figure', 'words'] as const;

export const statutoryReportView = ({ head, ...report }: StatutoryReport) => ({
  ...report,
  tables: report.tables.map(({ kinds, ...table }) => ({ ...table, kinds: kinds.map((kind) => KINDS.indexOf(kind)) })),
  toSign: report.toSign === true,
  head: headOf(head),
});
