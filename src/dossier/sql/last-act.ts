import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { LastAct } from '../rules/undo.ts';

export const lastActOn = async (reader: Reader, realm: string, code: string): Promise<LastAct | undefined> =>
  (
    await reader.query<LastAct>(
      'select act, actor, at, facts from trail where realm = $1 and subject = $2 order by seq desc limit 1',
      [realm, `dossier/${code}`],
    )
  ).rows[0];

/** When this actor was first answered under a key: the moment of the act itself. */
export const doneUnder = async (tx: Tx, key: string): Promise<Instant | undefined> =>
  (
    await tx.query<{ at: Instant }>('select at from idempotency_key where realm = $1 and actor = $2 and key = $3', [
      ...[tx.realm, tx.actor, key],
    ])
  ).rows[0]?.at;
