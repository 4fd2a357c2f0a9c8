import { type Answers, answerTo, isFilled } from './answers.ts';
import type { Facts } from './facts.ts';
import { dateRange, daysBetween, fullYears } from './kinds/calendar.ts';

type Scalar = string | number | boolean;
/** `atLeast` includes its bound, `below` does not. */
type Bounds = { readonly atLeast?: number; readonly below?: number };

/** One small language for pages, fields, components, demands and eligibility. */
export type Condition =
  | { readonly field: string; readonly is: Scalar }
  | { readonly field: string; readonly in: readonly Scalar[] }
  | { readonly field: string; readonly has: string }
  | { readonly field: string; readonly filled: boolean }
  | ({ readonly field: string; readonly number: true } & Bounds)
  | ({ readonly ageOf: string; readonly at?: string } & Bounds)
  | ({ readonly daysSince: string; readonly at?: string } & Bounds)
  | { readonly field: string; readonly notBefore: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const within = (value: number | undefined, { atLeast, below }: Bounds): boolean =>
  value !== undefined && (atLeast === undefined || value >= atLeast) && (below === undefined || value < below);

const dateIn = (answers: Answers, name: string, facts: Facts): { first: string; last: string } | undefined =>
  name === 'today' ? { first: facts.today, last: facts.today } : dateRange(answerTo(answers, name));

function onDates(condition: Condition, answers: Answers, facts: Facts): boolean {
  if ('ageOf' in condition) {
    const born = dateIn(answers, condition.ageOf, facts);
    const at = dateIn(answers, condition.at ?? 'today', facts);
    return within(born && at ? fullYears(born.last, at.first) : undefined, condition);
  }
  if ('daysSince' in condition) {
    const from = dateIn(answers, condition.daysSince, facts);
    const at = dateIn(answers, condition.at ?? 'today', facts);
    return within(from && at ? daysBetween(from.first, at.first) : undefined, condition);
  }
  if ('notBefore' in condition) {
    const one = dateIn(answers, condition.field, facts);
    const other = dateIn(answers, condition.notBefore, facts);
    return !one || !other || one.last >= other.first;
  }
  return false;
}

function onField(condition: Condition & { readonly field: string }, answers: Answers): boolean {
  const value = answerTo(answers, condition.field);
  if ('is' in condition) return value === condition.is;
  if ('in' in condition) return condition.in.includes(value as Scalar);
  if ('has' in condition) return Array.isArray(value) && value.includes(condition.has);
  if ('filled' in condition) return isFilled(value) === condition.filled;
  if ('number' in condition) return within(typeof value === 'number' ? value : undefined, condition);
  return false;
}

/**
 * Whether the condition holds of these answers. A missing answer makes every question about it false
 * (`notBefore` true: nothing to compare). A date of which only the year is known counts as its last day
 * for ages (nobody is made older than proved) and its first day for days since.
 */
export function holds(condition: Condition | undefined, answers: Answers, facts: Facts): boolean {
  if (condition === undefined) return true;
  if ('all' in condition) return condition.all.every((one) => holds(one, answers, facts));
  if ('any' in condition) return condition.any.some((one) => holds(one, answers, facts));
  if ('not' in condition) return !holds(condition.not, answers, facts);
  if ('ageOf' in condition || 'daysSince' in condition || 'notBefore' in condition)
    return onDates(condition, answers, facts);
  return onField(condition, answers);
}

/** The questions of a condition that stand on their own, each once. */
function leavesOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return 'not' in condition ? leavesOf(condition.not) : [condition];
}

function holdsIf(condition: Condition, truth: ReadonlyMap<string, boolean>): boolean {
  if ('all' in condition) return condition.all.every((one) => holdsIf(one, truth));
  if ('any' in condition) return condition.any.some((one) => holdsIf(one, truth));
  return 'not' in condition ? !holdsIf(condition.not, truth) : truth.get(JSON.stringify(condition)) === true;
}

/** More are not tried out: 2 to this power ways they can be true or false. */
const MOST_LEAVES = 10;

/**
 * Whether one of the conditions holds whatever the answers, also missing ones. Their questions are taken as true or false
 * independently of each other, so `x` and `not x` are; `at least 24` and `below 24` are not: an answer may be missing.
 */
export function alwaysOneHolds(conditions: readonly (Condition | undefined)[]): boolean {
  const said = conditions.filter((one) => one !== undefined);
  if (said.length < conditions.length) return true;
  const leaves = [...new Set(said.flatMap(leavesOf).map((one) => JSON.stringify(one)))];
  if (leaves.length > MOST_LEAVES) return false;
  return Array.from({ length: 2 ** leaves.length }, (_, bits) => bits).every((bits) => {
    const truth = new Map(leaves.map((leaf, at) => [leaf, ((bits >> at) & 1) === 1]));
    return said.some((one) => holdsIf(one, truth));
  });
}

/** The names of answers a condition speaks of. */
export function namesIn(condition: Condition | undefined): readonly string[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(namesIn);
  if ('any' in condition) return condition.any.flatMap(namesIn);
  if ('not' in condition) return namesIn(condition.not);
  const dates = 'ageOf' in condition ? [condition.ageOf] : 'daysSince' in condition ? [condition.daysSince] : [];
  const at = 'at' in condition && condition.at ? [condition.at] : [];
  const other = 'notBefore' in condition ? [condition.notBefore] : [];
  const field = 'field' in condition ? [condition.field] : [];
  return [...field, ...dates, ...at, ...other].filter((name) => name !== 'today');
}
