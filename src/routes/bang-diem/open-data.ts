import { type BoardPage, type Code, indicatorOf } from '#scorecard/index.ts';
import { languages } from '#words/index.ts';

const words = languages.vi.score;

/** A row of the public board as open data: an indicator of the province, or a count of an agency. */
export interface OpenRow {
  readonly period: string;
  readonly unit: string;
  readonly unitName: string;
  readonly indicator: string;
  readonly name: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly score: number | null;
  readonly max: number | null;
  readonly standing: string;
}

export const OPEN_COLUMNS = [
  ...([
    'period',
    'unit',
    'unitName',
    'indicator',
    'name',
    'numerator',
    'denominator',
    'score',
    'max',
    'standing',
  ] as const),
] as const;

const sourcesOf = (code: Code): string =>
  indicatorOf(code)
    .sources.map((one) => words.source[one])
    .join(', ');

/** What the public board shows, row by row; null where a figure has no source, never 0. */
export function openRows({ board, lines }: BoardPage, realm: string): OpenRow[] {
  const period = board.period.key;
  const own = { period, unit: realm, unitName: words.unit.province };
  const indicators = board.sheet.groups.flatMap(({ rows }) =>
    rows.map(({ code, figure, score, max, standing }): OpenRow => {
      const counts = { numerator: figure?.part ?? null, denominator: figure?.whole ?? null };
      const told =
        standing === 'no-source' ? `${words.standing[standing]}: ${sourcesOf(code)}` : words.standing[standing];
      return {
        ...own,
        indicator: code,
        name: words.indicator[code],
        ...counts,
        score: score === null ? null : score / 100,
        max,
        standing: told,
      };
    }),
  );
  const agencies = lines.flatMap(({ unit, name, onTime, beside, received }): OpenRow[] => {
    const about = { period, unit, unitName: name.vi, score: null, max: null, standing: words.standing.scored };
    const row = (indicator: string, label: string, numerator: number): OpenRow => ({
      ...{ ...about, indicator, name: label, numerator, denominator: received },
    });
    return [
      row('2.1', words.indicator['2.1'], onTime.won),
      row('online', words.onlineShare, beside.online.won),
      row('overdue', words.column.overdue, beside.decree.lost),
      row('apologised', words.column.apologised, beside.apology.lost),
    ];
  });
  return [...indicators, ...agencies];
}
