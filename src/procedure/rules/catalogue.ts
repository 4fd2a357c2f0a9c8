import { type Check, listOf, matching, oneOf, optional, shape, text } from '#kernel/check.ts';
import { fold } from '#kernel/text.ts';

export const KINDS = ['standard', 'local', 'internal'] as const;
/** standard: set by a ministry; local: set by one province; internal: between and inside agencies (QĐ 1085/QĐ-TTg). */
export type Kind = (typeof KINDS)[number];

/** A line of data/catalogue/catalogue-*.ndjson. */
export interface CatalogueRow {
  /** As printed, oddities and all. */
  code: string;
  name: string;
  fields: string[];
  issuer: string | null;
  kind: Kind;
}

export interface CatalogueEntry {
  code: string;
  printedCode: string;
  name: string;
  fields: string[];
  issuer: string | null;
  province: string | null;
  kind: Kind;
  words: string;
}

export const catalogueRow: Check<CatalogueRow> = shape({
  code: matching(/^\s*[A-Za-z0-9][A-Za-z0-9.-]{2,50}\s*$/),
  name: text,
  fields: listOf(text),
  issuer: optional(text),
  kind: oneOf(KINDS),
});

/** `UBND tỉnh Lào Cai` → `Lào Cai`; ministries and others → null. */
export function provinceOf(issuer: string | null): string | null {
  const found = /(?:UBND (?:tỉnh|thành phố)|- tỉnh|thành phố) (\S.*)$/i.exec(issuer ?? '');
  return found?.[1]?.trim() ?? null;
}

/** A name as people type it. `ƣ` is an old slip for `ư` in the source; "Thủ tục" in front says nothing. */
export const searchWords = (name: string): string =>
  fold(name.replaceAll('ƣ', 'ư').replaceAll('Ƣ', 'Ư'))
    .replace(/^(trinh tu )?thu tuc (?=\S)/, '')
    .slice(0, 2_000);

const same = (a: CatalogueRow, b: CatalogueRow) => a.name === b.name && a.issuer === b.issuer && a.kind === b.kind;

/**
 * Gives every row a key of its own. A code printed twice for two different procedures keeps the code for the row
 * that prints it cleanly; the other's key is `<code>-2`. The same row twice is one entry. Answers the rows that find
 * no key left as `repeated`, by index.
 */
export function entriesOf(rows: readonly CatalogueRow[]): { entries: CatalogueEntry[]; repeated: number[] } {
  const taken = new Map<string, CatalogueRow>();
  const entries: CatalogueEntry[] = [];
  const repeated: number[] = [];
  const clean = ({ code }: CatalogueRow) => (code === code.trim() ? 0 : 1);
  const order = rows.map((_, index) => index);
  order.sort((a, b) => clean(rows[a] as CatalogueRow) - clean(rows[b] as CatalogueRow));
  for (const index of order) {
    const row = rows[index] as CatalogueRow;
    const code = row.code.trim();
    const key = [code, `${code}-2`].find((candidate) => {
      const holder = taken.get(candidate);
      return !holder || same(holder, row);
    });
    if (!key) repeated.push(index);
    else if (!taken.has(key)) {
      taken.set(key, row);
      entries.push(entryOf(row, key));
    }
  }
  return { entries, repeated };
}

const entryOf = (row: CatalogueRow, code: string): CatalogueEntry => ({
  code,
  printedCode: row.code,
  name: row.name,
  fields: row.fields,
  issuer: row.issuer,
  province: provinceOf(row.issuer),
  kind: row.kind,
  words: searchWords(row.name),
});
