import type { Language } from '#words/index.ts';
import { answerTo, type Draft, isFilled, type Value } from './answers.ts';
import { type EligibilityQuestion, type Field, type FormDefinition, type Page, pageOf } from './definition.ts';
import type { Facts, UnitMatch } from './facts.ts';
import { countIn, inputName, isInputOf } from './inputs.ts';
import { mostOf } from './kinds/group.ts';
import { KINDS } from './kinds/index.ts';
import { type Prefilled, type Provenance, rawOf } from './prefill.ts';
import { errorOf, type FieldError } from './read-field.ts';
import { filled, inBoth, inSentence, wordsOf } from './say.ts';
import { fieldIn, walk } from './walk.ts';

export interface OptionView {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** A question as markup needs it: every text in one language, what stands in its inputs, what is wrong. */
export interface FieldView {
  readonly name: string;
  readonly kind: Field['kind'];
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** The part that is wrong: `day`, `commune`. */
  readonly wrongPart?: string | undefined;
  readonly source?: string | undefined;
  readonly optional: boolean;
  readonly unit?: string | undefined;
  readonly autocomplete?: string | undefined;
  readonly maxLength?: number | undefined;
  /** By part of the input, `''` the input itself. */
  readonly typed: { readonly [part: string]: string };
  readonly options: readonly OptionView[];
  readonly abroad: boolean;
  readonly partial: boolean;
  readonly detail: 'required' | 'optional' | 'none';
  /** Things of a group, each with its questions. */
  readonly items: readonly { readonly title: string; readonly path: string; readonly fields: readonly FieldView[] }[];
  readonly each?: string | undefined;
  readonly canAdd: boolean;
}

export interface PageView {
  readonly id: string;
  readonly section: string;
  readonly question: string;
  readonly hint?: string | undefined;
  readonly fields: readonly FieldView[];
  readonly errors: readonly { readonly id: string; readonly text: string }[];
  /** The page has one question: its heading is the label of it. */
  readonly single: boolean;
}

export interface ViewFacts {
  readonly facts: Facts;
  readonly language: Language;
  readonly errors?: readonly FieldError[];
  readonly prefilled?: { readonly [field: string]: Prefilled };
}

interface Shown {
  readonly given: { readonly [input: string]: string };
  readonly language: Language;
  readonly errors: readonly FieldError[];
}

const sourceOf = (provenance: Provenance, language: Language): string => {
  const words = wordsOf(language).prefilled;
  return provenance.from === 'person'
    ? words[provenance.source]
    : filled(words.earlier, { dossier: provenance.dossier });
};

const choicesOf = (choices: readonly UnitMatch[], language: Language): readonly OptionView[] =>
  choices.map(({ code, text, was }) => ({
    value: code,
    label: text,
    hint: was ? filled(wordsOf(language).formerly, { was }) : undefined,
  }));

function optionsOf(field: Field, error: FieldError | undefined, language: Language): readonly OptionView[] {
  if (field.kind === 'address') return choicesOf(error?.choices ?? [], language);
  const { yes, no } = wordsOf(language);
  if (field.kind === 'yes-no')
    return [
      { value: 'yes', label: yes },
      { value: 'no', label: no },
    ];
  return (field.options ?? []).map(({ value, label, hint }) => ({
    value,
    label: label[language],
    hint: hint?.[language],
  }));
}

function itemsOf(name: string, field: Field, shown: Shown): FieldView['items'] {
  if (field.kind !== 'group') return [];
  const count = Math.min(Math.max(countIn(shown.given, name), field.min ?? 1, 1), mostOf(field));
  return Array.from({ length: count }, (_, index) => ({
    title: `${field.each?.[shown.language] ?? ''} ${index + 1}`,
    path: `${name}.${index}`,
    fields: Object.entries(field.fields ?? {}).map(([item, inner]) =>
      fieldView(`${name}.${index}.${item}`, inner, shown),
    ),
  }));
}

function fieldView(name: string, field: Field, shown: Shown, source?: string): FieldView {
  const { language, given } = shown;
  const error = shown.errors.find((one) => one.field === name);
  const items = itemsOf(name, field, shown);
  const typed = KINDS[field.kind].parts.map((part) => [part, given[inputName(name, part)] ?? ''] as const);
  return {
    name,
    kind: field.kind,
    label: field.label[language],
    hint: field.hint?.[language],
    error: error?.message[language],
    wrongPart: error && error.input !== name ? error.input.slice(name.length + 1) : undefined,
    source,
    optional: field.optional === true,
    unit: field.unit?.[language],
    autocomplete: field.autocomplete,
    maxLength: field.maxLength,
    typed: Object.fromEntries(typed),
    options: optionsOf(field, error, language),
    abroad: field.abroad === true,
    partial: field.partial === true,
    detail: field.detail ?? 'required',
    items,
    each: field.each && inSentence(field.each[language]),
    canAdd: field.kind === 'group' && items.length < mostOf(field),
  };
}

/** What stands in the inputs: as typed; else the stored answer; else what is known beforehand; else the usual. */
function standing(name: string, field: Field, draft: Draft, prefilled: Prefilled | undefined) {
  const own = Object.entries(draft.given).filter(([input]) => isInputOf(input, name));
  if (own.length > 0) return { given: Object.fromEntries(own), isPrefilled: false };
  const value = answerTo(draft.values, name);
  if (value !== undefined)
    return { given: isFilled(value) ? rawOf(name, field, value as Value) : {}, isPrefilled: false };
  if (prefilled) return { given: rawOf(name, field, prefilled.value), isPrefilled: true };
  return { given: field.initial === undefined ? {} : { [name]: field.initial }, isPrefilled: false };
}

function fieldsOf(definition: FormDefinition, names: readonly string[], draft: Draft, view: ViewFacts) {
  return names.map((name) => {
    const field = fieldIn(definition, name) as Field;
    const prefilled = view.prefilled && Object.hasOwn(view.prefilled, name) ? view.prefilled[name] : undefined;
    const { given, isPrefilled } = standing(name, field, draft, prefilled);
    const source = isPrefilled && prefilled ? sourceOf(prefilled.provenance, view.language) : undefined;
    return fieldView(name, field, { given, language: view.language, errors: view.errors ?? [] }, source);
  });
}

const sectionOf = (definition: FormDefinition, page: Page, language: Language): string =>
  definition.sections.find((one) => one.pages.some(({ id }) => id === page.id))?.title[language] ?? '';

/** A page ready to be shown, or undefined when there is no such page or these answers do not open it. */
export function viewOf(
  definition: FormDefinition,
  pageId: string,
  draft: Draft,
  view: ViewFacts,
): PageView | undefined {
  const page = pageOf(definition, pageId);
  const open = walk(definition, draft.values, view.facts, pageId).pages.find((one) => one.page.id === pageId);
  if (!page || !open) return undefined;
  return {
    id: page.id,
    section: sectionOf(definition, page, view.language),
    question: page.question[view.language],
    hint: page.hint?.[view.language],
    fields: fieldsOf(definition, open.fields, draft, view),
    errors: (view.errors ?? []).map(({ input, message }) => ({ id: input, text: message[view.language] })),
    single: open.fields.length === 1,
  };
}

/** A question asked before the form, shown like any page; `chosen` as it was sent, faulty if it is none of the options. */
export function questionView(question: EligibilityQuestion, language: Language, chosen?: string): PageView {
  const { id, options } = question;
  const field: Field = {
    kind: 'radios',
    label: question.question,
    options,
    ...(question.hint ? { hint: question.hint } : {}),
  };
  const isWrong = chosen !== undefined && !options.some((one) => one.value === chosen);
  const error = {
    ...errorOf(id, field, { code: 'missing-choice' }),
    message: inBoth((one) => wordsOf(one).ui.chooseOne),
  };
  const errors = isWrong ? [error] : [];
  return {
    ...{ id, section: '', single: true },
    question: question.question[language],
    hint: question.hint?.[language],
    fields: [fieldView(id, field, { given: { [id]: chosen ?? '' }, language, errors })],
    errors: errors.map(({ input, message }) => ({ id: input, text: message[language] })),
  };
}
