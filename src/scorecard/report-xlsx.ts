import writeExcelFile from 'write-excel-file/node';
import type { SheetTable, SheetValue } from './rules/report-sheet.ts';

/** What stands above and beneath the figures, in the reader's words. */
export interface ReportSheetWords {
  readonly form: string;
  readonly title: string;
  readonly unit: string;
  readonly period: string;
  readonly notes: readonly string[];
}

const WIDTHS = { index: 6, name: 34, figure: 13, words: 30 } as const;

type Cell = { value?: string | number; type?: typeof String | typeof Number } & Record<string, unknown>;

const cell = (value: SheetValue): Cell =>
  value === null ? {} : typeof value === 'number' ? { value, type: Number } : { value, type: String };
const bold = (value: string): Cell => ({ value, type: String, fontWeight: 'bold' as const });

/** Headings that span columns and rows, each cell they cover left empty. */
const headLines = ({ heads, kinds }: SheetTable): (Cell | null)[][] =>
  heads.map((row) => {
    const line: (Cell | null)[] = kinds.map(() => null);
    for (const { text, at, columns, rows } of row)
      line[at] = {
        ...bold(text),
        wrap: true,
        alignVertical: 'center',
        align: 'center',
        columnSpan: columns,
        rowSpan: rows,
      };
    return line;
  });

/** The form as a workbook in its own columns: figures are numbers, so that whoever opens it can add them up. */
export async function reportWorkbook(tables: readonly SheetTable[], words: ReportSheetWords): Promise<Buffer> {
  const text = (value: string) => [{ value, type: String }];
  const sheet = [
    [bold(words.form)],
    [bold(words.title)],
    ...[text(words.unit), text(words.period)],
    ...tables.flatMap((table) => [
      [],
      ...(table.title ? [[bold(table.title)]] : []),
      ...headLines(table),
      ...(table.numbers.length > 0 ? [table.numbers.map(cell)] : []),
      // A line above a part of the form has its number and its name alone.
      ...table.lines.map((line) => (line.length === 2 ? line.map((value) => bold(String(value))) : line.map(cell))),
      ...(table.total.length > 0
        ? [table.total.map((value) => ({ ...cell(value), fontWeight: 'bold' as const }))]
        : []),
    ]),
    ...(words.notes.length > 0 ? [[], ...words.notes.map(text)] : []),
  ];
  const widest = tables.reduce((a, b) => (b.kinds.length > a.kinds.length ? b : a));
  return writeExcelFile(sheet as never, {
    columns: widest.kinds.map((kind) => ({ width: WIDTHS[kind] })),
    sheet: words.form.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    orientation: 'landscape',
  }).toBuffer();
}
