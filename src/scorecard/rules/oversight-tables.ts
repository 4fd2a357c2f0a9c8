import { formatPercent, shareTenths } from '#ui/format.ts';
import { type Language, languages } from '#words/index.ts';
import type { FiguresSection, FiguresTable } from '../figures-paper.ts';
import type { OversightPart, OversightView } from '../oversight.ts';
import { barChart, lineChart } from './chart.ts';
import { type FigureLine, movedPair, type Pair } from './oversight.ts';
import type { Counts } from './points.ts';
import { movedWords } from './shares.ts';
import { monthsOf, type Span } from './spans.ts';

/** A table of the report, and what it is by. */
export interface OversightTable extends Omit<FiguresTable, 'sheet'> {
  readonly part: 'month' | 'unit' | 'field';
}

/** A figure of the report: its total in a sentence's worth of facts, and its tables; `missing`: why there are none. */
export interface OversightSection extends Omit<FiguresSection, 'tables'> {
  readonly tables: readonly OversightTable[];
}

const MOST_BARS = 12;

/** `11/2026` */
export const monthName = (from: string): string => `${Number(from.slice(5, 7))}/${from.slice(0, 4)}`;

/** `tháng 11/2026`, `từ tháng 4/2026 đến tháng 9/2026`. */
export function spanName(language: Language, span: Span): string {
  const months = monthsOf(span);
  const [first, last] = [months[0], months.at(-1)].map((month) => monthName(month?.from ?? '')) as [string, string];
  const words = languages[language].oversight;
  return first === last ? words.oneMonth(first) : words.span(first, last);
}

const percent = (language: Language, { part, whole }: Counts): string => formatPercent(language, part, whole);
const cellsOf = (language: Language, pair: Pair): (string | number | null)[] => [
  ...[percent(language, pair.now), pair.now.part, pair.now.whole],
  ...(pair.before ? [percent(language, pair.before), pair.before.part, pair.before.whole] : ['–', null, null]),
  movedWords(language, movedPair(pair)),
];

function heads(language: Language, first: string): string[] {
  const { column } = languages[language].oversight;
  const counts = [column.share, column.part, column.whole, column.before, column.beforePart, column.beforeWhole];
  return [first, ...counts, column.moved];
}

type NameOf = (key: string) => string;

/** Bars of those with most to count. */
function bars(language: Language, title: string, lines: readonly FigureLine[], nameOf: NameOf): string | null {
  const most = new Set(lines.toSorted((a, b) => b.now.whole - a.now.whole).slice(0, MOST_BARS));
  const shown = lines.filter((line) => most.has(line));
  if (shown.length === 0) return null;
  return barChart(
    title,
    shown.map(({ key, now, before }) => ({
      ...{ label: nameOf(key), value: shareTenths(now.part, now.whole), text: percent(language, now) },
      before: before ? shareTenths(before.part, before.whole) : null,
    })),
  );
}

function monthTable(language: Language, title: string, span: Span, { months, total }: OversightPart): OversightTable {
  const words = languages[language].oversight;
  const names = monthsOf(span).map(({ from }) => monthName(from));
  const tenths = (list: readonly Counts[]) => list.map(({ part, whole }) => shareTenths(part, whole));
  const series = [
    { name: words.now, values: tenths(months.now) },
    { name: words.beforeSeries, values: tenths(months.before) },
  ];
  const pairs = months.now.map((now, at): Pair => ({ now, before: months.before[at] ?? null }));
  return {
    ...{ part: 'month', title, heads: heads(language, words.column.month) },
    // One month is no line.
    svg:
      names.length > 1
        ? lineChart(title, names, series, (at) => formatPercent(language, at, 1000).replace(/[,.]0/, ''))
        : null,
    lines: [
      ...pairs.map((pair, at) => [names[at] ?? '', ...cellsOf(language, pair)]),
      ...(total ? [[words.wholeSpan, ...cellsOf(language, total)]] : []),
    ],
  };
}

function lineTable(
  language: Language,
  { part, title, lines }: { part: 'unit' | 'field'; title: string; lines: readonly FigureLine[] },
  nameOf: NameOf,
): OversightTable {
  const { column } = languages[language].oversight;
  return {
    ...{ part, title, svg: bars(language, title, lines, nameOf), heads: heads(language, column[part]) },
    lines: lines.map((line) => [nameOf(line.key), ...cellsOf(language, line)]),
  };
}

/** Why a figure says nothing; null: it does. */
export function whyNothing(
  language: Language,
  { figure, total }: Pick<OversightPart, 'figure' | 'total'>,
): string | null {
  const { oversight, score } = languages[language];
  if (total === null)
    return figure.source === null ? oversight.refusedNoSource : oversight.noSource(score.source[figure.source]);
  return total.now.whole === 0 ? oversight.nothing : null;
}

/** A view as the sections of its page, its paper and its workbook: the same tables, the same drawings. */
export function oversightSections(language: Language, view: OversightView): OversightSection[] {
  const words = languages[language].oversight;
  const units = new Map(view.names.map((one) => [one.code, one[language]]));
  return view.parts.map((part): OversightSection => {
    const title = words.figure[part.figure.key];
    const missing = whyNothing(language, part);
    if (missing !== null) return { title, missing, tables: [] };
    const byUnit = { part: 'unit' as const, title: words.unitChart(title), lines: part.units };
    const byField = { part: 'field' as const, title: words.fieldChart(title), lines: part.fields };
    return {
      ...{ title, missing },
      tables: [
        monthTable(language, words.monthChart(title), view.span, part),
        ...(part.units.length > 0 ? [lineTable(language, byUnit, (key) => units.get(key) ?? key)] : []),
        ...(part.fields.length > 0 ? [lineTable(language, byField, (key) => key)] : []),
      ],
    };
  });
}
