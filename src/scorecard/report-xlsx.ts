import writeExcelFile from 'write-excel-file/node';
import { type ReportRow, received, resolved, running, totalRow } from './rules/report-07.ts';

/** What stands above and beside the figures, in the reader's words. */
export interface ReportSheetWords {
  readonly form: string;
  readonly title: string;
  readonly unit: string;
  readonly period: string;
  readonly total: string;
  readonly column: Readonly<Record<string, string>>;
}

/** Columns 3 to 15 of forms 07a and 07b, in their order. */
const COLUMNS: readonly (readonly [string, (row: ReportRow) => number])[] = [
  ['received', received],
  ['wholeOnline', (row) => row.wholeOnline],
  ['partOnline', (row) => row.partOnline],
  ['post', (row) => row.post],
  ['direct', (row) => row.direct],
  ['carried', (row) => row.carried],
  ['resolved', resolved],
  ['early', (row) => row.early],
  ['onTime', (row) => row.onTime],
  ['late', (row) => row.late],
  ['pending', running],
  ['runningInTime', (row) => row.runningInTime],
  ['runningLate', (row) => row.runningLate],
];

const WIDTHS = { number: 6, field: 34, figure: 13 } as const;

/** The form as a workbook: figures are numbers, so that whoever opens it can add them up. */
export async function reportWorkbook(rows: readonly ReportRow[], words: ReportSheetWords): Promise<Buffer> {
  const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });
  const head = (value: string) => ({ ...bold(value), wrap: true, alignVertical: 'center' as const });
  const line = (first: string, field: string, row: ReportRow) => [
    ...[first, field].map((value) => ({ value, type: String })),
    ...COLUMNS.map(([, figure]) => ({ value: figure(row), type: Number })),
  ];
  const sheet = [
    [bold(words.form)],
    [bold(words.title)],
    [{ value: words.unit, type: String }],
    [{ value: words.period, type: String }],
    [],
    [head('(1)'), ...['field', ...COLUMNS.map(([key]) => key)].map((key) => head(words.column[key] ?? ''))],
    ...rows.map((row, at) => line(String(at + 1), row.field, row)),
    line('', words.total, totalRow(rows)),
  ];
  const columns = [{ width: WIDTHS.number }, { width: WIDTHS.field }, ...COLUMNS.map(() => ({ width: WIDTHS.figure }))];
  return writeExcelFile(sheet, {
    columns,
    sheet: words.form.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    orientation: 'landscape',
  }).toBuffer();
}
