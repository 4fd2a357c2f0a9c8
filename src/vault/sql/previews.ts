import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { NoRaster } from '#files/raster.ts';

export type PreviewKind = 'page' | 'thumb';

/** What there is to look at of a file, by its content. */
export interface FileRaster {
  readonly content: string;
  /** `none`: it has no pictures, and `why`. */
  readonly state: 'made' | 'none';
  readonly why: NoRaster | null;
  /** Of the file; the first `shown` have pictures. */
  readonly pages: number;
  readonly shown: number;
}

/** Of these files, those whose pictures were made or cannot be. */
export async function rastersOf(reader: Reader, realm: string, contents: readonly string[]): Promise<FileRaster[]> {
  if (contents.length === 0) return [];
  const { rows } = await prepared<FileRaster>(
    reader,
    `select r.content, r.state, r.why, r.pages, (select count(*) from file_preview p
        where p.realm = r.realm and p.content = r.content and p.kind = 'page')::integer as shown
     from file_raster r where r.realm = $1 and r.content = any($2::text[])`,
    [realm, contents],
  );
  return rows;
}

/** The picture of a page of a file. Whoever asks has the right to the file. */
export async function previewOf(
  reader: Reader,
  realm: string,
  { content, page, kind }: { readonly content: string; readonly page: number; readonly kind: PreviewKind },
): Promise<string | undefined> {
  const { rows } = await reader.query<{ sha256: string }>(
    'select sha256 from file_preview where realm = $1 and content = $2 and page = $3 and kind = $4',
    [realm, content, page, kind],
  );
  return rows[0]?.sha256;
}

export interface NewPreview {
  readonly page: number;
  readonly kind: PreviewKind;
  readonly sha256: string;
  readonly size: number;
}

/** What was made of a file takes the place of what was made of it before. */
export async function keepRaster(
  tx: Tx,
  raster: Omit<FileRaster, 'shown'>,
  previews: readonly NewPreview[],
): Promise<void> {
  const { content, state, why, pages } = raster;
  await tx.query(
    `insert into file_raster (realm, content, state, why, pages, made_at)
     values ($1, $2, $3, $4, $5, to_timestamp($6::double precision / 1000))
     on conflict (realm, content) do update set state = excluded.state, why = excluded.why, pages = excluded.pages,
       made_at = excluded.made_at`,
    [tx.realm, content, state, why, pages, tx.at],
  );
  await tx.query(
    `insert into file_preview (realm, content, page, kind, sha256, size)
     select $1, $2, page, kind, sha256, size from jsonb_to_recordset($3::jsonb)
       as p (page integer, kind text, sha256 text, size bigint)
     on conflict (realm, content, page, kind) do update set sha256 = excluded.sha256, size = excluded.size`,
    [tx.realm, content, JSON.stringify(previews)],
  );
}

/** Pictures and readings of files that no row names any more go with them. Answers how many files that were. */
export async function forgetLost(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ content: string }>(
    `with known as (select coalesce(array_agg(content), '{}') as all from (
         select content from file_raster where realm = $1 union select content from file_reading where realm = $1) c),
       kept as (select files_named(known.all) as content from known),
       read as (delete from file_reading r where r.realm = $1 and not exists (select from kept where kept.content = r.content))
     delete from file_raster r where r.realm = $1 and not exists (select from kept where kept.content = r.content)
     returning r.content`,
    [tx.realm],
  );
  return rows.length;
}
