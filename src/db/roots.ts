import { dateAt, type Instant, instant, instantOf, type LocalDate } from '#kernel/time.ts';
import { atOnce, type Between } from './alternate.ts';
import { rootOf } from './chain.ts';
import type { Reader } from './pool.server.ts';
import { type Acting, inTransaction, type Tx } from './transaction.ts';
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
async function unsealedDays(reader: Reader, realm: string, now: Instant): Promise<LocalDate[]> {
  const { rows: sealed } = await reader.query<{ last: LocalDate | null }>(
    'select max(day) as last from trail_root where realm = $1',
    [realm],
  );
  const last = sealed[0]?.last;
  const { rows } = await reader.query<{ day: LocalDate }>(
    `select distinct (at at time zone 'Asia/Ho_Chi_Minh')::date as day from trail_entry
     where realm = $1 and id >= $2 and id < $3 order by day`,
    [realm, uuidBound(last ? instantOf(last, 1440) : instant(0)), uuidBound(instantOf(dateAt(now)))],
  );
  return rows.map(({ day }) => day);
}

/**
 * Publishes a root for each past day that has none, the oldest first, each kept by itself: broken off, it goes on where it was.
 * Answers the days sealed. Runs after midnight by a margin longer than any act may take (pool.server.ts limits statements), so that
 * no row is added to a sealed day.
 */
export async function sealDays(app: Acting, between: Between = atOnce): Promise<LocalDate[]> {
  const days = await unsealedDays(app.db.forRealm(app.realm), app.realm, app.clock.now());
  for (const [nth, day] of days.entries()) {
    if (nth > 0) await between();
    await inTransaction(app, 'system:trail', (tx) => sealDay(tx, day));
  }
  return days;
}

async function sealDay(tx: Tx, day: LocalDate): Promise<void> {
  const { heads, entries } = await headsOf(tx, tx.realm, day);
  await tx.query('insert into trail_root (realm, day, entries, root) values ($1, $2, $3, $4) on conflict do nothing', [
    tx.realm,
    day,
    entries,
    rootOf(heads),
  ]);
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
