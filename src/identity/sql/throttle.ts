import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { ADDRESS_FORGIVES_EVERY_S, type Failures, FORGET_S } from '../rules/throttle.ts';

/** The realm's random bytes for hashing what must not be read back; made at first use. */
export async function throttleKey(reader: Reader, realm: string, fresh: Buffer): Promise<Buffer> {
  const known = await reader.query<{ value: Buffer }>(
    `select value from identity_key where realm = $1 and name = 'throttle'`,
    [realm],
  );
  if (known.rows[0]) return known.rows[0].value;
  await reader.query(
    `insert into identity_key (realm, name, value) values ($1, 'throttle', $2) on conflict do nothing`,
    [realm, fresh],
  );
  return throttleKey(reader, realm, fresh);
}

/** The failures under a key. The key stays locked to the end of the transaction, also when it has no row yet. */
export async function lockFailures(tx: Tx, key: string): Promise<Failures | undefined> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`${tx.realm}/${key}`]);
  const found = await tx.query<Failures>(
    `select failures, last_at as "lastAt" from sign_in_throttle where realm = $1 and key = $2`,
    [tx.realm, key],
  );
  return found.rows[0];
}

/** Counts a try as failed. After an hour of rest counting begins anew; an address is forgiven steadily. */
export async function addFailure(tx: Tx, key: string, of: 'account' | 'address'): Promise<void> {
  const forgiven = of === 'address' ? ADDRESS_FORGIVES_EVERY_S : FORGET_S;
  await tx.query(
    `insert into sign_in_throttle as t (realm, key, failures, last_at)
     values ($1, $2, 1, to_timestamp($3::double precision / 1000))
     on conflict (realm, key) do update set last_at = excluded.last_at,
       failures = case when t.last_at <= excluded.last_at - make_interval(secs => $4) then 1
         else greatest(0, t.failures - floor(extract(epoch from excluded.last_at - t.last_at) / $5)::int) + 1 end`,
    [tx.realm, key, tx.at, FORGET_S, forgiven],
  );
}

/** Forgets an account's failures, and whatever has been quiet for a day. */
export async function forgetFailures(tx: Tx, account: string): Promise<void> {
  await tx.query(
    `delete from sign_in_throttle where realm = $1
       and (key = $2 or last_at < to_timestamp($3::double precision / 1000) - interval '1 day')`,
    [tx.realm, account, tx.at],
  );
}

/** Takes one try back. Locked first: of two who enter at once from one address, the second must see what the first left. */
export async function takeBackFailure(tx: Tx, key: string): Promise<void> {
  const found = await tx.query<{ failures: number }>(
    'select failures from sign_in_throttle where realm = $1 and key = $2 for update',
    [tx.realm, key],
  );
  const text =
    found.rows[0]?.failures === 1
      ? 'delete from sign_in_throttle where realm = $1 and key = $2'
      : 'update sign_in_throttle set failures = failures - 1 where realm = $1 and key = $2';
  await tx.query(text, [tx.realm, key]);
}
