import { type Outcome, ok, refused } from '#kernel/outcome.ts';

/** How a report hedges a number: "hơn 2.000", "dưới 50 %". */
export type Hedge = 'exact' | 'more' | 'least' | 'less' | 'most';

/** A count as a report prints it: one number, or a range that may be open above. */
export interface Count {
  readonly text: string;
  readonly low: number;
  /** null: the report gives no upper bound. */
  readonly high: number | null;
}

const HEDGES: readonly (readonly [Hedge, RegExp])[] = [
  ['least', /^(ít nhất|tối thiểu|từ|at least|≥|>=)\s*/],
  ['most', /^(không quá|nhiều nhất|tối đa|at most|≤|<=)\s*/],
  ['more', /^(hơn|trên|more than|over|>)\s*/],
  ['less', /^(dưới|chưa đến|chưa tới|gần|less than|under|almost|<)\s*/],
];

/** The hedge before a number, and what follows it. */
export function hedgeOf(text: string): { hedge: Hedge; rest: string } {
  const bare = text.normalize('NFC').trim().toLowerCase();
  for (const [hedge, pattern] of HEDGES) {
    const found = pattern.exec(bare);
    if (found) return { hedge, rest: bare.slice(found[0].length) };
  }
  return { hedge: 'exact', rest: bare };
}

const NUMBER = /^(\d{1,3}([. ,\u00a0]\d{3})+|\d{1,12})$/;

/**
 * `3.618`, `3618`, "hơn 2.000", "dưới 500", "ít nhất 80". "Khoảng 2.000" says neither from where nor to where and is
 * refused: nothing can be reckoned from it.
 */
export function readCount(text: string): Outcome<Count, 'count-unreadable'> {
  const { hedge, rest } = hedgeOf(text);
  if (!NUMBER.test(rest)) return refused('count-unreadable', { text: text.trim() });
  const value = Number(rest.replace(/\D/g, ''));
  if (hedge === 'less' && value === 0) return refused('count-unreadable', { text: text.trim() });
  const bounds: Record<Hedge, [number, number | null]> = {
    ...{ exact: [value, value], more: [value + 1, null], least: [value, null] },
    ...{ less: [0, value - 1], most: [0, value] },
  };
  const [low, high] = bounds[hedge];
  return ok({ text: text.trim(), low, high });
}

export const isExact = ({ low, high }: Count): boolean => low === high;
