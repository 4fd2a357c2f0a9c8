/** Points in hundredths, as an integer: what is printed with two decimals and adds up on paper. */
export type Hundredths = number;

/**
 * `max · min(1, part ÷ (whole · threshold %))` in hundredths, half up, without a rounding error on the way: counts are integers
 * and the fraction is reckoned whole. `whole` must be above 0. A `factor` multiplies the share (3.3: times the share synced).
 */
export function points(
  max: number,
  threshold: number,
  { part, whole, factor }: { part: number; whole: number; factor?: Counts | undefined },
): Hundredths {
  const above = BigInt(max) * 10_000n * BigInt(part) * BigInt(factor?.part ?? 1);
  const below = BigInt(threshold) * BigInt(whole) * BigInt(factor?.whole ?? 1);
  const rounded = (2n * above + below) / (2n * below);
  return Math.max(0, Math.min(max * 100, Number(rounded)));
}

export interface Counts {
  readonly part: number;
  readonly whole: number;
}

export const CLASSES = ['excellent', 'good', 'fair', 'average', 'weak'] as const;
export type Class = (typeof CLASSES)[number];

/** Xuất sắc ≥ 90 · Tốt ≥ 80 · Khá ≥ 70 · Trung bình ≥ 50 · Yếu. */
const FLOORS: readonly [Class, Hundredths][] = [
  ['excellent', 9000],
  ['good', 8000],
  ['fair', 7000],
  ['average', 5000],
];

export const classOf = (total: Hundredths): Class => FLOORS.find(([, floor]) => total >= floor)?.[0] ?? 'weak';

/** The next class up and how many hundredths are missing for it; undefined at the top. */
export function nextClass(total: Hundredths): { readonly class: Class; readonly missing: Hundredths } | undefined {
  const above = FLOORS.toReversed().find(([, floor]) => total < floor);
  return above && { class: above[0], missing: above[1] - total };
}

/** Competition ranking (1, 2, 2, 4), the highest first; what has no value has no rank and stands last. */
export function ranked<T>(
  all: readonly T[],
  value: (one: T) => number | null,
): { readonly one: T; readonly rank: number | null }[] {
  const sorted = all.toSorted((a, b) => (value(b) ?? -Infinity) - (value(a) ?? -Infinity) || 0);
  let rank = 0;
  return sorted.map((one, at) => {
    const mine = value(one);
    if (mine === null) return { one, rank: null };
    const before = sorted[at - 1];
    if (before === undefined || value(before) !== mine) rank = at + 1;
    return { one, rank };
  });
}
