import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';

/** A paper of a dossier: a file, an original seen at the desk, or data the State holds. */
export interface Paper {
  readonly id: string;
  readonly component: string;
  readonly origin: 'citizen' | 'desk' | 'original' | 'data' | 'vault';
  readonly kind: 'original' | 'copy' | 'file' | 'data';
  readonly sha256: string | null;
  readonly name: string;
  readonly type: string | null;
  readonly size: number | null;
  readonly addedAt: Instant;
  readonly round: number;
  readonly replacedBy: string | null;
  /** Code of its type as the component stood to it on that day; null: it has none. */
  readonly documentType: string | null;
  /** The paper of the owner's store it is, where it was not handed in anew (src/vault). */
  readonly reusedFrom: string | null;
  /** What was used again (`result`, `paper`, `database`); of data the State holds, who holds them. */
  readonly source: string | null;
}

export const papersOf = async (reader: Reader, realm: string, code: string): Promise<Paper[]> =>
  (
    await prepared<Paper>(
      reader,
      `select id, component, origin, kind, sha256, name, type, size, added_at as "addedAt", round, replaced_by as "replacedBy",
         document_type as "documentType", reused_from as "reusedFrom", source
       from dossier_paper where realm = $1 and code = $2 order by component, round, id`,
      [realm, code],
    )
  ).rows;

export type NewPaper = Omit<Paper, 'addedAt' | 'replacedBy'>;

export async function insertPapers(tx: Tx, code: string, papers: readonly NewPaper[]): Promise<void> {
  tx.send(
    `insert into dossier_paper (realm, code, id, component, origin, kind, sha256, name, type, size, added_at, added_by, round,
       document_type, reused_from, source)
     select $1, $2, id, component, origin, kind, sha256, name, type, size, to_timestamp($4::double precision / 1000), $5, round,
       "documentType", "reusedFrom", source
     from jsonb_to_recordset($3::jsonb) as p (id uuid, component text, origin text, kind text, sha256 text, name text,
       type text, size bigint, round integer, "documentType" text, "reusedFrom" uuid, source text)`,
    [tx.realm, code, JSON.stringify(papers), tx.at, tx.actor],
  );
}

/** A component handed in anew: what stood there before stays, marked by what took its place. */
export async function replacePapers(tx: Tx, code: string, component: string, round: number, by: string): Promise<void> {
  tx.send(
    `update dossier_paper set replaced_by = $5
     where realm = $1 and code = $2 and component = $3 and round < $4 and replaced_by is null`,
    [tx.realm, code, component, round, by],
  );
}

/** The files of papers of dossiers, in the order of the dossiers' codes; for what looks at every one. */
export const filesOfPapers = async (
  reader: Reader,
  realm: string,
  {
    after,
    limit,
  }: { readonly after: { readonly code: string; readonly id: string } | undefined; readonly limit: number },
): Promise<{ code: string; id: string; sha256: string }[]> =>
  (
    await reader.query<{ code: string; id: string; sha256: string }>(
      `select code, id, sha256 from dossier_paper where realm = $1 and sha256 is not null
         and ($2::text is null or (code, id) > ($2, $3::uuid)) order by code, id limit $4`,
      [realm, after?.code ?? null, after?.id ?? null, limit],
    )
  ).rows;
