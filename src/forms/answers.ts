/** A place: a commune of today by code, or somewhere abroad. */
export interface AddressValue {
  /** Code of the current commune; absent abroad, or when nothing could look it up. */
  readonly unit?: string;
  /** The commune and province as they are called today, or as typed when not looked up. */
  readonly text: string;
  /** House number, road, village. */
  readonly detail: string;
  /** The old name that was typed, when it was an old one. */
  readonly was?: string;
  readonly country?: string;
}

/** `null` says: seen and left empty. */
export type Value = string | number | boolean | null | readonly string[] | AddressValue | readonly Item[];
export type Item = { readonly [name: string]: Value };

/** Stored answers by field; anything may stand in them, so they are read with `answerTo` only. */
export type Answers = { readonly [field: string]: unknown };
/** What was typed, by name of input, exactly. */
export type Given = { readonly [input: string]: string };

/** What a draft keeps between pages. */
export interface Draft {
  readonly given: Given;
  readonly values: Answers;
}

export const emptyDraft: Draft = { given: {}, values: {} };

/** The answer, or undefined when there is none; names of Object.prototype answer nothing. */
export const answerTo = (answers: Answers, field: string): unknown =>
  Object.hasOwn(answers, field) ? answers[field] : undefined;

/** Whether there is something in it. */
export const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

export const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
