import { dateAt, type Instant } from '#kernel/time.ts';
import type { OversightReport } from '#letter/index.ts';
import { formatCount } from '#ui/format.ts';
import { languages } from '#words/index.ts';

/** A table of figures: the drawing above it, and its lines; a share is words, counts are numbers. */
export interface FiguresTable {
  /** How its sheet of a workbook is called. */
  readonly sheet: string;
  readonly title: string;
  readonly svg: string | null;
  readonly heads: readonly string[];
  readonly lines: readonly (readonly (string | number | null)[])[];
}

/** A part of a paper: its tables, or why there are none. */
export interface FiguresSection {
  readonly title: string;
  readonly missing: string | null;
  readonly tables: readonly FiguresTable[];
}

/** Codes behind a figure; `isAll` unless there were more than could be taken. */
export interface FiguresAnnex {
  readonly figure: string;
  readonly heads: readonly string[];
  readonly lines: readonly (readonly string[])[];
  readonly isAll: boolean;
}

/** A board's figures on paper or in a workbook: the supervisor's and the leader's are made of the same parts. */
export interface FiguresPaper {
  readonly title: string;
  readonly theme: string;
  /** The agency's name; the province's for all of it. */
  readonly unit: string;
  /** `Quảng Ngãi` */
  readonly place: string;
  readonly at: Instant;
  readonly about: readonly string[];
  readonly notes: readonly string[];
  readonly sections: readonly FiguresSection[];
  readonly annexes: readonly FiguresAnnex[];
}

/** So many codes are printed; the workbook has the rest. */
export const PRINTED_CODES = 300;
/** Codes in one sheet: more are no list that anybody reads. */
export const SHEET_CODES = 20_000;

const printed = (value: string | number | null): string =>
  value === null ? '' : typeof value === 'number' ? formatCount('vi', value) : value;

/** As a paper in Vietnamese, which is what offices' papers are in. */
export function printedFigures(paper: FiguresPaper): OversightReport {
  const words = languages.vi.oversight;
  const { title, theme, about, notes } = paper;
  const annexes = paper.annexes.filter(({ lines }) => lines.length > 0);
  return {
    head: { agency: paper.unit, place: paper.place, date: dateAt(paper.at) },
    ...{ title, theme, about, notes },
    sections: paper.sections.map((one) => ({
      ...{ title: one.title, missing: one.missing ?? '' },
      tables: one.tables.map(({ svg, lines, title: name, heads }) => ({
        ...{ title: name, heads, svg: svg ?? '' },
        lines: lines.map((line) => line.map(printed)),
      })),
    })),
    annexes: annexes.map(({ figure, heads, lines, isAll }, nth) => {
      const isCut = !isAll || lines.length > PRINTED_CODES;
      return {
        ...{ title: words.annex(String(nth + 1), figure), heads, lines: lines.slice(0, PRINTED_CODES) },
        note: `${words.annexNote}${isCut ? ` ${words.annexCut(formatCount('vi', PRINTED_CODES))}` : ''}`,
      };
    }),
  };
}
