import { dateAt, instantOf, type LocalDate } from '#kernel/time.ts';
import { rootOf } from './chain.ts';
import type { Reader } from './pool.server.ts';
import type { Tx } from './transaction.ts';

/** The last row of each chain that moved on that day, and how many rows the day has. */
export async function headsOf(reader: Reader, realm: string, day: LocalDate) {
  const { rows } = await reader.query<{ subject: string; hash: string; entries: number }>(
    `select distinct on (subject collate "C") subject, hash, count(*) over (partition by subject)::integer as entries
     from trail
     where realm = $1 and at >= to_timestamp($2::double precision / 1000) and at < to_timestamp($3::double precision / 1000)
     order by subject collate "C", seq desc`,
    [realm, instantOf(day), instantOf(day, 1440)],
  );
  return { heads: rows, entries: rows.reduce((sum, row) => sum + row.entries, 0) };
}

/** Days before today on which something happened and that have no root yet, oldest first. */
async function unsealedDays(tx: Tx): Promise<LocalDate[]> {
  const { rows } = await tx.query<{ day: LocalDate }>(
    `select distinct (at at time zone 'Asia/Ho_Chi_Minh')::date as day from trail
     where realm = $1 and at < to_timestamp($2::double precision / 1000)
       and at >= coalesce((select (max(day) + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' from trail_root where realm = $1), '-infinity')
     order by day`,
    [tx.realm, instantOf(dateAt(tx.at))],
  );
  return rows.map(({ day }) => day);
}

/**
 * Publishes a root for each past day that has none. Answers the days sealed. Runs after midnight by a margin longer
 * than any act may take (pool.server.ts limits statements), so that no row is added to a sealed day.
 */
export async function sealDays(tx: Tx): Promise<LocalDate[]> {
  const days = await unsealedDays(tx);
  for (const day of days) {
    const { heads, entries } = await headsOf(tx, tx.realm, day);
    await tx.query(
      'insert into trail_root (realm, day, entries, root) values ($1, $2, $3, $4) on conflict do nothing',
      [tx.realm, day, entries, rootOf(heads)],
    );
  }
  return days;
}

/** The last 400 days' roots, newest first. They are published: anybody may keep a copy and compare. */
export const publishedRoots = async (
  reader: Reader,
  realm: string,
): Promise<{ day: LocalDate; entries: number; root: string }[]> =>
  (
    await reader.query<{ day: LocalDate; entries: number; root: string }>(
      'select day, entries, root from trail_root where realm = $1 order by day desc limit 400',
      [realm],
    )
  ).rows;
