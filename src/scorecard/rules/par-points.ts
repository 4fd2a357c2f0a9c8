import { formatDecimal } from '#ui/format.ts';
import type { Language } from '#words/index.ts';

/** Hundredths of a point as people write them: `84,72`, `10`; a dash for none. */
export function formatPoints(language: Language, points: number | null): string {
  if (points === null) return '–';
  const decimals = points % 100 === 0 ? 0 : points % 10 === 0 ? 1 : 2;
  return formatDecimal(language, points / 100, decimals);
}
