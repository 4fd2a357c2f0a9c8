import { type Language, languages } from '#words/index.ts';
import {
  hasParts,
  REPORT_PARTS,
  type ReportRow,
  received,
  resolved,
  rowsOfPart,
  running,
  totalRow,
} from './report-07.ts';
import { type FormRow, totalOf } from './report-fill.ts';
import type { FormColumn, FormPart, ReportFormRule } from './report-form.ts';
import { type HeadCell, headRows } from './report-head.ts';

export type SheetValue = string | number | null;

/** A table as page, XLSX and PDF show it: the form's own columns with their headings, numbers and figures. */
export interface SheetTable {
  readonly title: string;
  readonly heads: readonly (readonly HeadCell[])[];
  readonly numbers: readonly string[];
  readonly kinds: readonly ('index' | 'name' | 'figure' | 'words')[];
  readonly lines: readonly (readonly SheetValue[])[];
  readonly total: readonly SheetValue[];
}

const bracket = (key: string): string => `(${key})`;
const numberOf = ({ key, sums = [] }: FormColumn): string =>
  [bracket(key), ...sums.map((parts) => parts.map(bracket).join('+'))].join('=');

/** Column numbers of what stands before the figures; 05c numbers nothing, 04d uses letters. */
const LEAD: Partial<Record<ReportFormRule['code'], readonly [string, string]>> = {
  '04b': ['(1)', ''],
  '04d': ['A', 'B'],
};

/** What a row is called: the unit that reports, a level of centres, or a name somebody gave. */
export function rowName(language: Language, part: FormPart, key: string, unit: string): string {
  if (part.rows === 'unit') return unit;
  const { fixed } = languages[language].reportMore;
  return part.rows !== 'named' && key in fixed ? fixed[key as keyof typeof fixed] : key;
}

function partTable(
  language: Language,
  form: ReportFormRule,
  part: FormPart,
  rows: readonly FormRow[],
  unit: string,
): SheetTable {
  const { reportForms, reportMore, report } = languages[language];
  const words = reportForms.form[form.code].parts as Readonly<
    Record<string, { title: string; row: string; heads: Readonly<Record<string, readonly string[]>> }>
  >;
  const { title, row: label, heads } = words[part.key] ?? { title: '', row: '', heads: {} };
  const own = rows.filter((row) => row.part === part.key);
  // 08c.I has neither number nor name before its figures; 04b names the decision behind them.
  const bare = form.code === '08c' && part.key === 'I';
  const last = form.code === '04b';
  const put = <T>(index: T, name: T, figures: readonly T[]): T[] =>
    bare ? [...figures] : last ? [index, ...figures, name] : [index, name, ...figures];
  const [first, second] = LEAD[form.code] ?? ['(1)', '(2)'];
  const total = part.columns.map((column) => totalOf(rows, part.key, column));
  return {
    title: title && `${part.key}. ${title}`,
    heads: headRows(
      put(
        [reportMore.index],
        [label],
        part.columns.map(({ key }) => heads[key] ?? [key]),
      ),
    ),
    numbers: form.code === '05c' ? [] : put(first, second, part.columns.map(numberOf)),
    kinds: put(
      'index' as const,
      'name' as const,
      part.columns.map(({ kind }) => (kind === 'text' ? ('words' as const) : ('figure' as const))),
    ),
    lines: own.map((row, at) =>
      put<SheetValue>(
        at + 1,
        rowName(language, part, row.key, unit),
        part.columns.map(({ key }) => row.cells[key]?.value ?? null),
      ),
    ),
    total: part.hasTotal && own.length > 0 ? put<SheetValue>('', report.total, total) : [],
  };
}

/** Every table of one of the other forms. `unit` names the row of who reports. */
export const formTables = (
  language: Language,
  form: ReportFormRule,
  rows: readonly FormRow[],
  unit: string,
): SheetTable[] => form.parts.map((part) => partTable(language, form, part, rows, unit));

const COLUMNS_07: readonly ((row: ReportRow) => number)[] = [
  ...[received, (row: ReportRow) => row.wholeOnline, (row: ReportRow) => row.partOnline],
  ...[(row: ReportRow) => row.post, (row: ReportRow) => row.direct, (row: ReportRow) => row.carried],
  ...[resolved, (row: ReportRow) => row.early, (row: ReportRow) => row.onTime, (row: ReportRow) => row.late],
  ...[running, (row: ReportRow) => row.runningInTime, (row: ReportRow) => row.runningLate],
];
const SUMS_07: Readonly<Record<string, string>> = {
  '3': '(4)+(5)+(6)+(7)+(8)',
  '9': '(10)+(11)+(12)',
  '13': '(14)+(15)',
};

/** The table of 07a, and of 07b with a line above each of its parts: numbers begin anew beneath it. */
export function resolvedTable(language: Language, rows: readonly ReportRow[], form: '07a' | '07b' = '07a'): SheetTable {
  const { reportForms, reportMore, report } = languages[language];
  const heads = reportForms.resolved as Readonly<Record<string, readonly string[]>>;
  const keys = COLUMNS_07.map((_, at) => String(at + 3));
  const figures = (row: ReportRow) => COLUMNS_07.map((figure) => figure(row));
  const numbered = (own: readonly ReportRow[]): SheetValue[][] =>
    own.map((row, at) => [at + 1, row.field, ...figures(row)]);
  return {
    title: '',
    heads: headRows([[reportMore.index], [reportMore.field], ...keys.map((key) => heads[key] ?? [key])]),
    numbers: ['(1)', '(2)', ...keys.map((key) => [bracket(key), SUMS_07[key]].filter(Boolean).join('='))],
    kinds: ['index', 'name', ...keys.map(() => 'figure' as const)],
    lines: hasParts(form, rows)
      ? REPORT_PARTS.flatMap((part, at) => [
          [`${['I', 'II'][at]}.`, reportMore.parts07[part]],
          ...numbered(rowsOfPart(rows, part)),
        ])
      : numbered(rows),
    total: rows.length > 0 ? ['', report.total, ...figures(totalRow(rows))] : [],
  };
}
