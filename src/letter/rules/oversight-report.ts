import type { Head } from './letter.ts';
import { headOf } from './wording.ts';

/** A table with the drawing above it, as SVG; empty: none. */
export interface OversightTable {
  readonly title: string;
  readonly svg: string;
  readonly heads: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** Figures for a supervising body, with charts and annexes. Nobody signs it and no decree gives it a form. */
export interface OversightReport {
  readonly head: Head;
  readonly title: string;
  /** `Quá hạn và xin lỗi` */
  readonly theme: string;
  /** Agency, span, what it is compared with: a line each. */
  readonly about: readonly string[];
  readonly notes: readonly string[];
  readonly sections: readonly {
    readonly title: string;
    /** Why it has no figures; empty: it has. */
    readonly missing: string;
    readonly tables: readonly OversightTable[];
  }[];
  readonly annexes: readonly {
    readonly title: string;
    readonly note: string;
    readonly heads: readonly string[];
    readonly lines: readonly (readonly string[])[];
  }[];
}

export const oversightReportView = ({ head, ...report }: OversightReport) => ({ ...report, head: headOf(head) });
