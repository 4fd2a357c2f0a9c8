import { dateAt, type Instant } from '#kernel/time.ts';
import { formatDay, formatTime } from '#ui/format.ts';
import { type Language, languages } from '#words/index.ts';
import type { FiguresPaper } from './figures-paper.ts';
import type { OversightView } from './oversight.ts';
import { oversightSections, spanName } from './rules/oversight-tables.ts';
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
function aboutLines(language: Language, { view, unit, at }: Pick<OversightPaper, 'view' | 'unit' | 'at'>) {
  const words = languages[language].oversight;
  const moment = `${formatTime(at)} ${formatDay(language, dateAt(at))}`;
  const span = spanName(language, view.span);
  return {
    about: [`${words.unit}: ${unit}`, `${words.now}: ${span}`, words.compared(spanName(language, view.before))],
    notes: [words.rule, words.live, words.made(moment)],
  };
}

/** Heads and lines of an annex: the bare code and what is no person's. */
export function codesTable(language: Language, lines: readonly CodeFacts[], named: ReadonlyMap<string, string>) {
  const { column, codes } = languages[language].oversight;
  return {
    heads: [column.code, column.unit, column.field, column.procedure, column.apologised],
    lines: lines.map(({ code, unit, field, procedure, apologised }) => [
      ...[code, named.get(unit) ?? unit, field, procedure, apologised ? codes.yes : codes.no],
    ]),
  };
}

/** The supervisor's board as a paper: the same tables and drawings as its page. */
export function oversightFigures(language: Language, paper: OversightPaper): FiguresPaper {
  const words = languages[language].oversight;
  const { view, unit, place, at } = paper;
  return {
    ...{ title: words.reportTitle, theme: words.themes[view.theme], unit, place, at },
    ...aboutLines(language, paper),
    sections: oversightSections(language, view).map(({ tables, ...one }) => ({
      ...one,
      tables: tables.map(({ part, ...table }) => ({ ...table, sheet: words.sheets[part] })),
    })),
    annexes: paper.annexes.map((annex) => ({
      ...{ figure: annex.figure, isAll: annex.isAll },
      ...codesTable(language, annex.lines, paper.named),
    })),
  };
}
