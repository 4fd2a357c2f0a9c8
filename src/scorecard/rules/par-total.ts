import type { ParClass, ParCriterion } from './par-form.ts';
import { parentOf } from './par-form.ts';
import type { ParStage } from './par-stage.ts';

/** The last that was given for a criterion, the bonus, the penalty or the survey at a stage. Points in hundredths. */
export interface ParGiven {
  readonly subject: string;
  readonly stage: ParStage;
  readonly points: number | null;
}

export interface ParCaps {
  readonly surveyMax: number;
  readonly bonusMax: number;
  readonly penaltyMax: number;
}

export interface ParRow extends ParCriterion {
  readonly depth: number;
  readonly self: number | null;
  readonly first: number | null;
  readonly second: number | null;
  /** What counts: the second round, or where it changed nothing the first. Null: not appraised. */
  readonly counted: number | null;
}

export interface ParTotal {
  readonly rows: readonly ParRow[];
  readonly self: number;
  readonly appraised: number;
  /** Null: not entered yet. */
  readonly survey: number | null;
  readonly bonus: number;
  readonly penalty: number;
  /** Appraised + survey + bonus − penalty, never under 0. */
  readonly final: number;
  /** Criteria and survey together. */
  readonly max: number;
  /** Of the maximum, in hundredths of a percent, rounded half up. */
  readonly percent: number;
  /** Criteria nobody has appraised. */
  readonly open: number;
}

type Column = 'self' | 'first' | 'second' | 'counted';

/** A sheet added up from its leaves. The bonus may lift it above the maximum, as its cap allows. */
export function totalOf(criteria: readonly ParCriterion[], given: readonly ParGiven[], caps: ParCaps): ParTotal {
  const points = new Map(given.map((one) => [`${one.subject} ${one.stage}`, one.points]));
  const of = (subject: string, stage: ParStage) => points.get(`${subject} ${stage}`) ?? null;
  const leaves = new Map(
    criteria
      .filter(({ isLeaf }) => isLeaf)
      .map(({ code }) => {
        const [self, first, second] = [of(code, 'self'), of(code, 'first'), of(code, 'second')];
        return [code, { self, first, second, counted: second ?? first }] as const;
      }),
  );
  const below = Map.groupBy(criteria, ({ code }) => parentOf(code));
  const sumOf = (code: string, column: Column): number | null => {
    const own = leaves.get(code);
    if (own) return own[column];
    const parts = (below.get(code) ?? []).map((one) => sumOf(one.code, column)).filter((one) => one !== null);
    return parts.length === 0 ? null : parts.reduce((all, one) => all + one, 0);
  };
  const rows = criteria.map((one) => ({
    ...one,
    depth: one.code.split('.').length - 1,
    ...{ self: sumOf(one.code, 'self'), first: sumOf(one.code, 'first') },
    ...{ second: sumOf(one.code, 'second'), counted: sumOf(one.code, 'counted') },
  }));
  const open = [...leaves.values()].filter(({ counted }) => counted === null).length;
  const judged = (subject: string, most: number) => {
    const found = of(subject, 'second') ?? of(subject, 'first');
    return found === null ? null : Math.min(found, most);
  };
  const survey = judged('survey', caps.surveyMax);
  const bonus = judged('bonus', caps.bonusMax) ?? 0;
  const penalty = judged('penalty', caps.penaltyMax) ?? 0;
  const appraised = sumOf('', 'counted') ?? 0;
  const final = Math.max(0, appraised + (survey ?? 0) + bonus - penalty);
  const max = (below.get('') ?? []).reduce((all, one) => all + one.max, 0) + caps.surveyMax;
  const self = sumOf('', 'self') ?? 0;
  const percent = max === 0 ? 0 : Math.floor((2 * final * 10_000 + max) / (2 * max));
  return { rows, self, appraised, survey, bonus, penalty, final, max, percent, open };
}

/** The class of a percentage (hundredths) by the form's own scale. */
export const classOf = (classes: readonly ParClass[], percent: number): ParClass | undefined =>
  classes.find(({ from }) => percent >= from);

/** Competition ranking inside a group: 1, 2, 2, 4. Only what was appraised to the end is ranked. */
export function rankIn<T extends { readonly percent: number; readonly isDone: boolean }>(
  sheets: readonly T[],
): (T & { readonly rank: number | null })[] {
  const done = sheets.filter(({ isDone }) => isDone);
  return sheets
    .map((one) => ({
      ...one,
      rank: one.isDone ? 1 + done.filter(({ percent }) => percent > one.percent).length : null,
    }))
    .sort(
      (a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) || b.percent - a.percent,
    );
}
