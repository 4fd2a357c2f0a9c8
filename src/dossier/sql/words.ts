import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';

interface Wordless {
  readonly code: string;
  readonly ownerName: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Dossiers that cannot be found by words yet, in the order of their codes. */
export const wordlessAfter = async (reader: Reader, realm: string, after: string, limit: number): Promise<Wordless[]> =>
  (
    await reader.query<Wordless>(
      `select code, owner_name as "ownerName", answers from dossier
       where realm = $1 and code > $2 and words is null order by code limit $3`,
      [realm, after, limit],
    )
  ).rows;

export async function saveWords(tx: Tx, found: readonly { code: string; words: readonly string[] }[]): Promise<void> {
  tx.send(
    `update dossier d set words = f.words
     from unnest($2::text[], $3::text[]) as f (code, words) where d.realm = $1 and d.code = f.code`,
    [tx.realm, found.map(({ code }) => code), found.map(({ words }) => words.join(' '))],
  );
}
