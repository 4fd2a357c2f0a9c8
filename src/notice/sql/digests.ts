import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { Reading } from './notices.ts';

/** Whose notices: a person's by the person's id, an officer's by the officer's. */
const keyOf = (reading: Reading): [id: string, official: boolean] =>
  typeof reading === 'string' ? [reading, false] : [reading.officer, true];

export async function hasDigest(reader: Reader, realm: string, reading: Reading): Promise<boolean> {
  const { rowCount } = await reader.query(
    'select from notice_daily where realm = $1 and reader = $2 and official = $3',
    [realm, ...keyOf(reading)],
  );
  return rowCount === 1;
}

/** Of these, who chose one mail a day. */
export async function digestReaders(
  tx: Tx,
  readers: readonly string[],
  official: boolean,
): Promise<ReadonlySet<string>> {
  if (readers.length === 0) return new Set();
  const { rows } = await tx.query<{ reader: string }>(
    'select reader from notice_daily where realm = $1 and reader = any ($2::uuid[]) and official = $3',
    [tx.realm, readers, official],
  );
  return new Set(rows.map(({ reader }) => reader));
}

/** False if it was so already. */
export async function keepChoice(tx: Tx, reading: Reading, daily: boolean): Promise<boolean> {
  const { rowCount } = daily
    ? await tx.query(
        `insert into notice_daily (realm, reader, official, chosen_at) values ($1, $2, $3, to_timestamp($4::double precision / 1000))
         on conflict do nothing`,
        [tx.realm, ...keyOf(reading), tx.at],
      )
    : await tx.query('delete from notice_daily where realm = $1 and reader = $2 and official = $3', [
        ...[tx.realm, ...keyOf(reading)],
      ]);
  return rowCount === 1;
}

/** Readers at once: each is a mail, and the transaction stays short. */
const READERS = 200;

/** Puts what is due into digests, one for each reader; answers their ids. What was read since stays in without being mailed. */
export async function gatherDue(tx: Tx): Promise<string[]> {
  const { rows } = await tx.query<{ reader: string; official: boolean }>(
    `select distinct coalesce(officer, person) as reader, officer is not null as official from notice
     where realm = $1 and digest is null and digest_at <= to_timestamp($2::double precision / 1000) limit ${READERS}`,
    [tx.realm, tx.at],
  );
  const made: string[] = [];
  for (const { reader, official } of rows) {
    const id = uuidv7(tx.at);
    const { rowCount } = await tx.query(
      `update notice set digest = $4 where realm = $1 and coalesce(officer, person) = $2 and (officer is not null) = $3
         and digest is null and digest_at <= to_timestamp($5::double precision / 1000)`,
      [tx.realm, reader, official, id, tx.at],
    );
    if (rowCount) made.push(id);
  }
  return made;
}
