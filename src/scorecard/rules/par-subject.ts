import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { ParCriterion } from './par-form.ts';
import type { ParStage } from './par-stage.ts';
import type { ParCaps } from './par-total.ts';

/** What is given beside the criteria. The survey is entered by the appraiser from the questionnaires' result. */
export const PAR_EXTRAS = ['bonus', 'penalty', 'survey'] as const;
export type ParExtra = (typeof PAR_EXTRAS)[number];
export const isExtra = (subject: string): subject is ParExtra => (PAR_EXTRAS as readonly string[]).includes(subject);

interface Sheet {
  readonly criteria: readonly ParCriterion[];
  readonly form: ParCaps;
  readonly entries: readonly { readonly subject: string; readonly stage: ParStage; readonly asks: boolean }[];
}

interface Give {
  readonly subject: string;
  readonly stage: ParStage;
  readonly points: number | null;
  readonly note: string;
}

/** The most points a subject may have; undefined: nothing is given for it itself. */
export function mostOf({ criteria, form }: Pick<Sheet, 'criteria' | 'form'>, subject: string): number | undefined {
  if (subject === 'survey') return form.surveyMax;
  if (subject === 'bonus') return form.bonusMax;
  if (subject === 'penalty') return form.penaltyMax;
  return criteria.find(({ code, isLeaf }) => isLeaf && code === subject)?.max;
}

/** Whether the unit was asked to explain this. */
export const isAsked = ({ entries }: Pick<Sheet, 'entries'>, subject: string): boolean =>
  entries.some((one) => one.subject === subject && one.stage === 'first' && one.asks);

/**
 * Whether points or an explanation may be given: within the maximum; an explanation where one was asked; other points
 * than before with the reason beside them.
 */
export function mayGive(
  sheet: Sheet,
  { subject, stage, points, note }: Give,
): Outcome<true, 'not-found' | 'par-points-wrong' | 'par-not-asked' | 'par-note-missing'> {
  const most = mostOf(sheet, subject);
  if (most === undefined) return refused('not-found');
  if (stage === 'explain') {
    if (!isAsked(sheet, subject)) return refused('par-not-asked');
    return note === '' ? refused('par-note-missing') : ok(true);
  }
  if (subject === 'survey' && stage === 'self') return refused('not-found');
  if (points === null || !Number.isSafeInteger(points) || points < 0 || points > most)
    return refused('par-points-wrong', { most: most / 100 });
  return ok(true);
}

/** Points as typed, with comma or dot and at most two decimals, in hundredths; undefined if it is no such number. */
export function readPoints(typed: string): number | undefined {
  const found = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(typed.trim());
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : undefined;
}
