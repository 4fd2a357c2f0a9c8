import { type Language, languages } from '#words/index.ts';
import type { vi } from '#words/vi/index.ts';
import type { Field, Text } from './definition.ts';
import type { UnitMatch } from './facts.ts';

/** Every fault the engine can find: exactly the codes that have a Vietnamese sentence. */
export type FaultCode = keyof typeof vi.forms.fault;

export interface Fault {
  readonly code: FaultCode;
  readonly facts?: { readonly [name: string]: string | number | Text };
  /** The part of the input it lies in: `day`, `commune`. */
  readonly part?: string;
  /** For an address that may mean several communes: those. */
  readonly choices?: readonly UnitMatch[];
}

export const LANGUAGES: readonly Language[] = ['vi', 'en'];

export const wordsOf = (language: Language) => languages[language].forms;

/** The sentence with its `{names}` filled in. */
export const filled = (template: string, facts: { readonly [name: string]: string | number }): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(facts, name) ? String(facts[name]) : whole));

/** “Số nhà” → “số nhà” within a sentence; “GPS”, “VNeID” stay. */
export const inSentence = (label: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

const factsIn = (fault: Fault, language: Language): { [name: string]: string | number } =>
  Object.fromEntries(
    Object.entries(fault.facts ?? {}).map(([name, fact]) => [name, typeof fact === 'object' ? fact[language] : fact]),
  );

function sentence(fault: Fault, field: Field, language: Language): string {
  const own = field.errors?.[fault.code] ?? (fault.code.startsWith('missing') ? field.errors?.missing : undefined);
  const template = own?.[language] ?? wordsOf(language).fault[fault.code];
  const label = field.label[language];
  const facts = { ...factsIn(fault, language), label: template.startsWith('{label}') ? label : inSentence(label) };
  return filled(template, facts);
}

/** What to do about a fault, in both languages. */
export const sayFault = (fault: Fault, field: Field): Text => ({
  vi: sentence(fault, field, 'vi'),
  en: sentence(fault, field, 'en'),
});

/** The same words in both languages, from a template of the dictionary. */
export const inBoth = (make: (language: Language) => string): Text => ({ vi: make('vi'), en: make('en') });
