import type { Instant } from '#kernel/time.ts';
import { type Code, indicatorOf, type Member } from './indicators.ts';
import { endOf, type Period } from './periods.ts';
import { type Hundredths, points } from './points.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** What one indicator would still give, and how many of its lost members it takes. */
export interface Raise {
  readonly code: Code;
  readonly member: Member;
  /** Members that must change sides: the fewest that give all that can be had. */
  readonly need: number;
  /** All that lost points, `need` of them among them: what a list of them holds. */
  readonly lost: number;
  /** Points won then. Less than what is lost, where another share holds the indicator down (3.3). */
  readonly gain: Hundredths;
  readonly when: RaiseWhen;
}

/** `now`: what is lost can still be won; `open`: of it what is still open, and in time; `past`: it happened, and only the next ones can be won. */
export type RaiseWhen = 'now' | 'open' | 'past';

/**
 * Indicators whose lost members can change sides within the period: a procedure is put online, a paper is scanned, a result made
 * electronic, a dossier sent to the national portal. A late day, the way somebody filed and an opinion cannot be undone. While the period
 * runs, 2.1 counts what is open as if it stayed so to the last day, and what is still in time can be ended in time.
 */
const MENDABLE: ReadonlySet<Code> = new Set(['1.3', '1.4', '3.1', '3.2', '3.5', '3.5b', '4.1', '4.2', '4.5b', '4.6']);

/**
 * What would raise the index most: every indicator that lost points, by points per member that must change sides, the most first;
 * what can still be mended before what can only be done better. A dossier and a procedure each count as one effort, because nothing
 * says how they compare. An indicator without a source, or with nothing to count, is not among them.
 */
export function raises(sheet: Sheet, period: Pick<Period, 'next'>, now: Instant): Raise[] {
  const whenOf = (code: Code): RaiseWhen =>
    MENDABLE.has(code) ? 'now' : code === '2.1' && now < endOf(period) ? 'open' : 'past';
  return sheet.groups
    .flatMap(({ rows }) => rows)
    .flatMap((row) => raiseOf(row, whenOf(row.code)) ?? [])
    .toSorted(
      (a, b) =>
        Number(a.when === 'past') - Number(b.when === 'past') ||
        b.gain * a.need - a.gain * b.need ||
        b.gain - a.gain ||
        (a.code < b.code ? -1 : 1),
    );
}

function raiseOf({ code, max, threshold, figure, score }: SheetRow, when: RaiseWhen): Raise | undefined {
  if (!figure || score === null || figure.whole === 0 || figure.factor?.whole === 0) return undefined;
  const at = (part: number): Hundredths => points(max, threshold, { ...figure, part });
  const most = at(figure.whole);
  if (most <= score) return undefined;
  // The fewest that give as much as all of them: points never fall when one more is won.
  let [enough, less] = [figure.whole, figure.part];
  while (enough - less > 1) {
    const middle = Math.floor((enough + less) / 2);
    if (at(middle) >= most) enough = middle;
    else less = middle;
  }
  const { member } = indicatorOf(code);
  return { code, member, need: enough - figure.part, lost: figure.whole - figure.part, gain: most - score, when };
}
