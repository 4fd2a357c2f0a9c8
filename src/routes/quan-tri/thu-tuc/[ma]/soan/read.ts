import {
  boxName,
  countName,
  type readWritten,
  TABLES,
  type TableName,
  TEXT_PARTS,
  type Written,
  type WrittenWrong,
} from '#procedure/index.ts';
import { type Language, languages } from '#words/index.ts';
import { text } from '../../../../forms.ts';

const NAMES = Object.keys(TABLES) as TableName[];
/** More rows than any published procedure has. */
const MOST_ROWS = 200;

export const tableNamed = (name: string): TableName | undefined => NAMES.find((one) => one === name);

/** The form as text; a row whose first box is empty is left out, which is how one is taken away. */
export function readForm(form: FormData): Written {
  const parts = Object.fromEntries(TEXT_PARTS.map((part) => [part, text(form, part)]));
  const tables = Object.fromEntries(NAMES.map((table) => [table, rowsOf(form, table)]));
  const levels = form.getAll('levels').map(String);
  return { text: parts, levels, tables } as unknown as Written;
}

function rowsOf(form: FormData, table: TableName): Record<string, string>[] {
  const count = Math.min(Number.parseInt(text(form, countName(table)), 10) || 0, MOST_ROWS);
  const rows = Array.from({ length: count }, (_, at) =>
    Object.fromEntries(TABLES[table].map((column) => [column, text(form, boxName(table, at, column))])),
  );
  return rows.filter((row) => Object.entries(row).some(([column, value]) => isNaming(table, column) && value !== ''));
}

/** A document may have no number but a name. */
const isNaming = (table: TableName, column: string): boolean =>
  column === TABLES[table][0] || (table === 'basis' && column === 'name');

/** The box to mend and the sentence that says how; or nothing. */
export function wrongIn(
  read: ReturnType<typeof readWritten>,
  language: Language,
): { readonly id: string; readonly why: string } | undefined {
  const { form: words } = languages[language].procedureWriting;
  if ('content' in read) {
    if (!read.content.name) return { id: 'name', why: words.wrong.name };
    return read.content.field ? undefined : { id: 'field', why: words.wrong.field };
  }
  const { wrong } = read;
  return { id: boxOf(wrong), why: words.wrong[wrong.what](labelOf(wrong, words), wrong.found) };
}

const boxOf = ({ part, row, column }: WrittenWrong): string =>
  row === undefined || column === undefined ? part : boxName(part as TableName, row, column);

function labelOf({ part, column }: WrittenWrong, words: (typeof languages)['vi']['procedureWriting']['form']): string {
  const columns: Readonly<Record<string, Readonly<Record<string, string>>>> = words.column;
  return column === undefined ? words.text[part as keyof typeof words.text] : (columns[part]?.[column] ?? '');
}
