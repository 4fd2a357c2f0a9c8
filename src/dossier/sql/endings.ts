import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';

export interface EndingRow {
  readonly kind: 'refused' | 'withdrawn' | 'stopped' | 'closed';
  readonly ground: string | null;
  readonly reason: string;
  readonly at: Instant;
  readonly by: string;
}

export async function insertEnding(
  tx: Tx,
  code: string,
  ending: Pick<EndingRow, 'kind' | 'ground' | 'reason'>,
): Promise<void> {
  tx.send(
    `insert into dossier_ending (realm, code, kind, ground, reason, at, by)
     values ($1, $2, $3, $4, $5, to_timestamp($6::double precision / 1000), $7)`,
    [tx.realm, code, ending.kind, ending.ground, ending.reason, tx.at, tx.actor],
  );
}

export const endingOfDossier = async (reader: Reader, realm: string, code: string): Promise<EndingRow | undefined> =>
  (
    await prepared<EndingRow>(
      reader,
      'select kind, ground, reason, at, by from dossier_ending where realm = $1 and code = $2',
      [realm, code],
    )
  ).rows[0];
