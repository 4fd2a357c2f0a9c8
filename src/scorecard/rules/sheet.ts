import type { LocalDate } from '#kernel/time.ts';
import { type Code, GROUPS, type Group, type Indicator, indicatorsOn } from './indicators.ts';
import { type Class, type Counts, classOf, type Hundredths, nextClass, points } from './points.ts';
import type { Readings } from './variants.ts';

/** The two counts of an indicator. `factor`: a share that theirs is multiplied by (3.3). */
export interface Figure extends Counts {
  readonly factor?: Counts;
}

/** `no-source`: nobody tells its facts yet; `not-here`: an indicator of the province, on an agency's sheet. */
export type Standing = 'scored' | 'nothing-to-count' | 'no-source' | 'not-here';

export interface SheetRow {
  readonly code: Code;
  readonly max: number;
  readonly threshold: number;
  readonly figure: Figure | null;
  readonly standing: Standing;
  /** Null: no score, and its points count neither as won nor as lost. */
  readonly score: Hundredths | null;
}

export interface SheetGroup {
  readonly group: Group;
  /** Of all its indicators. */
  readonly max: number;
  /** Of those that have a score. */
  readonly scored: number;
  readonly score: Hundredths;
  readonly rows: readonly SheetRow[];
}

export interface Sheet {
  readonly groups: readonly SheetGroup[];
  readonly score: Hundredths;
  /** The most the scored indicators could give. */
  readonly scored: number;
  /** Points without a score: nobody tells their facts, they are the province's alone, there was nothing to count. */
  readonly without: Readonly<Record<'source' | 'here' | 'counts', number>>;
  /** Null while any of the 100 points has no source: part of an index is not classed. Reading `classed` says of what else. */
  readonly class: Class | null;
  readonly next: { readonly class: Class; readonly missing: Hundredths } | null;
}

export interface SheetQuestion {
  /** Counts by indicator; one that is absent has no source. */
  readonly figures: Partial<Record<Code, Figure>>;
  readonly readings: Readings;
  /** Which formulas hold: those of the period's last day. */
  readonly on: LocalDate;
  readonly isProvince: boolean;
}

function scoreOf(row: Indicator, question: SheetQuestion): Pick<SheetRow, 'standing' | 'score'> {
  const { readings } = question;
  const max = row.max(readings);
  if (row.scope === 'province' && !question.isProvince)
    return { standing: 'not-here', score: readings.provincial === 'maximum' ? max * 100 : null };
  const figure = question.figures[row.code];
  if (!figure) return { standing: 'no-source', score: null };
  if (figure.whole === 0) {
    const given = { full: max * 100, nothing: 0, none: null }[row.zero];
    return { standing: 'nothing-to-count', score: given };
  }
  // 3.3 is multiplied by the share of 1.4, which is 0 where nothing at all is told of it (1.4's own rule).
  if (figure.factor?.whole === 0) return { standing: 'scored', score: 0 };
  return { standing: 'scored', score: points(max, row.threshold(readings), figure) };
}

/**
 * The index of one unit and period from its counts. Each indicator is rounded to two decimals, half up, and sums are of
 * rounded points, so that what is printed adds up (as the published result of Thái Nguyên of 29/8/2025 does).
 */
export function sheetOf(question: SheetQuestion): Sheet {
  const { readings, figures } = question;
  const groups = GROUPS.map((group): SheetGroup => {
    const rows = indicatorsOn(question.on)
      .filter((row) => row.group === group && row.max(readings) > 0)
      .map((row): SheetRow => {
        const { code, max, threshold } = row;
        const about = { code, max: max(readings), threshold: threshold(readings), figure: figures[code] ?? null };
        return { ...about, ...scoreOf(row, question) };
      });
    const withScore = rows.filter(({ score }) => score !== null);
    return {
      ...{ group, rows, max: sum(rows, ({ max }) => max), scored: sum(withScore, ({ max }) => max) },
      score: sum(withScore, ({ score }) => score ?? 0),
    };
  });
  const score = sum(groups, (one) => one.score);
  const scored = sum(groups, (one) => one.scored);
  const unscored = (standing: Standing): number =>
    sum(
      groups.flatMap(({ rows }) => rows.filter((row) => row.score === null && row.standing === standing)),
      ({ max }) => max,
    );
  const without = {
    ...{ source: unscored('no-source'), here: unscored('not-here'), counts: unscored('nothing-to-count') },
  };
  return { groups, score, scored, without, ...classFrom(score, scored, without.source, readings) };
}

/** Points of what could be scored, in hundredths of a percent, rounded down; `scored` is above 0. */
export const shareScored = ({ score, scored }: Pick<Sheet, 'score' | 'scored'>): Hundredths =>
  Math.floor((score * WHOLE) / scored);

/** By the share of what could be scored, which is the score itself where that is all 100. */
function classFrom(
  score: Hundredths,
  scored: number,
  source: number,
  { classed }: Readings,
): Pick<Sheet, 'class' | 'next'> {
  if (source > 0 || scored === 0 || (classed !== 'share' && scored < WHOLE)) return { class: null, next: null };
  const share = shareScored({ score, scored });
  const above = nextClass(share);
  const missing = above && Math.ceil(((share + above.missing) * scored) / WHOLE) - score;
  return { class: classOf(share), next: above && missing ? { class: above.class, missing } : null };
}

const WHOLE = 100;

const sum = <T>(all: readonly T[], value: (one: T) => number): number =>
  all.reduce((total, one) => total + value(one), 0);
