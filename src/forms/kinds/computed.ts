import { type Answers, answerTo, isRecord } from '../answers.ts';
import { holds } from '../condition.ts';
import type { Computation } from '../definition.ts';
import type { Facts } from '../facts.ts';
import { dateInWords } from './date-in-words.ts';
import { asText, type Kind, read } from './kind.ts';
import { localNumber } from './number.ts';

const cents = (value: number): number => Math.round(value * 100) / 100;

/** The sum of one number over a group; undefined while the group is empty. */
function sumOf(answers: Answers, group: string, item: string): number | undefined {
  const items = answerTo(answers, group);
  if (!Array.isArray(items) || items.length === 0) return undefined;
  const numbers = items.map((one: unknown) => (isRecord(one) ? Number(answerTo(one, item)) : 0));
  return cents(numbers.filter(Number.isFinite).reduce((total, one) => total + one, 0));
}

/** The value a computation yields from the answers before it; undefined while they are not there. */
export function computedValue(compute: Computation, answers: Answers, facts: Facts): string | number | undefined {
  if ('wordsOfDate' in compute) return dateInWords(answerTo(answers, compute.wordsOfDate));
  if ('sum' in compute) return sumOf(answers, compute.of, compute.sum);
  return compute.firstOf.find((one) => holds(one.when, answers, facts))?.value;
}

export const computed: Kind = {
  parts: [],
  missing: { code: 'missing' },
  read: () => read(null),
  schema: (field) =>
    field.compute && 'sum' in field.compute ? { type: 'number' } : { type: 'string', ...choices(field.options) },
  show: (value, field, language) =>
    typeof value === 'number'
      ? [localNumber(value, language), field.unit?.[language]].filter(Boolean).join(' ')
      : (field.options?.find((one) => one.value === value)?.label[language] ?? asText(value)),
  raw: () => ({}),
};

const choices = (options: readonly { readonly value: string }[] | undefined) =>
  options ? { enum: options.map((one) => one.value) } : {};
