import type { languages } from '#words/index.ts';
import type { Sheet } from './sheet.ts';

/** Why a sheet has no class: of how many points it is, each reason with its points. */
export function notClassed(words: (typeof languages)['vi']['score'], { without }: Pick<Sheet, 'without'>): string {
  const reasons = (['source', 'here', 'counts'] as const)
    .filter((why) => without[why] > 0)
    .map((why) => words.without[why](String(without[why])));
  return words.notClassed(reasons.join('; '));
}
