import type { LocalDate } from '#kernel/time.ts';

export interface DayWeight {
  readonly day: LocalDate;
  readonly weight: number;
}

/**
 * So many on each day in proportion to its weight, whole numbers whose sum is exactly `count` (largest remainders, the
 * earlier day first). Throws if there is something to give and no day that takes any.
 */
export function spread(days: readonly DayWeight[], count: number): Map<LocalDate, number> {
  const total = days.reduce((sum, { weight }) => sum + weight, 0);
  if (count > 0 && total <= 0) throw new Error('no day of the period takes anything in');
  const shares = days.map(({ day, weight }) => {
    const exact = total > 0 ? (count * weight) / total : 0;
    return { day, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  const missing = count - shares.reduce((sum, { whole }) => sum + whole, 0);
  const more = new Set(
    shares
      .toSorted((a, b) => b.rest - a.rest || (a.day < b.day ? -1 : 1))
      .slice(0, missing)
      .map(({ day }) => day),
  );
  return new Map(shares.map(({ day, whole }) => [day, whole + (more.has(day) ? 1 : 0)]));
}

/** The factor of a day by its dips (Tết, storms): the least that is said of it. */
export const dipOn = (
  dips: readonly { readonly from: LocalDate; readonly to: LocalDate; readonly factor: number }[],
  day: LocalDate,
): number =>
  dips.filter(({ from, to }) => from <= day && day <= to).reduce((least, { factor }) => Math.min(least, factor), 1);

/** Of an hour of the day, how many of those who file online do so then: the morning, after lunch, and after the evening meal. */
export const ONLINE_HOURS: readonly number[] = [
  0.3, 0.1, 0.1, 0.1, 0.1, 0.4, 1, 2.5, 6, 8, 7.5, 5, 3, 4.5, 7, 7, 6, 4, 3, 4.5, 5.5, 4, 2, 0.8,
];

/** The index of a weight for a number from 0 to 1. */
export function pickWeighted(weights: readonly number[], dice: number): number {
  let left = dice * weights.reduce((sum, one) => sum + one, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.findLastIndex((one) => one > 0);
}
