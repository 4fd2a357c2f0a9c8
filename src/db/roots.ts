import { dateAt, instant, instantOf, type LocalDate } from '#kernel/time.ts';
import { rootOf } from './chain.ts';
import type { Reader } from './pool.server.ts';
import type { Tx } from './transaction.ts';
import { uuidBound } from './uuid.ts';

/** The last row of each chain that moved on that day, and how many rows the day has. An id says its act's moment: the key is read. */
export async function headsOf(reader: Reader, realm: string, day: LocalDate) {
  const { rows } = await reader.query<{ subject: string; hash: string; entries: number }>(
    `select distinct on (subject collate "C") subject, encode(hash, 'hex') as hash, count(*) over (partition by subject)::integer as entries
     from trail_entry where realm = $1 and id >= $2 and id < $3 order by subject collate "C", seq desc`,
    [realm, uuidBound(instantOf(day)), uuidBound(instantOf(day, 1440))],
  );
  return { heads: rows, entries: rows.reduce((sum, row) => sum + row.entries, 0) };
}

/** Days before today on which something happened and that have no root yet, oldest first. */
async function unsealedDays(tx: Tx): Promise<LocalDate[]> {
  const { rows: sealed } = await tx.query<{ last: LocalDate | null }>(
    'select max(day) as last from trail_root where realm = $1',
    [tx.realm],
  );
  const last = sealed[0]?.last;
  const { rows } = await tx.query<{ day: LocalDate }>(
    `select distinct (at at time zone 'Asia/Ho_Chi_Minh')::date as day from trail_entry
     where realm = $1 and id >= $2 and id < $3 order by day`,
    [tx.realm, uuidBound(last ? instantOf(last, 1440) : instant(0)), uuidBound(instantOf(dateAt(tx.at)))],
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
