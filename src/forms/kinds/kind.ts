import type { Language } from '#words/index.ts';
import type { Answers, Value } from '../answers.ts';
import type { Field } from '../definition.ts';
import type { Facts } from '../facts.ts';
import type { Fault } from '../say.ts';

export type Schema = { readonly [keyword: string]: unknown };

/** The texts typed into one question, by part; cleaned, missing ones empty. */
export type Typed = (part: string) => string;

export type Reading = { readonly value: Value; readonly fault?: undefined } | { readonly fault: Fault };

/** The answers around a value: those of pages before, and of the same page. */
export interface Around {
  readonly answers: Answers;
  readonly facts: Facts;
}

export interface Kind {
  /** Parts of the input: `''` is the input named like the field, `day` the one named `field.day`. */
  readonly parts: readonly string[];
  /** What was typed, as a value or a fault. Nothing typed is the value `null`. */
  read(typed: Typed, field: Field, facts: Facts): Reading;
  /** What is wrong with a value of the right shape, given the answers around it. */
  check?(value: Value, field: Field, around: Around): Fault | undefined;
  /** JSON Schema of a value. */
  schema(field: Field): Schema;
  /** The value as a person reads it. */
  show(value: Value, field: Field, language: Language): string;
  /** The value as it would be typed. */
  raw(value: Value): { readonly [part: string]: string };
  /** The fault of having given nothing. */
  readonly missing: Fault;
}

export const read = (value: Value): Reading => ({ value });
export const fault = (code: Fault['code'], facts?: Fault['facts'], part?: string): { readonly fault: Fault } => ({
  fault: { code, ...(facts ? { facts } : {}), ...(part ? { part } : {}) },
});

export const asText = (value: Value): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** Digits only, for numbers people write with spaces, dots and dashes. */
export const digitsOf = (text: string): string => text.replace(/[\s.\-_/]+/g, '');
export const onlyDigits = (text: string): boolean => /^\d+$/.test(text);
