import type { LocalDate } from '#kernel/time.ts';

/**
 * A result as it was drafted from a template: every part in words, nothing left to fill in but number, date and signature
 * (NĐ 30/2020, annex I). `letter` makes it and prints it; the case keeps it.
 */
export interface ResultDocument {
  readonly template: { readonly procedure: string; readonly edition: number };
  /** True where the template is the demonstration's own and no authority issued it. */
  readonly isDemo: boolean;
  /** The kind of paper above its subject: `Quyết định`. */
  readonly title: string;
  /** The kind in the number: `QĐ` (NĐ 30/2020, annex III). */
  readonly series: string;
  readonly subject: string;
  readonly grounds: readonly string[];
  /** Who decides, above the articles; empty for a certificate. */
  readonly authority: string;
  readonly articles: readonly { readonly lead: string; readonly text: string }[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly recipients: readonly string[];
  /** Mã loại giấy tờ: the result's code in the national catalogue of procedures, where it has one. */
  readonly typeCode: string | null;
  readonly validity: Validity;
}

/** How long a result is in force from its date: with no stated end, so many months, or to a day. */
export type Validity =
  | { readonly kind: 'open' }
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'until'; readonly day: LocalDate };
