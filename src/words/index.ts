import { writtenFact } from './day.ts';
import { en } from './en/index.ts';
import type { RefusalCode } from './refusal.ts';
import { vi } from './vi/index.ts';

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widened<T[K]> };

/** The shape every language must fill; Vietnamese sets it, a missing sentence does not compile. */
export type Words = Widened<typeof vi>;

export type Language = 'vi' | 'en';
export const languages: Record<Language, Words> = { vi, en };

/** Facts that are codes of the program, and the words that stand for them. */
const named = (words: Words): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  part: words.procedure.page.part,
  gap: words.procedure.page.part,
  act: words.dossier.act,
  state: words.dossier.state,
});

export { writtenDay } from './day.ts';

/** The sentence of a refusal, its facts filled in, days as people write them. */
export const refusalSentence = (
  language: Language,
  refusal: { readonly code: RefusalCode; readonly facts: Readonly<Record<string, string | number>> },
): string =>
  languages[language].refusal[refusal.code].replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in refusal.facts
      ? (named(languages[language])[name]?.[refusal.facts[name] as string] ??
        writtenFact(language, String(refusal.facts[name])))
      : whole,
  );
