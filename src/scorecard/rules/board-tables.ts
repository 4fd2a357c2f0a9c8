import { formatDecimal, formatPercent, shareTenths } from '#ui/format.ts';
import { type Language, languages } from '#words/index.ts';
import type { FiguresSection, FiguresTable } from '../figures-paper.ts';
import type { BoardPage } from '../page.ts';
import { barChart } from './chart.ts';
import type { Counts, Hundredths } from './points.ts';
import type { Raise } from './raise.ts';
import { drawnOf, movedShare, movedWords, SHARES, type ShareLine } from './shares.ts';
import type { Sheet, SheetRow } from './sheet.ts';

type Cell = string | number | null;
type Page = Pick<BoardPage, 'board' | 'lines' | 'fields'>;

const two = (language: Language, points: Hundredths): string => formatDecimal(language, points / 100, 2);
const moved = (language: Language, now: Hundredths | null, before: Hundredths | null | undefined): string =>
  now === null || before === null || before === undefined
    ? '–'
    : `${now > before ? '+' : ''}${two(language, now - before)}`;

/** Points of each group, drawn and as a table. */
function groupTable(language: Language, sheet: Sheet, before: Sheet): FiguresTable {
  const words = languages[language].score;
  const pastOf = (group: string) => before.groups.find((one) => one.group === group);
  const bars = sheet.groups.map(({ group, max, score, scored }) => {
    const past = pastOf(group);
    return {
      ...{ label: words.group[group], value: scored === 0 ? null : Math.round(score / max / 0.1) },
      before: past && past.scored > 0 ? Math.round(past.score / max / 0.1) : null,
      text: scored === 0 ? words.standing['no-source'] : `${two(language, score)}/${max}`,
    };
  });
  const { column } = words;
  return {
    ...{ sheet: column.group, title: words.byGroup, svg: barChart(words.byGroup, bars) },
    heads: [column.group, column.score, column.scored, column.max, column.before, column.moved],
    lines: sheet.groups.map(({ group, score, scored, max }): Cell[] => {
      const past = pastOf(group);
      // Compared only where the same indicators had a source.
      const isAlike = past !== undefined && past.scored === scored && scored > 0;
      return [
        ...[words.group[group], scored === 0 ? '–' : two(language, score), scored, max],
        ...[
          past && past.scored > 0 ? two(language, past.score) : '–',
          isAlike ? moved(language, score, past.score) : '–',
        ],
      ];
    }),
  };
}

/** Every indicator with its counts, its points and its movement, or why it has none. */
function indicatorTable(language: Language, sheet: Sheet, before: Sheet): FiguresTable {
  const { oversight, score: words } = languages[language];
  const { column } = words;
  const rowsOf = (of: Sheet) => of.groups.flatMap(({ rows }) => rows);
  const past = new Map(rowsOf(before).map((row) => [row.code, row.score]));
  const share = ({ figure, standing }: SheetRow): Cell[] =>
    figure && figure.whole > 0
      ? [formatPercent(language, figure.part, figure.whole), figure.part, figure.whole]
      : [words.standing[figure ? 'nothing-to-count' : standing], null, null];
  return {
    ...{ sheet: column.indicator, title: words.byIndicator, svg: null },
    heads: [
      ...[column.indicator, oversight.column.share, oversight.column.part, oversight.column.whole],
      ...[column.score, column.max, column.moved],
    ],
    lines: rowsOf(sheet).map((row): Cell[] => [
      ...[`${row.code} ${words.indicator[row.code]}`, ...share(row)],
      ...[row.score === null ? '–' : two(language, row.score), row.max, moved(language, row.score, past.get(row.code))],
    ]),
  };
}

function raiseTable(language: Language, raises: readonly Raise[]): FiguresTable {
  const { raise, indicator, column } = languages[language].score;
  return {
    ...{
      sheet: raise.gain,
      title: raise.title,
      svg: null,
      heads: [column.indicator, raise.need, raise.gain, raise.when],
    },
    lines: raises.map((one): Cell[] => [
      ...[`${one.code} ${indicator[one.code]}`, raise.members[one.member](String(one.need))],
      ...[`+${two(language, one.gain)}`, raise.whenOf[one.when]],
    ]),
  };
}

/** Agencies or fields with what they did with what they received; the share on time is drawn. */
function lineTable(
  language: Language,
  { sheet, title, of, chart }: { sheet: string; title: string; of: string; chart: string },
  lines: readonly ShareLine[],
  nameOf: (line: ShareLine) => string,
): FiguresTable {
  const { board, score, oversight } = languages[language];
  const percent = ({ part, whole }: Counts) => formatPercent(language, part, whole);
  return {
    ...{ sheet, title },
    svg: barChart(
      chart,
      drawnOf(lines).map((line) => ({
        ...{ label: nameOf(line), text: percent(line.shares.onTime) },
        value: shareTenths(line.shares.onTime.part, line.shares.onTime.whole),
        before: line.before ? shareTenths(line.before.onTime.part, line.before.onTime.whole) : null,
      })),
    ),
    // Of all four the denominator is what was received, but for apologies, which are of the overdue.
    heads: [
      ...[`${score.column.rank}. ${of}`, score.column.received],
      ...SHARES.flatMap((share) => [board.share[share], oversight.column.share]),
      score.column.moved,
    ],
    lines: lines.map((line): Cell[] => [
      ...[`${line.rank ?? '–'}. ${nameOf(line)}`, line.shares.received],
      ...SHARES.flatMap((share): Cell[] => [line.shares[share].part, percent(line.shares[share])]),
      movedWords(language, movedShare(line.shares.onTime, line.before?.onTime)),
    ]),
  };
}

const section = (title: string, why: string, tables: readonly FiguresTable[]): FiguresSection => ({
  ...{ title, tables: tables.filter(({ lines }) => lines.length > 0) },
  missing: tables.some(({ lines }) => lines.length > 0) ? null : why,
});

/** The leader's board as sections of a paper and a workbook: what its page shows, in its order. */
export function boardSections(language: Language, page: Page, raises: readonly Raise[]): FiguresSection[] {
  const { score, board: words } = languages[language];
  const { board, lines, fields } = page;
  const names = new Map(lines.map(({ key, name }) => [key, name[language]]));
  const units = { sheet: score.column.unit, title: score.byUnit, of: score.column.unit, chart: words.chart.units };
  const byField = { sheet: words.field, title: words.byField, of: words.field, chart: words.chart.fields };
  return [
    section(score.byGroup, '', [groupTable(language, board.sheet, board.before)]),
    section(score.byIndicator, '', [indicatorTable(language, board.sheet, board.before)]),
    section(score.raise.title, score.raise.none, [raiseTable(language, raises)]),
    section(score.byUnit, score.noUnits, [lineTable(language, units, lines, ({ key }) => names.get(key) ?? key)]),
    fields === null
      ? section(words.byField, words.frozenWithoutFields, [])
      : section(words.byField, words.noFields, [lineTable(language, byField, fields, ({ key }) => key)]),
  ];
}
