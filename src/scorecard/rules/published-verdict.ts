import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { type Count, isExact } from './published-count.ts';
import type { PrintedRate } from './published-rate.ts';

/** A share of counts, kept as its two counts. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** Counts from the first to the last that would give the printed rate; null: none does. */
export type Fitting = readonly [number, number] | null;

/** Whether a printed rate follows from its counts: of every count it may be, of some, or of none. */
export interface PublishedVerdict {
  readonly kind: 'follows' | 'possible' | 'differs' | 'no-rate';
  /** The smallest and the largest share the counts allow; the same when both counts are exact. */
  readonly low: Share;
  readonly high: Share;
  /** It would follow if decimals were cut off instead of rounded. */
  readonly isCut: boolean;
  /** What one count would have to be if the other and the rate are right; undefined where the other is no single number. */
  readonly fits: { readonly part?: Fitting | undefined; readonly whole?: Fitting | undefined } | undefined;
}

/** Units of the last printed decimal in a whole: 100 % with 2 decimals is 10,000. */
const scaleOf = ({ decimals }: PrintedRate): bigint => 100n * 10n ** BigInt(decimals);

const cut = ({ part, whole }: Share, scale: bigint): bigint => (BigInt(part) * scale) / BigInt(whole);

/** Half up, as the school teaches and Circulars print. */
const rounded = ({ part, whole }: Share, scale: bigint): bigint =>
  (2n * BigInt(part) * scale + BigInt(whole)) / (2n * BigInt(whole));

const ceilDivide = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

const fitting = (from: bigint, to: bigint): Fitting => (from <= to ? [Number(from), Number(to)] : null);

/** Parts of this whole whose share is printed so, by rounding half up. */
function partsThatFit(whole: number, { units }: PrintedRate, scale: bigint): Fitting {
  const [all, twice] = [BigInt(whole), 2n * BigInt(units)];
  const from = units === 0 ? 0n : ceilDivide((twice - 1n) * all, 2n * scale);
  const to = ceilDivide((twice + 1n) * all, 2n * scale) - 1n;
  return fitting(from, to < all ? to : all);
}

function wholesThatFit(part: number, { units }: PrintedRate, scale: bigint): Fitting {
  if (units === 0 || part === 0) return null;
  const [doubled, twice] = [2n * BigInt(part) * scale, 2n * BigInt(units)];
  const from = doubled / (twice + 1n) + 1n;
  const to = doubled / (twice - 1n);
  return fitting(from < BigInt(part) ? BigInt(part) : from, to);
}

/** Whether some share from `low` to `high` is printed so, and whether all are. */
function compare(low: Share, high: Share, rate: PrintedRate): { some: boolean; all: boolean } {
  const scale = scaleOf(rate);
  const units = BigInt(rate.units);
  if (rate.hedge === 'exact') {
    const [least, most] = [rounded(low, scale), rounded(high, scale)];
    return { some: least <= units && units <= most, all: least === units && most === units };
  }
  // A bound is held against the share itself, not against its rounding.
  const against = (share: Share): number => {
    const difference = BigInt(share.part) * scale - units * BigInt(share.whole);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  };
  const keeps: Record<Exclude<PrintedRate['hedge'], 'exact'>, (side: number) => boolean> = {
    ...{ more: (side) => side > 0, least: (side) => side >= 0, less: (side) => side < 0, most: (side) => side <= 0 },
  };
  const [first, last] = [keeps[rate.hedge](against(low)), keeps[rate.hedge](against(high))];
  return { some: first || last, all: first && last };
}

/**
 * Recomputes a published rate from its counts. A part is never more than its whole; a whole is never nothing.
 * Refuses counts of which no share can be made.
 */
export function judgePublished(
  part: Count,
  whole: Count,
  rate: PrintedRate | undefined,
): Outcome<PublishedVerdict, 'whole-nothing' | 'part-over-whole'> {
  if (whole.high === 0) return refused('whole-nothing');
  if (whole.high !== null && part.low > whole.high) return refused('part-over-whole');
  const least = Math.max(whole.low, part.low, 1);
  // Without an upper bound of the whole, the share has no lower one but nothing.
  const low: Share = { part: whole.high === null ? 0 : part.low, whole: whole.high ?? 1 };
  const high: Share = { part: Math.min(part.high ?? least, least), whole: least };
  const none = { low, high, isCut: false, fits: undefined };
  if (!rate) return ok({ kind: 'no-rate', ...none });
  const { some, all } = compare(low, high, rate);
  if (some) return ok({ kind: all ? 'follows' : achievable(part, whole, rate), ...none });
  const scale = scaleOf(rate);
  const units = BigInt(rate.units);
  const isCut = rate.hedge === 'exact' && cut(low, scale) <= units && units <= cut(high, scale);
  const fits = rate.hedge === 'exact' ? fitsOf(part, whole, rate) : undefined;
  return ok({ kind: 'differs', low, high, isCut, fits });
}

const fitsOf = (part: Count, whole: Count, rate: PrintedRate): NonNullable<PublishedVerdict['fits']> => ({
  part: isExact(whole) ? partsThatFit(whole.low, rate, scaleOf(rate)) : undefined,
  whole: isExact(part) ? wholesThatFit(part.low, rate, scaleOf(rate)) : undefined,
});

/** Between the ends of a range the printed rate may still lie between two whole numbers. */
function achievable(part: Count, whole: Count, rate: PrintedRate): 'possible' | 'differs' {
  if (rate.hedge !== 'exact' || !isExact(whole)) return 'possible';
  const fit = partsThatFit(whole.low, rate, scaleOf(rate));
  return fit && fit[1] >= part.low && fit[0] <= (part.high ?? whole.low) ? 'possible' : 'differs';
}
