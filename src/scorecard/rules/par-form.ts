import { type Check, type Checked, day, listOf, matching, number, shape, text, whole } from '#kernel/check.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';

/** A province's own scale: most use 90/80/70/50, some 60 or 65 for the fourth; so it is data of the form. */
export interface ParClass {
  readonly vi: string;
  readonly en: string;
  /** From this percentage, in hundredths, up to the class above. */
  readonly from: number;
}

export interface ParCriterion {
  readonly code: string;
  readonly titleVi: string;
  readonly titleEn: string;
  /** In hundredths of a point. */
  readonly max: number;
  readonly isLeaf: boolean;
}

const code = matching(/^[0-9]+(\.[0-9]+)*$/);
const criterion = shape({ code, vi: text, en: text, max: number });
const scale = shape({ vi: text, en: text, from: number });

/** A form as a province writes it in a file: points with decimals, the tree as codes `1`, `1.2`, `1.2.1` in order. */
const formShape = shape({
  ...{ year: whole, group: matching(/^[a-z0-9-]{1,20}$/), vi: text, en: text, basis: text, appraiser: text },
  ...{ selfFrom: day, selfTo: day, firstTo: day, explainTo: day, secondTo: day },
  ...{ surveyMax: number, bonusMax: number, penaltyMax: number },
  ...{ classes: listOf(scale), criteria: listOf(criterion), units: listOf(text) },
});
export type ParFormWish = Checked<typeof formShape>;
export const parFormWish: Check<ParFormWish> = formShape;

export type ParFormData = Omit<ParFormWish, 'classes' | 'criteria' | 'surveyMax' | 'bonusMax' | 'penaltyMax'> & {
  readonly surveyMax: number;
  readonly bonusMax: number;
  readonly penaltyMax: number;
  readonly classes: readonly ParClass[];
  readonly criteria: readonly ParCriterion[];
};

export const hundredths = (points: number): number => Math.round(points * 100);
const isExact = (points: number): boolean => points >= 0 && Math.abs(points * 100 - hundredths(points)) < 1e-6;
export const parentOf = (code: string): string => code.split('.').slice(0, -1).join('.');

type FormRefusal = 'par-form-sums' | 'par-form-tree' | 'par-form-dates' | 'par-form-classes';

/** A form as it may stand: every criterion below a known one, every sum what its parts add up to, days and classes in order. */
export function checkParForm(wish: ParFormWish): Outcome<ParFormData, FormRefusal> {
  const days = [wish.selfFrom, wish.selfTo, wish.firstTo, wish.explainTo, wish.secondTo];
  if (days.some((one, at) => at > 0 && one < (days[at - 1] as string))) return refused('par-form-dates');
  const from = wish.classes.map((one) => hundredths(one.from));
  if (from.at(-1) !== 0 || from.some((one, at) => at > 0 && one >= (from[at - 1] as number)))
    return refused('par-form-classes');
  const tree = checkTree(wish);
  if (!tree.ok) return tree;
  return ok({
    ...wish,
    surveyMax: hundredths(wish.surveyMax),
    bonusMax: hundredths(wish.bonusMax),
    penaltyMax: hundredths(wish.penaltyMax),
    classes: wish.classes.map((one) => ({ ...one, from: hundredths(one.from) })),
    criteria: tree.value,
  });
}

function checkTree({ criteria, ...wish }: ParFormWish): Outcome<ParCriterion[], 'par-form-sums' | 'par-form-tree'> {
  const below = Map.groupBy(criteria, ({ code }) => parentOf(code));
  const seen = new Set<string>(['']);
  for (const { code } of criteria) {
    if (seen.has(code) || !seen.has(parentOf(code))) return refused('par-form-tree', { criterion: code });
    seen.add(code);
  }
  const wrong = [
    ...criteria,
    ...[wish.surveyMax, wish.bonusMax, wish.penaltyMax].map((max) => ({ code: '', max })),
  ].find(({ code, max }) => {
    const parts = code === '' ? undefined : below.get(code);
    return !isExact(max) || (parts && sum(parts) !== hundredths(max));
  });
  if (wrong) return refused('par-form-sums', { criterion: wrong.code || '–' });
  return ok(
    criteria.map(({ code, vi, en, max }) => ({
      ...{ code, titleVi: vi, titleEn: en, max: hundredths(max), isLeaf: !below.has(code) },
    })),
  );
}

const sum = (parts: readonly { max: number }[]): number => parts.reduce((all, { max }) => all + hundredths(max), 0);
