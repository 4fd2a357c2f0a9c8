import type { Condition } from './condition.ts';

/** A sentence in both languages; a form without one of them is refused by `checkDefinition`. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

export interface Option {
  readonly value: string;
  /** The code of the national list, when it has one. */
  readonly code?: string;
  readonly label: Text;
  readonly hint?: Text;
}

export type FieldKind =
  | 'text'
  | 'long-text'
  | 'name'
  | 'date'
  | 'year'
  | 'number'
  | 'decimal'
  | 'money'
  | 'select'
  | 'radios'
  | 'checkboxes'
  | 'yes-no'
  | 'personal-number'
  | 'tax-code'
  | 'phone'
  | 'email'
  | 'boat-number'
  | 'address'
  | 'upload'
  | 'group'
  | 'computed';

/** How a value is worked out from answers given before it; see `compute.ts`. */
export type Computation =
  | { readonly wordsOfDate: string }
  | { readonly sum: string; readonly of: string }
  | { readonly firstOf: readonly { readonly when?: Condition; readonly value: string }[] };

/** A demand on an answer beyond its kind: `that` must hold, otherwise `say` is the error. */
export interface Demand {
  readonly that: Condition;
  readonly say: Text;
}

export interface Field {
  readonly kind: FieldKind;
  /** A short noun: the label beside the input, the row of the check page, the line of the printed form. */
  readonly label: Text;
  readonly hint?: Text;
  /** Own sentences in place of the engine's, by fault code. */
  readonly errors?: { readonly [code: string]: Text };
  readonly options?: readonly Option[];
  readonly optional?: boolean;
  readonly when?: Condition;
  /** `person.fullName`, `earlier:boatNumber`; the first that yields a value is taken. */
  readonly prefill?: string | readonly string[];
  /** Filled in beforehand only in this case; it may look at `person.sex`. */
  readonly prefillIf?: Condition;
  /** What stands in the input before anything is typed. */
  readonly initial?: string;
  readonly autocomplete?: string;
  readonly unit?: Text;
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  /** A regular expression the text must match; its error is `errors.pattern`. */
  readonly pattern?: string;
  /** Kept in capitals, as the civil register writes names. */
  readonly upper?: boolean;
  /** For dates: `today`, `today+730`, `YYYY-MM-DD`. */
  readonly earliest?: string;
  readonly latest?: string;
  /** Only the year, or the month and year, may be known. */
  readonly partial?: boolean;
  /** Fields a personal number must agree with. */
  readonly agrees?: { readonly birth?: string; readonly sex?: string };
  /** Whether an address may lie outside Viet Nam. */
  readonly abroad?: boolean;
  /** How far an address goes below the commune: house and road demanded (the default), welcome, or not asked. */
  readonly detail?: 'required' | 'optional' | 'none';
  readonly must?: readonly Demand[];
  readonly compute?: Computation;
  /** For groups: what is asked of each, and what one of them is called. */
  readonly fields?: Fields;
  readonly each?: Text;
  /** For uploads: the component whose files these are. */
  readonly component?: string;
  /** Names of this question in the published form (`formFields` of the procedure). */
  readonly covers?: readonly string[];
}

export type Fields = { readonly [name: string]: Field };

export interface Page {
  readonly id: string;
  /** The heading of the page, as the person at the counter would ask it. */
  readonly question: Text;
  readonly hint?: Text;
  readonly fields: readonly string[];
  readonly when?: Condition;
}

export interface Section {
  readonly id: string;
  readonly title: Text;
  readonly pages: readonly Page[];
}

/** Who already holds what a paper would prove. */
export type Holder =
  | 'population'
  | 'civil-status'
  | 'land'
  | 'insurance'
  | 'boats'
  | 'business'
  | 'dossiers'
  | 'birth-data';

export interface Component {
  readonly id: string;
  /** Exactly the name of the published component. */
  readonly name: string;
  readonly label: Text;
  /** Code of `data/document-types`. */
  readonly type?: string;
  readonly required: boolean | Condition;
  /** When it can matter at all; outside it the component is not needed. */
  readonly when?: Condition;
  /** The condition in words: “khi tàu được đóng mới”. */
  readonly only?: Text;
  readonly pages?: 'one' | 'many';
  readonly accept?: readonly string[];
  /** The largest file, in whole megabytes; 20 if not said, 50 at most: a request carries 60. */
  readonly largest?: number;
  /** The State holds it: not asked for unless its data cannot be read. */
  readonly heldBy?: Holder;
  /** The declaration itself: made by answering this form. */
  readonly byForm?: boolean;
  readonly note?: Text;
}

export interface Ending {
  readonly kind: 'here' | 'national-portal' | 'go-to' | 'not-possible';
  readonly text: Text;
  readonly where?: Text;
  readonly url?: string;
}

export interface EligibilityQuestion {
  readonly id: string;
  readonly question: Text;
  readonly covers?: readonly string[];
  readonly hint?: Text;
  readonly when?: Condition;
  readonly options: readonly (Option & { readonly ends?: Ending })[];
}

/** A form, whole: one edition never changes, and a dossier keeps the edition it was filed on. */
export interface FormDefinition {
  readonly code: string;
  readonly edition: string;
  readonly title: Text;
  readonly source: string;
  readonly eligibility: readonly EligibilityQuestion[];
  readonly sections: readonly Section[];
  readonly fields: Fields;
  readonly components: readonly Component[];
  readonly declaration: Text;
  /** Which answers name the holder of the dossier (chủ hồ sơ); the first that is given counts. */
  readonly holder?: Partial<Record<'name' | 'number' | 'phone' | 'email' | 'address', readonly string[]>>;
  /** Questions of the published form that are answered elsewhere, and where; see README. */
  readonly elsewhere?: { readonly [source: string]: string };
}

export const pagesIn = (definition: FormDefinition): readonly Page[] => definition.sections.flatMap((one) => one.pages);

export const pageOf = (definition: FormDefinition, id: string): Page | undefined =>
  pagesIn(definition).find((page) => page.id === id);
