import type { ErrorObject } from 'ajv/dist/2020.js';
import type { LocalDate } from '#kernel/time.ts';
import type { Answers, Value } from './answers.ts';
import { answerTo } from './answers.ts';
import { validatorOf } from './compile.ts';
import type { Field, FormDefinition } from './definition.ts';
import type { Facts } from './facts.ts';
import { itemsIn } from './kinds/group.ts';
import { errorOf, type FieldError, faultIn } from './read-field.ts';
import { faultsInItem } from './read-group.ts';
import { fieldIn, submittedAnswers, walk } from './walk.ts';

export interface PageError extends FieldError {
  readonly page: string;
}

const topOf = (error: ErrorObject): string =>
  (error.instancePath.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');

/** The fields whose stored value is not of the shape the schema demands. */
export function misshapen(definition: FormDefinition, answers: Answers, facts: Facts): ReadonlySet<string> {
  const errors = validatorOf(definition)(submittedAnswers(definition, answers, facts));
  return new Set(errors.map(topOf).filter(Boolean));
}

function faultsOf(name: string, field: Field, seen: Answers, facts: Facts, broken: ReadonlySet<string>) {
  if (field.kind === 'computed') return [];
  if (broken.has(name)) return [errorOf(name, field, { code: 'wrong' })];
  if (field.kind === 'upload') return [];
  const value = (answerTo(seen, name) ?? null) as Value;
  const around = { answers: seen, facts };
  const fault = faultIn(name, value, field, around);
  const inside =
    field.kind === 'group'
      ? itemsIn(value).flatMap((item, index) => faultsInItem(`${name}.${index}`, item, field, around))
      : [];
  return fault ? [fault, ...inside] : inside;
}

/**
 * Everything that keeps the form from being filed, in the order of its pages. Stored values are judged by the
 * schema, then by what a schema cannot know: the other answers and today. Never throws.
 */
export function validateAll(definition: FormDefinition, answers: Answers, facts: Facts): readonly PageError[] {
  const { pages, seen } = walk(definition, answers, facts);
  const broken = misshapen(definition, answers, facts);
  return pages.flatMap(({ page, fields }) =>
    fields.flatMap((name) =>
      faultsOf(name, fieldIn(definition, name) as Field, seen, facts, broken).map((one) => ({ ...one, page: page.id })),
    ),
  );
}

/** A form that was filed and is changed in part. */
export interface PartlyChanged {
  /** The fields that may change. */
  readonly asked: ReadonlySet<string>;
  /** The day it was filed. */
  readonly filed: LocalDate;
}

/** Whether a place of the form (`members.0.birth`, `startsOn.day`) is of one of these fields. */
export const liesIn = (fields: ReadonlySet<string>, place: string): boolean => fields.has(place.split('.')[0] ?? '');

/**
 * The same where a form may be changed in part: what may change is judged today, the rest by the day it was filed. It cannot be changed any
 * more, and time alone must not make it wrong. Without `part` the whole may change.
 */
export function validateChange(
  definition: FormDefinition,
  answers: Answers,
  facts: Facts,
  part: PartlyChanged | undefined,
): readonly PageError[] {
  const today = validateAll(definition, answers, facts);
  if (!part) return today;
  const { asked, filed } = part;
  const then = validateAll(definition, answers, { ...facts, today: filed });
  return [...then.filter(({ field }) => !liesIn(asked, field)), ...today.filter(({ field }) => liesIn(asked, field))];
}
