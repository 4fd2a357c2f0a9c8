import { formatDecimal } from '#ui/format.ts';
import type { Language, Words } from '#words/index.ts';
import type { Hundredths } from '../rules/points.ts';
import type { Sheet } from '../rules/sheet.ts';

export { periodName } from '../rules/period-name.ts';

export const two = (language: Language, points: Hundredths): string => formatDecimal(language, points / 100, 2);

/** How much more or less than the period before; null where other indicators had a source: the two cannot be compared. */
export const movement = (
  now: Pick<Sheet, 'score' | 'scored'>,
  before: Pick<Sheet, 'score' | 'scored'>,
): Hundredths | null => (now.scored === before.scored && now.scored > 0 ? now.score - before.score : null);

export function movedBy(language: Language, { moved }: Words['score'], by: Hundredths | null, period: string): string {
  if (by === null) return moved.none(period);
  if (by === 0) return moved.same(period);
  return by > 0 ? moved.up(two(language, by), period) : moved.down(two(language, -by), period);
}

/** With its sign, for a column: `+1,92`, `−0,30`, `0,00`. */
export const signed = (language: Language, by: Hundredths): string => `${by > 0 ? '+' : ''}${two(language, by)}`;
