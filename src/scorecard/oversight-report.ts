import { dateAt, type Instant } from '#kernel/time.ts';
import type { OversightReport } from '#letter/index.ts';
import { formatCount, formatDay, formatTime } from '#ui/format.ts';
import { type Language, languages } from '#words/index.ts';
import type { OversightView } from './oversight.ts';
import { type OversightSection, oversightSections, spanName } from './rules/oversight-tables.ts';
import type { CodeFacts } from './sql/fields.ts';

/** The codes behind one figure, `isAll` unless there were more than could be taken. */
export interface Annex {
  readonly figure: string;
  readonly lines: readonly CodeFacts[];
  readonly isAll: boolean;
}

export interface OversightPaper {
  readonly view: OversightView;
  readonly annexes: readonly Annex[];
  /** The agency's name; the province's for all of it. */
  readonly unit: string;
  /** `Quảng Ngãi` */
  readonly place: string;
  readonly at: Instant;
  /** Names of the agencies that stand in the annexes. */
  readonly named: ReadonlyMap<string, string>;
}

/** What is said of the figures before they come: whose, when, against what, and how they are counted. */
export function aboutLines(language: Language, { view, unit, at }: Pick<OversightPaper, 'view' | 'unit' | 'at'>) {
  const words = languages[language].oversight;
  const moment = `${formatTime(at)} ${formatDay(language, dateAt(at))}`;
  const span = spanName(language, view.span);
  return {
    about: [`${words.unit}: ${unit}`, `${words.now}: ${span}`, words.compared(spanName(language, view.before))],
    notes: [words.rule, words.live, words.made(moment)],
  };
}

/** Heads and lines of an annex: the bare code and what is no person's. */
export function annexTable(language: Language, annex: Annex, named: ReadonlyMap<string, string>) {
  const { column, codes } = languages[language].oversight;
  return {
    heads: [column.code, column.unit, column.field, column.procedure, column.apologised],
    lines: annex.lines.map(({ code, unit, field, procedure, apologised }) => [
      ...[code, named.get(unit) ?? unit, field, procedure, apologised ? codes.yes : codes.no],
    ]),
  };
}

/** So many codes are printed; the workbook has the rest. */
export const PRINTED_CODES = 300;

const printed = (value: string | number | null): string =>
  value === null ? '' : typeof value === 'number' ? formatCount('vi', value) : value;

const sectionOf = ({ title, missing, tables }: OversightSection) => ({
  ...{ title, missing: missing ?? '' },
  tables: tables.map(({ svg, lines, title: name, heads }) => ({
    ...{ title: name, heads, svg: svg ?? '' },
    lines: lines.map((line) => line.map(printed)),
  })),
});

/** The board as a paper in Vietnamese, with the same tables and drawings as its page. */
export function oversightPaper(paper: OversightPaper): OversightReport {
  const words = languages.vi.oversight;
  const { view, at } = paper;
  return {
    head: { agency: paper.unit, place: paper.place, date: dateAt(at) },
    ...{ title: words.reportTitle, theme: words.themes[view.theme] },
    ...aboutLines('vi', paper),
    sections: oversightSections('vi', view).map(sectionOf),
    annexes: paper.annexes
      .filter(({ lines }) => lines.length > 0)
      .map((annex, nth) => {
        const { heads, lines } = annexTable('vi', annex, paper.named);
        const isCut = !annex.isAll || lines.length > PRINTED_CODES;
        return {
          ...{ title: words.annex(String(nth + 1), annex.figure), heads, lines: lines.slice(0, PRINTED_CODES) },
          note: `${words.annexNote}${isCut ? ` ${words.annexCut(formatCount('vi', PRINTED_CODES))}` : ''}`,
        };
      }),
  };
}
