import type { Askable, Assignable } from '../index.ts';

/** What the forms of the acts choose from; empty where the act cannot be done. */
export interface Lists {
  readonly askables: readonly Askable[];
  readonly grounds: readonly string[];
  readonly officers: readonly Assignable[];
  readonly agencies: readonly { readonly code: string; readonly vi: string; readonly en: string }[];
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
