import type { Tx } from '#db/transaction.ts';

/** What was answered to this actor under this key, if anything was. */
export async function firstAnswer<T>(tx: Tx, key: string): Promise<{ answer: T } | undefined> {
  // Two requests with one key at the same moment: the second waits here for the first to end.
  tx.send('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`${tx.realm}/${tx.actor}/${key}`]);
  const { rows } = await tx.query<{ answer: T }>(
    'select answer from idempotency_key where realm = $1 and actor = $2 and key = $3',
    [tx.realm, tx.actor, key],
  );
  return rows[0];
}

export async function keepAnswer(tx: Tx, key: string, answer: unknown): Promise<void> {
  tx.send(
    'insert into idempotency_key (realm, actor, key, answer, at) values ($1, $2, $3, $4, to_timestamp($5::double precision / 1000))',
    [tx.realm, tx.actor, key, JSON.stringify(answer ?? null), tx.at],
  );
}
