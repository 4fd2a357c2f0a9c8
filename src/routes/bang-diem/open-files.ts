import { parquetWriteBuffer } from 'hyparquet-writer';
import { BYTE_ORDER_MARK, csvLine } from '#desk/index.ts';
import { formatInstant, type Instant } from '#kernel/time.ts';
import type { BoardPage } from '#scorecard/index.ts';
import { OPEN_COLUMNS, openRows } from './open-data.ts';

export interface OpenFile {
  readonly kind: 'csv' | 'json' | 'parquet';
  /** As the register of media types names it (IANA). */
  readonly mediaType: string;
  readonly contentType: string;
}

export const OPEN_FILES = [
  { kind: 'csv', mediaType: 'text/csv', contentType: 'text/csv; charset=utf-8' },
  { kind: 'json', mediaType: 'application/json', contentType: 'application/json' },
  {
    kind: 'parquet',
    mediaType: 'application/vnd.apache.parquet',
    contentType: 'application/vnd.apache.parquet',
  },
] as const satisfies readonly OpenFile[];

type Kind = OpenFile['kind'];

interface Asked {
  readonly realm: string;
  readonly now: Instant;
}

/** An empty cell is a figure without a source. */
const csvOf = (page: BoardPage, { realm }: Asked): string =>
  BYTE_ORDER_MARK +
  csvLine(OPEN_COLUMNS.map(({ name }) => name)) +
  openRows(page, realm)
    .map((row) => csvLine(OPEN_COLUMNS.map(({ name }) => String(row[name] ?? ''))))
    .join('');

/** The same rows as the CSV, with the total, the readings chosen and when it was reckoned; of a frozen period the moment it was frozen. */
function jsonOf(page: BoardPage, { realm, now }: Asked): string {
  const { sheet, readings, frozenAt, period } = page.board;
  return JSON.stringify({
    ...{ realm, period, basis: 'QĐ 766/QĐ-TTg', readings, reckonedAt: formatInstant(frozenAt ?? now) },
    ...{ frozenAt: frozenAt === null ? null : formatInstant(frozenAt) },
    ...{ score: sheet.score / 100, scored: sheet.scored, class: sheet.class, rows: openRows(page, realm) },
  });
}

const TYPES = { text: 'STRING', integer: 'INT32', decimal: 'DOUBLE' } as const;

/** Apache Parquet: figures are numbers, and null where there is no source. */
function parquetOf(page: BoardPage, { realm }: Asked): ArrayBuffer {
  const rows = openRows(page, realm);
  const columnData = OPEN_COLUMNS.map(({ name, type }) => ({
    ...{ name, type: TYPES[type], nullable: type !== 'text' },
    data: rows.map((row) => row[name]),
  }));
  return parquetWriteBuffer({
    columnData,
    createdBy: 'motcua',
    kvMetadata: [{ key: 'basis', value: 'QĐ 766/QĐ-TTg' }],
  });
}

const MAKERS = { csv: csvOf, json: jsonOf, parquet: parquetOf } as const;

/** The public board of a period as a file of its open data; of a frozen period always the same bytes. */
export const openFile = (kind: Kind, page: BoardPage, asked: Asked): Uint8Array<ArrayBuffer> => {
  const made = MAKERS[kind](page, asked);
  return typeof made === 'string' ? new TextEncoder().encode(made) : new Uint8Array(made);
};

/** The answer that gives it. */
export function openAnswer(kind: Kind, page: BoardPage, asked: Asked): Response {
  const type = OPEN_FILES.find((one) => one.kind === kind)?.contentType ?? '';
  const name = `bang-diem-${asked.realm}-${page.board.period.key}.${kind}`;
  return new Response(openFile(kind, page, asked), {
    headers: {
      ...{ 'content-type': type, 'cache-control': 'no-store' },
      // JSON is read in place; the others are kept.
      ...(kind === 'json' ? {} : { 'content-disposition': `attachment; filename="${name}"` }),
    },
  });
}
