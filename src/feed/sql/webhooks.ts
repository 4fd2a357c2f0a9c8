import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Post } from '#identity/index.ts';
import type { Instant } from '#kernel/time.ts';

const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;

export interface Webhook {
  readonly id: string;
  readonly client: string;
  readonly url: string;
  readonly acts: string[];
  /** The secret of one that an older program made; null once it is sealed. */
  readonly plain: Buffer | null;
  readonly madeAt: Instant;
  readonly closedAt: Instant | null;
  readonly closedWhy: 'owner' | 'gone' | null;
}

const COLUMNS = `id, client, url, acts, secret as plain, made_at as "madeAt", closed_at as "closedAt", closed_why as "closedWhy"`;

export const webhooksOf = async (reader: Reader, realm: string, client: string): Promise<Webhook[]> =>
  (
    await reader.query<Webhook>(
      `select ${COLUMNS} from webhook where realm = $1 and client = $2 and closed_at is null order by id limit 100`,
      [realm, client],
    )
  ).rows;

export const findWebhook = async (
  reader: Reader,
  realm: string,
  client: string,
  id: string,
): Promise<Webhook | undefined> =>
  (
    await reader.query<Webhook>(`select ${COLUMNS} from webhook where realm = $1 and client = $2 and id = $3`, [
      realm,
      client,
      id,
    ])
  ).rows[0];

export const lockWebhook = async (tx: Tx, client: string, id: string): Promise<Webhook | undefined> =>
  (
    await tx.query<Webhook>(`select ${COLUMNS} from webhook where realm = $1 and client = $2 and id = $3 for update`, [
      ...[tx.realm, client, id],
    ])
  ).rows[0];

/** Makes it, or changes where and what it is told. False if the id is taken by another client or closed. */
export async function keepWebhook(tx: Tx, one: Pick<Webhook, 'id' | 'client' | 'url' | 'acts'>): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into webhook as w (realm, id, client, url, acts, made_at) values ($1, $2, $3, $4, $5, ${stamp(6)})
     on conflict (realm, id) do update set url = excluded.url, acts = excluded.acts
     where w.client = excluded.client and w.closed_at is null`,
    [tx.realm, one.id, one.client, one.url, one.acts, tx.at],
  );
  return rowCount === 1;
}

export async function closeWebhook(tx: Tx, id: string, why: 'owner' | 'gone'): Promise<void> {
  await tx.query(
    `update webhook set closed_at = ${stamp(3)}, closed_why = $4 where realm = $1 and id = $2 and closed_at is null`,
    [tx.realm, id, tx.at, why],
  );
}

/** A webhook that wants an act, with whose it is: rights are looked at by the one who asks. */
export interface Wanting {
  readonly id: string;
  readonly client: string;
  readonly name: string;
  readonly posts: Post[];
}

/** Open webhooks of clients in force that want to hear of an act. */
export const webhooksFor = async (tx: Tx, act: string): Promise<Wanting[]> =>
  (
    await tx.query<Wanting>(
      `select w.id, w.client, c.name, coalesce((select json_agg(json_build_object('unit', p.unit, 'role', p.role))
         from api_client_post p where p.realm = c.realm and p.client = c.id), '[]') as posts
       from webhook w join api_client c on c.realm = w.realm and c.id = w.client
       where w.realm = $1 and w.closed_at is null and c.revoked_at is null and c.expires_at > ${stamp(3)}
         and 'webhooks:manage' = any (c.scopes) and (w.acts = '{}' or $2 = any (w.acts))`,
      [tx.realm, act, tx.at],
    )
  ).rows;
