import writeExcelFile, { type Sheet, type SheetData } from 'write-excel-file/node';
import { formatCount } from '#ui/format.ts';
import { type Language, languages } from '#words/index.ts';
import type { FiguresPaper } from './figures-paper.ts';

type Value = string | number | null;
interface Page {
  readonly name: string;
  readonly lines: readonly (readonly Value[])[];
  /** Which line holds the heads; none: -1. */
  readonly heads: number;
}

/** Names of sheets: at most 31 letters, none of these signs, no name twice. */
const sheetName = (at: number, text: string): string => `${at}. ${text.replace(/[\\/?*[\]:]/g, ' ')}`.slice(0, 31);

const sheetOf = ({ name, lines, heads }: Page): Sheet<Buffer> => ({
  sheet: name,
  stickyRowsCount: heads + 1,
  columns: (lines[heads] ?? lines[0] ?? []).map((_, column) => ({ width: column === 0 ? 40 : 18 })),
  data: lines.map((line, at) =>
    line.map((value) => {
      if (value === null) return null;
      const bold = at === heads ? { fontWeight: 'bold' as const, wrap: true } : {};
      return typeof value === 'number' ? { value, type: Number, ...bold } : { value, type: String, ...bold };
    }),
  ) as SheetData,
});

/** Figures as a workbook: what they are, then one sheet for each table and each annex; counts are numbers. */
export async function figuresWorkbook(language: Language, paper: FiguresPaper): Promise<Buffer> {
  const words = languages[language].oversight;
  const { title, theme, about, notes, sections } = paper;
  const missing = sections.flatMap((one) => (one.missing === null ? [] : [`${one.title}: ${one.missing}`]));
  const first = [title, theme, ...about, ...notes, ...missing];
  const tables = sections
    .flatMap((one) => one.tables)
    .map(
      ({ sheet, title: name, heads, lines }, at): Page => ({
        ...{ name: sheetName(at + 1, sheet), heads: 1, lines: [[name], heads, ...lines] },
      }),
    );
  const annexes = paper.annexes
    .filter(({ lines }) => lines.length > 0)
    .map(({ figure, heads, lines, isAll }, at): Page => {
      const cut = isAll ? '' : ` ${words.annexCutSheet(formatCount(language, lines.length))}`;
      const name = `${words.annex(String(at + 1), figure)}. ${words.annexNote}${cut}`;
      return {
        name: sheetName(tables.length + at + 1, words.sheets.annex),
        heads: 1,
        lines: [[name], heads, ...lines],
      };
    });
  const sheets = [{ name: words.sheets.about, heads: -1, lines: first.map((line) => [line]) }, ...tables, ...annexes];
  return writeExcelFile(sheets.map(sheetOf)).toBuffer();
}
