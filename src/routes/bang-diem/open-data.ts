import { type BoardPage, type Code, indicatorOf, type ShareLine } from '#scorecard/index.ts';
import { languages } from '#words/index.ts';

const words = languages.vi.score;
const { share } = languages.vi.board;

/** A row of the public board as open data: an indicator of the province, or a count of an agency or a field. */
export interface OpenRow {
  readonly period: string;
  readonly unit: string;
  readonly unitName: string;
  /** The field (lĩnh vực) counted; empty: all. */
  readonly field: string;
  readonly indicator: string;
  readonly name: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly score: number | null;
  readonly max: number | null;
  readonly standing: string;
}

interface OpenColumn {
  readonly name: keyof OpenRow;
  readonly type: 'text' | 'integer' | 'decimal';
}
const of = (type: OpenColumn['type'], ...names: OpenColumn['name'][]): OpenColumn[] =>
  names.map((name) => ({ name, type }));

/** The columns in their order, with the type of what they hold; what they mean stands in the words (`board.column`). */
export const OPEN_COLUMNS: readonly OpenColumn[] = [
  ...of('text', 'period', 'unit', 'unitName', 'field', 'indicator', 'name'),
  ...of('integer', 'numerator', 'denominator'),
  ...of('decimal', 'score'),
  ...of('integer', 'max'),
  ...of('text', 'standing'),
];

const sourcesOf = (code: Code): string =>
  indicatorOf(code)
    .sources.map((one) => words.source[one])
    .join(', ');

type About = Pick<OpenRow, 'period' | 'unit' | 'unitName' | 'field'>;

function indicatorRows({ board }: BoardPage, about: About): OpenRow[] {
  return board.sheet.groups.flatMap(({ rows }) =>
    rows.map(({ code, figure, score, max, standing }): OpenRow => {
      const why = standing === 'no-source' ? `: ${sourcesOf(code)}` : '';
      return {
        ...{ ...about, indicator: code, name: words.indicator[code] },
        ...{ numerator: figure?.part ?? null, denominator: figure?.whole ?? null },
        ...{ score: score === null ? null : score / 100, max, standing: `${words.standing[standing]}${why}` },
      };
    }),
  );
}

/** The four shares of a line; the apologised are counted among the overdue. */
function shareRows({ shares }: ShareLine, about: About): OpenRow[] {
  const kinds = [
    ['2.1', words.indicator['2.1'], shares.onTime],
    ['online', words.onlineShare, shares.online],
    ['overdue', share.overdue, shares.overdue],
    ['apologised', share.apologised, shares.apologised],
  ] as const;
  return kinds.map(([indicator, name, { part, whole }]) => ({
    ...{ ...about, indicator, name, numerator: part, denominator: whole },
    ...{ score: null, max: null, standing: words.standing[whole === 0 ? 'nothing-to-count' : 'scored'] },
  }));
}

/** What the public board shows, row by row; null where a figure has no source, never 0. */
export function openRows(page: BoardPage, realm: string): OpenRow[] {
  const about = { period: page.board.period.key, unit: realm, unitName: words.unit.province, field: '' };
  return [
    ...indicatorRows(page, about),
    ...page.lines.flatMap((line) => shareRows(line, { ...about, unit: line.key, unitName: line.name.vi })),
    ...(page.fields ?? []).flatMap((line) => shareRows(line, { ...about, field: line.key })),
  ];
}
