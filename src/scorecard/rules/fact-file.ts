import { type LocalDate, parseLocalDate } from '#kernel/time.ts';
import { RATING } from './evaluation-ratings.ts';
import { SOURCES, type Source } from './indicators.ts';

/** Facts about one dossier, and the source that tells them. */
export const DOSSIER_FACTS = {
  'dong-bo': 'sync',
  phi: 'payments',
  'thanh-toan': 'payments',
  'tep-ket-qua': 'results',
  'dung-lai': 'reuse',
  'kho-ca-nhan': 'personal-store',
  'dan-cu': 'dossiers',
  'khong-hai-long': 'ratings',
} as const satisfies Record<string, Source>;
export type DossierKind = keyof typeof DOSSIER_FACTS;
export const DOSSIER_KINDS = Object.keys(DOSSIER_FACTS) as DossierKind[];

/** Facts about something else: a source that begins, a decision, a petition, a national count, a commune. */
export const OTHER_FACTS = {
  nguon: null,
  'cong-bo': 'publications',
  'phan-anh': 'petitions',
  'bao-cao': 'sync',
  'chung-thuc': 'certified-copies',
  // What a slip says of a dossier is of the evaluation of officers; indicator 5.4 counts `khong-hai-long`.
  'danh-gia': null,
  // A service the national database flags as fit to be wholly online, and a result it has: of targets, of no indicator.
  'du-dieu-kien': null,
  'dong-bo-ket-qua': null,
} as const satisfies Record<string, Source | null>;
export type OtherKind = keyof typeof OTHER_FACTS;
export type FactKind = DossierKind | OtherKind;

export const FACT_COLUMNS = ['loai', 'ma', 'don_vi', 'ngay', 'han', 'xong', 'gia_tri'] as const;
type Column = (typeof FACT_COLUMNS)[number];

export interface ImportedFact {
  readonly kind: FactKind;
  readonly code: string;
  readonly unit: string;
  readonly day: LocalDate;
  readonly until: LocalDate | null;
  readonly done: LocalDate | null;
  readonly value: string;
}

export type FactProblem = 'columns' | 'kind' | 'code' | 'day' | 'until' | 'value' | 'unclosed';

/** A line that cannot be used: which, why, and what stood there. */
export interface BadLine {
  readonly line: number;
  readonly problem: FactProblem;
  readonly found: string;
}

/** The cells of each line of a CSV file (RFC 4180), with the number of the line it begins in; an open quote is told as such. */
export function csvRows(text: string): { readonly line: number; readonly cells: string[] | undefined }[] {
  const rows: { line: number; cells: string[] | undefined }[] = [];
  const source = text.replace(/^\uFEFF/, '');
  const token = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  let [line, begins, cells] = [1, 1, [] as string[]];
  for (token.lastIndex = 0; token.lastIndex < source.length; ) {
    const found = token.exec(source);
    if (!found) return [...rows, { line: begins, cells: undefined }];
    cells.push(found[1] === undefined ? (found[2] ?? '').trim() : found[1].replaceAll('""', '"'));
    line += found[0].split('\n').length - 1;
    if (found[3] === ',' && token.lastIndex < source.length) continue;
    // A comma that ends the file is followed by an empty cell.
    if (found[3] === ',') cells.push('');
    if (cells.some((cell) => cell !== '')) rows.push({ line: begins, cells });
    [begins, cells] = [line, []];
  }
  return rows;
}

const isKind = (text: string): text is FactKind =>
  Object.hasOwn(DOSSIER_FACTS, text) || Object.hasOwn(OTHER_FACTS, text);
/** What must stand in `gia_tri`, where it means anything. */
const VALUES: Partial<Record<FactKind, RegExp>> = {
  'bao-cao': /^\d{1,9}$/,
  'phan-anh': /^(|khong-hai-long|lap-lai|quy-dinh|hanh-vi|(khong-hai-long|lap-lai) (quy-dinh|hanh-vi))$/,
  'danh-gia': RATING,
};
const NEEDS_UNTIL: readonly FactKind[] = ['phan-anh'];

/** A national count is of a unit and names nothing else. */
const isNamed = (kind: FactKind, code: string): boolean =>
  kind === 'nguon' ? (SOURCES as readonly string[]).includes(code) : code !== '' || kind === 'bao-cao';

function factFrom(line: number, cell: Record<Column, string>): ImportedFact | BadLine {
  const bad = (problem: FactProblem, found: string): BadLine => ({ line, problem, found });
  const { loai: kind, ma: code, ngay, han, xong, gia_tri: value } = cell;
  if (!isKind(kind)) return bad('kind', kind);
  if (!isNamed(kind, code)) return bad('code', code);
  const [day, until, done] = [ngay, han, xong].map(parseLocalDate);
  if (!day) return bad('day', ngay);
  if (!until && (han !== '' || NEEDS_UNTIL.includes(kind))) return bad('until', han);
  if (!done && xong !== '') return bad('until', xong);
  if (VALUES[kind]?.test(value) === false) return bad('value', value);
  return { kind, code, unit: cell.don_vi, day, until: until ?? null, done: done ?? null, value };
}

/** The facts of a file, or every line of it that cannot be used: nothing is taken from a file that is partly wrong. */
export function readFacts(text: string): { readonly facts: ImportedFact[] } | { readonly bad: BadLine[] } {
  const [head, ...rows] = csvRows(text);
  const names = head?.cells ?? [];
  if (names.join() !== FACT_COLUMNS.join())
    return { bad: [{ line: head?.line ?? 1, problem: 'columns', found: names.join(',') }] };
  const found = rows.map(({ line, cells }): ImportedFact | BadLine => {
    if (!cells) return { line, problem: 'unclosed', found: '' };
    if (cells.length !== FACT_COLUMNS.length) return { line, problem: 'columns', found: String(cells.length) };
    return factFrom(
      line,
      Object.fromEntries(FACT_COLUMNS.map((name, at) => [name, cells[at] ?? ''])) as Record<Column, string>,
    );
  });
  const bad = found.filter((one): one is BadLine => 'problem' in one);
  return bad.length > 0 ? { bad } : { facts: found as ImportedFact[] };
}

/** The source a fact comes from, itself said or by its kind. */
export const sourceOf = ({ kind, code }: Pick<ImportedFact, 'kind' | 'code'>): Source =>
  kind === 'nguon'
    ? (code as Source)
    : ((OTHER_FACTS as Record<string, Source | null>)[kind] ??
      (DOSSIER_FACTS as Record<string, Source>)[kind] ??
      'dossiers');
