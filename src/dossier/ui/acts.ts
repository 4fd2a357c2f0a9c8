import type { Askable, Assignable, ResultDocument } from '../index.ts';

/** What the forms of the acts choose from; empty where the act cannot be done. */
export interface Lists {
  readonly askables: readonly Askable[];
  readonly grounds: readonly string[];
  /** As what who looks signed last; '' before the first time. */
  readonly signerTitle: string;
  readonly officers: readonly Assignable[];
  readonly agencies: readonly { readonly code: string; readonly vi: string; readonly en: string }[];
  /** The result as the procedure's template fills it in, and which articles are open; absent without a template. */
  readonly result?: { readonly document: ResultDocument; readonly open: readonly boolean[] } | undefined;
  /** The same of a result that declines. */
  readonly declining?: { readonly document: ResultDocument; readonly open: readonly boolean[] } | undefined;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
