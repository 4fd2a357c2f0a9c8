import type { Evaluation, EvaluationFigure } from './evaluation.ts';

export const EVALUATION_GROUPS = ['workload', 'on-time', 'returns', 'objections', 'mistakes'] as const;
export type EvaluationGroup = (typeof EVALUATION_GROUPS)[number];

interface RowOf {
  readonly group: EvaluationGroup;
  readonly figure: EvaluationFigure;
  /** The sets that together are its denominator; none: a count that is a share of nothing. */
  readonly of: readonly EvaluationFigure[];
}

const row = (group: EvaluationGroup, figure: EvaluationFigure, of: readonly EvaluationFigure[] = []): RowOf => ({
  group,
  figure,
  of,
});

/** The sheet, in the order of NĐ 118/2025 Đ32 as far as facts of an officer go: never summed, never weighed against each other. */
const ROWS: readonly RowOf[] = [
  row('workload', 'dossiers'),
  row('workload', 'received'),
  row('workload', 'finished'),
  row('workload', 'instead'),
  row('workload', 'stand-in'),
  row('workload', 'passed'),
  row('workload', 'interrupted'),
  row('workload', 'open'),
  row('workload', 'open-late', ['open']),
  row('on-time', 'on-time', ['on-time', 'late']),
  row('on-time', 'late', ['on-time', 'late']),
  row('on-time', 'inherited'),
  row('on-time', 'no-limit'),
  row('on-time', 'ended-on-time', ['ended-on-time', 'ended-late']),
  row('on-time', 'ended-late', ['ended-on-time', 'ended-late']),
  row('returns', 'returned', ['finished']),
  row('returns', 'asked'),
  row('returns', 'refused'),
  row('objections', 'objected'),
  row('objections', 'upheld', ['objected']),
  row('objections', 'rejected', ['objected']),
  row('objections', 'pending', ['objected']),
  row('mistakes', 'corrected'),
  row('mistakes', 'extended'),
];

/** Fewer than so many say little: a share of them is shown with a word of caution. */
export const FEW = 30;
/** Quartiles of fewer officers than this would tell of each of them. */
export const FEWEST_PEERS = 5;

export interface Quartiles {
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
}

export interface EvaluationRow {
  readonly group: EvaluationGroup;
  readonly figure: EvaluationFigure;
  readonly count: number;
  /** The denominator; null: not a share. */
  readonly of: number | null;
  readonly isFew: boolean;
  /** Of those in the same role at the same unit, counts or shares (0 to 1) as the row has; null where they are too few. */
  readonly peers: Quartiles | null;
}

/** By linear interpolation between the two nearest (type 7 of Hyndman and Fan); null without values. */
export function quartilesOf(values: readonly number[]): Quartiles | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
    return low + (high - low) * (place - Math.floor(place));
  };
  return { q1: at(0.25), median: at(0.5), q3: at(0.75) };
}

const countOf = (one: Evaluation, figures: readonly EvaluationFigure[]): number =>
  figures.reduce((sum, figure) => sum + one[figure].length, 0);

/** A count, or a share of what it is a share of; null where there is nothing to divide by. */
function countOrShare(one: Evaluation, { figure, of }: RowOf): number | null {
  if (of.length === 0) return one[figure].length;
  const whole = countOf(one, of);
  return whole === 0 ? null : one[figure].length / whole;
}

function peersOf(peers: readonly Evaluation[], wish: RowOf): Quartiles | null {
  const values = peers.map((one) => countOrShare(one, wish)).filter((value) => value !== null);
  return values.length < FEWEST_PEERS ? null : quartilesOf(values);
}

/** A sheet as rows, beside the quartiles of its peers. */
export const evaluationRows = (one: Evaluation, peers: readonly Evaluation[]): EvaluationRow[] =>
  ROWS.map((wish) => {
    const of = wish.of.length === 0 ? null : countOf(one, wish.of);
    const { group, figure } = wish;
    return {
      group,
      figure,
      count: one[figure].length,
      of,
      isFew: of !== null && of < FEW,
      peers: peersOf(peers, wish),
    };
  });
