import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { Change, Contribution } from '../rules/contribution.ts';

/** What dossiers count as, a page at a time. */
export const keptAfter = async (reader: Reader, realm: string, after: string, limit: number): Promise<Contribution[]> =>
  (
    await reader.query<Contribution>(
      `select code, unit, received_at as "receivedAt", procedure, field, entries, procedures
       from score_dossier where realm = $1 and code > $2 order by code limit $3`,
      [realm, after, limit],
    )
  ).rows;

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

/** Lines that no dossier's entries have, and entries that have no line. */
export const wrongLines = async (tx: Tx): Promise<number> =>
  (
    await tx.query<{ n: number }>(
      `with wanted as (select d.code, d.unit, d.received_at as at, split_part(e, '|', 1) as mark, split_part(e, '|', 2) as side,
         to_timestamp(nullif(split_part(e, '|', 3), '')::double precision / 1000) as until
         from score_dossier d, unnest(d.entries) as e where d.realm = $1),
       standing as (select code, unit, at, mark, side, until from score_line where realm = $1)
       select ((select count(*) from (select * from wanted except select * from standing) lacking)
         + (select count(*) from (select * from standing except select * from wanted) extra))::integer as n`,
      [tx.realm],
    )
  ).rows[0]?.n ?? 0;

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
