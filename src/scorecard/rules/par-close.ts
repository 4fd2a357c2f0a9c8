import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { ParCriterion } from './par-form.ts';
import type { ParStage } from './par-stage.ts';

interface Sheet {
  readonly criteria: readonly ParCriterion[];
  /** The most a survey gives; 0: the form has none. */
  readonly surveyMax: number;
  readonly entries: readonly { readonly subject: string; readonly stage: ParStage; readonly asks: boolean }[];
}

/** A stage is closed when nothing of it is left: the first criterion that lacks points, or an explanation, is named. */
export function mayClose(
  { criteria, surveyMax, entries }: Sheet,
  stage: ParStage,
): Outcome<true, 'par-points-missing' | 'par-explanation-missing' | 'par-survey-missing'> {
  const given = new Set(entries.filter((one) => one.stage === stage).map(({ subject }) => subject));
  if (stage === 'explain') {
    const lacking = entries.find((one) => one.asks && !given.has(one.subject));
    return lacking ? refused('par-explanation-missing', { criterion: lacking.subject }) : ok(true);
  }
  // What the second round leaves alone stays as the first judged it; the survey is of neither, and a sheet without it is not whole.
  if (stage === 'second')
    return surveyMax > 0 && !entries.some(({ subject }) => subject === 'survey')
      ? refused('par-survey-missing')
      : ok(true);
  const lacking = criteria.find(({ isLeaf, code }) => isLeaf && !given.has(code));
  return lacking ? refused('par-points-missing', { criterion: lacking.code }) : ok(true);
}
