import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';

const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;

export interface KeptSecret {
  readonly id: string;
  readonly webhook: string;
  readonly sealed: Buffer;
  readonly madeAt: Instant;
  /** Null: the newest. */
  readonly endsAt: Instant | null;
}

const COLUMNS = 'id, webhook, sealed, made_at as "madeAt", ends_at as "endsAt"';

/** What signs for webhooks at a moment, of each the newest first: two at most. */
export const secretsOf = async (
  reader: Reader,
  realm: string,
  webhooks: readonly string[],
  at: Instant,
): Promise<KeptSecret[]> =>
  (
    await reader.query<KeptSecret>(
      `select ${COLUMNS} from webhook_secret where realm = $1 and webhook = any ($2::uuid[])
         and (ends_at is null or ends_at > ${stamp(3)}) order by webhook, ends_at desc nulls first`,
      [realm, webhooks, at],
    )
  ).rows;

export async function insertWebhookSecret(
  tx: Tx,
  one: { webhook: string; id: string; sealed: Buffer; madeAt?: Instant },
): Promise<void> {
  await tx.query(
    `insert into webhook_secret (realm, webhook, id, sealed, made_at) values ($1, $2, $3, $4, ${stamp(5)})`,
    [tx.realm, one.webhook, one.id, one.sealed, one.madeAt ?? tx.at],
  );
}

/** The newest signs until then, beside its successor; what it had itself replaced signs no more. */
export async function endWebhookSecret(tx: Tx, webhook: string, until: Instant): Promise<void> {
  await tx.query('delete from webhook_secret where realm = $1 and webhook = $2 and ends_at is not null', [
    ...[tx.realm, webhook],
  ]);
  await tx.query(
    `update webhook_secret set ends_at = ${stamp(3)} where realm = $1 and webhook = $2 and ends_at is null`,
    [tx.realm, webhook, until],
  );
}

/** Secrets whose end has passed are of use to nobody but a thief. */
export const forgetEnded = async (tx: Tx): Promise<number> =>
  (await tx.query(`delete from webhook_secret where realm = $1 and ends_at <= ${stamp(2)}`, [tx.realm, tx.at]))
    .rowCount ?? 0;

export interface PlainSecret {
  readonly webhook: string;
  readonly secret: Buffer;
  readonly madeAt: Instant;
}

/** What a program from before sealing kept, locked. */
export const lockPlain = async (tx: Tx): Promise<PlainSecret[]> =>
  (
    await tx.query<PlainSecret>(
      `select id as webhook, secret, made_at as "madeAt" from webhook where realm = $1 and secret is not null
       order by id for update`,
      [tx.realm],
    )
  ).rows;

export async function wipePlain(tx: Tx, webhook: string): Promise<void> {
  await tx.query('update webhook set secret = null where realm = $1 and id = $2', [tx.realm, webhook]);
}

/** Every sealed secret of the realm, locked. */
export const lockSealed = async (tx: Tx): Promise<KeptSecret[]> =>
  (await tx.query<KeptSecret>(`select ${COLUMNS} from webhook_secret where realm = $1 for update`, [tx.realm])).rows;

export async function reseal(tx: Tx, { webhook, id }: KeptSecret, sealed: Buffer): Promise<void> {
  await tx.query('update webhook_secret set sealed = $4 where realm = $1 and webhook = $2 and id = $3', [
    ...[tx.realm, webhook, id, sealed],
  ]);
}
