import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';

/** One process folds a realm at a time; others wait. Answers whether it is this one's turn now. */
export const takeTurn = async (tx: Tx): Promise<boolean> =>
  (
    await tx.query<{ mine: boolean }>(`select pg_try_advisory_xact_lock(hashtextextended('score ' || $1, 0)) as mine`, [
      tx.realm,
    ])
  ).rows[0]?.mine ?? false;

/** The same, waiting for it. */
export const waitTurn = async (tx: Tx): Promise<void> => {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('score ' || $1, 0))`, [tx.realm]);
};

/** Takes what acts have left, the oldest first; each dossier once. `left`: how many marks were taken away. */
export async function takePending(tx: Tx, limit: number): Promise<{ codes: string[]; left: number }> {
  const { rows } = await tx.query<{ code: string; n: number }>(
    `with taken as (delete from score_pending p using (select seq from score_pending where realm = $1 order by seq limit $2) first
       where p.realm = $1 and p.seq = first.seq returning p.code)
     select code, count(*)::integer as n from taken group by code`,
    [tx.realm, limit],
  );
  return { codes: rows.map(({ code }) => code), left: rows.reduce((sum, { n }) => sum + n, 0) };
}

export const anyPending = async (reader: Reader, realm: string): Promise<boolean> =>
  (
    await prepared<{ any: boolean }>(reader, 'select exists (select from score_pending where realm = $1) as any', [
      realm,
    ])
  ).rows[0]?.any ?? false;

export async function leavePending(tx: Tx, codes: readonly string[]): Promise<void> {
  await tx.query(
    `insert into score_pending (realm, code) select $1, code from unnest($2::text[]) as c (code)
     where exists (select from dossier d where d.realm = $1 and d.code = c.code)`,
    [tx.realm, codes],
  );
}

export async function clearPending(tx: Tx): Promise<void> {
  await tx.query('delete from score_pending where realm = $1', [tx.realm]);
}

export const pendingAmong = async (
  reader: Reader & { realm: string },
  codes: readonly string[],
): Promise<Set<string>> =>
  new Set(
    (
      await reader.query<{ code: string }>(
        'select code from score_pending where realm = $1 and code = any($2::text[])',
        [reader.realm, codes],
      )
    ).rows.map(({ code }) => code),
  );
