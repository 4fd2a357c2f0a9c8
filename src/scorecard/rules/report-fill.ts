import type { Instant } from '#kernel/time.ts';
import { type FormColumn, type FormPart, isNumber, type ReportFormRule } from './report-form.ts';

/** What members of a counted figure are. */
export type CountedWhat = 'procedure' | 'petition' | 'decision' | 'centre' | 'report';

interface Place {
  readonly part: string;
  /** A sector, agency or decision by name; '' for the one row of who reports. */
  readonly row: string;
  readonly column: string;
}

/** A figure the program counts, with what it counted. */
export interface Counted extends Place {
  readonly value: number;
  readonly what: CountedWhat;
  readonly members: readonly string[];
}

/** A figure somebody entered, because nothing here tells it or what is told is not all. */
export interface HandFigure extends Place {
  /** A number with a point, or words; '' takes the figure back. */
  readonly value: string;
  readonly reason: string;
  readonly at: Instant;
  readonly byName: string;
}

export interface FormCell {
  readonly value: number | string | null;
  readonly from: 'counted' | 'hand' | 'sum' | 'none';
  /** What the program counts, where something else was entered. */
  readonly counted?: number;
  readonly by?: Pick<HandFigure, 'reason' | 'at' | 'byName'>;
}

export interface FormRow {
  readonly part: string;
  readonly key: string;
  readonly cells: Readonly<Record<string, FormCell>>;
}

export interface FilledForm {
  readonly rows: readonly FormRow[];
  /** Figures the form needs that nobody told. */
  readonly gaps: readonly Place[];
  /** Sums whose ways of adding up differ. */
  readonly wrong: readonly Place[];
}

const NOTHING: FormCell = { value: null, from: 'none' };
const at = ({ part, row, column }: Place): string => JSON.stringify([part, row, column]);
const numberIn = (cell: FormCell | undefined): number | null => (typeof cell?.value === 'number' ? cell.value : null);

function own(column: FormColumn, counted: Counted | undefined, hand: HandFigure | undefined): FormCell {
  if (hand && hand.value !== '') {
    const { reason, at: entered, byName } = hand;
    const value = isNumber(column) ? Number(hand.value) : hand.value;
    const beside = counted ? { counted: counted.value } : {};
    return { value, from: 'hand', ...beside, by: { reason, at: entered, byName } };
  }
  return counted ? { value: counted.value, from: 'counted' } : NOTHING;
}

/** Every way of adding up that is wholly known. */
const ways = ({ sums = [] }: FormColumn, cells: Readonly<Record<string, FormCell>>): number[] =>
  sums.flatMap((keys) => {
    const parts = keys.map((key) => numberIn(cells[key]));
    return parts.includes(null) ? [] : [parts.reduce<number>((all, one) => all + (one ?? 0), 0)];
  });

function rowKeys({ key: part, rows }: FormPart, known: readonly Place[]): readonly string[] {
  if (rows === 'unit') return [''];
  if (rows !== 'named') return rows;
  const names = new Set(known.filter((one) => one.part === part).map(({ row }) => row));
  return [...names].sort((a, b) => a.localeCompare(b, 'vi'));
}

/** One row: its own figures, then its sums. */
function fillRow(part: FormPart, row: string, cellOf: (column: FormColumn) => FormCell): FilledForm {
  const cells: Record<string, FormCell> = {};
  const wrong: Place[] = [];
  const place = ({ key }: FormColumn): Place => ({ part: part.key, row, column: key });
  for (const column of part.columns) cells[column.key] = cellOf(column);
  for (const column of part.columns.filter(({ sums }) => sums)) {
    const found = ways(column, cells);
    if (found[0] !== undefined) cells[column.key] = { value: found[0], from: 'sum' };
    if (new Set(found).size > 1) wrong.push(place(column));
  }
  const isNeeded = ({ kind, sums, key }: FormColumn) =>
    !sums && kind !== 'text' && kind !== 'share' && cells[key]?.from === 'none';
  return { rows: [{ part: part.key, key: row, cells }], gaps: part.columns.filter(isNeeded).map(place), wrong };
}

/** The form from what is counted and what was entered: an entered figure stands, and says so; sums are never entered. */
export function fillForm(
  { parts }: ReportFormRule,
  counted: readonly Counted[],
  entered: readonly HandFigure[],
): FilledForm {
  const hand = entered.filter(({ value }) => value !== '');
  const [counts, hands] = [new Map(counted.map((one) => [at(one), one])), new Map(hand.map((one) => [at(one), one]))];
  const filled = parts.flatMap((part) =>
    rowKeys(part, [...counted, ...hand]).map((row) =>
      fillRow(part, row, (column) => {
        const key = at({ part: part.key, row, column: column.key });
        return own(column, counts.get(key), hands.get(key));
      }),
    ),
  );
  return {
    rows: filled.flatMap(({ rows }) => rows),
    gaps: filled.flatMap(({ gaps }) => gaps),
    wrong: filled.flatMap(({ wrong }) => wrong),
  };
}

/** The sum of a column over a part's rows; nothing while one is not known, and for words and shares. */
export function totalOf(rows: readonly FormRow[], part: string, column: FormColumn): number | null {
  if (column.kind === 'text' || column.kind === 'share') return null;
  const all = rows.filter((row) => row.part === part).map(({ cells }) => numberIn(cells[column.key]));
  return all.includes(null) ? null : Math.round(all.reduce<number>((sum, one) => sum + (one ?? 0), 0) * 100) / 100;
}

/** Rows whose taken-over figure is not what the report before left. */
export function carriedFormWrong(
  { carries, parts }: ReportFormRule,
  rows: readonly FormRow[],
  before: readonly FormRow[],
): { field: string; carried: number; running: number }[] {
  if (!carries) return [];
  const of = (all: readonly FormRow[], key: string, column: string) =>
    numberIn(all.find((row) => row.key === key && row.part === parts[0]?.key)?.cells[column]) ?? 0;
  return [...new Set([...rows, ...before].map(({ key }) => key))].flatMap((field) => {
    const [carried, running] = [of(rows, field, carries.to), of(before, field, carries.from)];
    return carried === running ? [] : [{ field, carried, running }];
  });
}

/** A figure as an office types it (`1.234`, `12,5`), as a number with a point; '' takes back; nothing if it is none. */
export function readFigure(kind: FormColumn['kind'], typed: string): string | undefined {
  const text = typed.trim();
  if (text === '' || kind === 'text') return text.slice(0, 1_000);
  if (kind === 'enough') return /^[01]$/.test(text) ? text : undefined;
  const plain = text.replace(/[.\s](?=\d{3}(?:\D|$))/g, '').replace(',', '.');
  const good = kind === 'count' ? /^\d{1,9}$/.test(plain) : /^\d{1,12}(\.\d{1,2})?$/.test(plain);
  if (!good || (kind === 'share' && Number(plain) > 100)) return undefined;
  return String(Number(plain));
}
