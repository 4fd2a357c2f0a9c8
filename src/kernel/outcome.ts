import type { RefusalCode } from '#words/refusal.ts';

/**
 * What an act or a rule answers when a person may be told no.
 * A refusal is a value with a code; a bug is an exception. A code without a Vietnamese and an
 * English sentence (`src/words`) does not compile.
 */
export type Outcome<T, C extends RefusalCode = RefusalCode> = Ok<T> | Refused<C>;

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused<C extends RefusalCode = RefusalCode> {
  readonly ok: false;
  readonly code: C;
  /** Facts the sentence needs, by name; never personal data that the reader does not already know. */
  readonly facts: RefusalFacts;
}

export type RefusalFacts = Readonly<Record<string, string | number>>;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

export const refused = <C extends RefusalCode>(code: C, facts: RefusalFacts = {}): Refused<C> => ({
  ok: false,
  code,
  facts,
});
