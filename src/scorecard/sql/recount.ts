import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { Change } from '../rules/contribution.ts';

/** Every tally there is, those by procedure and by field too; `by` is its count. */
export const allTallies = async (reader: Reader, realm: string): Promise<Change[]> =>
  (
    await reader.query<Change>(
      `select period, unit, mark, side, nullif(until, '-infinity') as until, '' as procedure, '' as field, count as by
       from score_tally where realm = $1 and count <> 0
       union all select period, unit, mark, 'won', null, procedure, '', count from score_procedure where realm = $1 and count <> 0
       union all select period, unit, mark, side, nullif(until, '-infinity'), '', field, count from score_field
         where realm = $1 and count <> 0`,
      [realm],
    )
  ).rows;

export async function keepRecount(tx: Tx, found: { dossiers: number; differences: number }): Promise<void> {
  await tx.query(
    `insert into score_recount (realm, at, dossiers, differences)
     values ($1, to_timestamp($2::double precision / 1000), $3, $4) on conflict (realm, at) do nothing`,
    [tx.realm, tx.at, found.dossiers, found.differences],
  );
}

export const lastScoreRecount = async (
  reader: Reader,
  realm: string,
): Promise<{ at: Instant; dossiers: number; differences: number } | undefined> =>
  (
    await reader.query<{ at: Instant; dossiers: number; differences: number }>(
      'select at, dossiers, differences from score_recount where realm = $1 order by at desc limit 1',
      [realm],
    )
  ).rows[0];
