import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';

/** That the officer has seen the dossier as it is now: its line is no longer bold. Not an act: nothing is decided by it. */
export async function markSeen(
  reader: Reader,
  realm: string,
  officer: string,
  { code, revision }: { code: string; revision: number },
  at: Instant,
): Promise<void> {
  await reader.query(
    `insert into dossier_seen (realm, officer, code, revision, at) values ($1, $2, $3, $4, to_timestamp($5::double precision / 1000))
     on conflict (realm, officer, code) do update set revision = excluded.revision, at = excluded.at
     where dossier_seen.revision < excluded.revision`,
    [realm, officer, code, revision, at],
  );
}

export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The query of the desk's address, without `?`. */
  readonly query: string;
}

export const viewsOf = async (reader: Reader, realm: string, officer: string): Promise<SavedView[]> =>
  (
    await prepared<SavedView>(
      reader,
      'select id, name, query from saved_view where realm = $1 and officer = $2 order by made_at limit 30',
      [realm, officer],
    )
  ).rows;

export async function insertView(tx: Tx, officer: string, { id, name, query }: SavedView): Promise<void> {
  tx.send(
    `insert into saved_view (realm, officer, id, name, query, made_at)
     values ($1, $2, $3, $4, $5, to_timestamp($6::double precision / 1000))`,
    [tx.realm, officer, id, name, query, tx.at],
  );
}

export async function deleteView(tx: Tx, officer: string, id: string): Promise<boolean> {
  const gone = await tx.query('delete from saved_view where realm = $1 and officer = $2 and id = $3', [
    tx.realm,
    officer,
    id,
  ]);
  return gone.rowCount === 1;
}
