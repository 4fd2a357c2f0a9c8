import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { Post } from '../rules/access.ts';
import type { NewClient, Scope } from '../rules/client.ts';

const stamp = (n: number) => `to_timestamp($${n}::double precision / 1000)`;
const POSTS = `coalesce((select json_agg(json_build_object('unit', p.unit, 'role', p.role) order by p.unit, p.role)
  from api_client_post p where p.realm = c.realm and p.client = c.id), '[]') as posts`;

/** A client as administrators see it: its units by name. */
export interface ListedClient extends Omit<ClientRow, 'posts'> {
  readonly posts: readonly (Post & { readonly unitName: { readonly vi: string; readonly en: string } })[];
}

export interface ClientRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: Scope[];
  readonly posts: Post[];
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
}

/** Keeps a client with its posts; whether there was none of that id. */
export async function insertClient(tx: Tx, id: string, client: NewClient): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into api_client (realm, id, name, scopes, made_at, made_by, expires_at)
     values ($1, $2, $3, $4, ${stamp(5)}, $6, ${stamp(7)}) on conflict do nothing`,
    [tx.realm, id, client.name, client.scopes, tx.at, tx.actor, client.expiresAt],
  );
  if (rowCount === 0) return false;
  for (const { unit, role } of client.posts)
    await tx.query(
      'insert into api_client_post (realm, client, unit, role) values ($1, $2, $3, $4) on conflict do nothing',
      [tx.realm, id, unit, role],
    );
  return true;
}

export async function insertSecret(tx: Tx, client: string, hash: string): Promise<void> {
  await tx.query(`insert into api_client_secret (realm, client, hash, made_at) values ($1, $2, $3, ${stamp(4)})`, [
    ...[tx.realm, client, hash, tx.at],
  ]);
}

/** The secrets there are now work until that moment and no longer. */
export async function endSecrets(tx: Tx, client: string, at: Instant): Promise<void> {
  await tx.query(
    `update api_client_secret set ends_at = least(ends_at, ${stamp(3)}) where realm = $1 and client = $2`,
    [tx.realm, client, at],
  );
}

/** Clients by id, which is the order in which they were made, from the one after `after`; or the one of that `id`. */
export const listClients = async (
  reader: Reader,
  realm: string,
  ask: { after?: string | undefined; id?: string | undefined; limit: number },
): Promise<ListedClient[]> =>
  (
    await reader.query<ListedClient>(
      `select c.id, c.name, c.scopes, c.made_at as "madeAt", c.expires_at as "expiresAt", c.revoked_at as "revokedAt",
         coalesce((select json_agg(json_build_object('unit', p.unit, 'role', p.role,
             'unitName', json_build_object('vi', a.name_vi, 'en', a.name_en)) order by p.unit, p.role)
           from api_client_post p join agency a on a.realm = p.realm and a.code = p.unit
           where p.realm = c.realm and p.client = c.id), '[]') as posts
       from api_client c where c.realm = $1 and ($2::uuid is null or c.id > $2) and ($3::uuid is null or c.id = $3)
       order by c.id limit $4`,
      [realm, ask.after ?? null, ask.id ?? null, ask.limit],
    )
  ).rows;

/** A client that is neither revoked nor past its last day, locked against being revoked meanwhile. */
export const lockClient = async (tx: Tx, id: string): Promise<Pick<ClientRow, 'id' | 'name' | 'scopes'> | undefined> =>
  (
    await tx.query<Pick<ClientRow, 'id' | 'name' | 'scopes'>>(
      `select id, name, scopes from api_client
       where realm = $1 and id = $2 and revoked_at is null and expires_at > ${stamp(3)} for no key update`,
      [tx.realm, id, tx.at],
    )
  ).rows[0];

export async function hasSecret(tx: Tx, client: string, hash: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `select from api_client_secret where realm = $1 and client = $2 and hash = $3
       and (ends_at is null or ends_at > ${stamp(4)})`,
    [tx.realm, client, hash, tx.at],
  );
  return rowCount === 1;
}

export async function revoke(tx: Tx, id: string): Promise<void> {
  await tx.query(`update api_client set revoked_at = ${stamp(3)} where realm = $1 and id = $2`, [tx.realm, id, tx.at]);
  await forgetTokens(tx, id);
}

/** Ends every token a client holds. */
export async function forgetTokens(tx: Tx, client: string): Promise<void> {
  await tx.query('delete from api_token where realm = $1 and client = $2', [tx.realm, client]);
}

/** Keeps a token; the client's tokens that ended are forgotten with it. */
export async function insertToken(
  tx: Tx,
  token: { hash: string; client: string; scopes: readonly Scope[]; expiresAt: Instant },
): Promise<void> {
  await tx.query(`delete from api_token where realm = $1 and client = $2 and expires_at <= ${stamp(3)}`, [
    ...[tx.realm, token.client, tx.at],
  ]);
  await tx.query(
    `insert into api_token (realm, token_hash, client, scopes, made_at, expires_at)
     values ($1, $2, $3, $4, ${stamp(5)}, ${stamp(6)})`,
    [tx.realm, token.hash, token.client, token.scopes, tx.at, token.expiresAt],
  );
}

/** Whose token it is, if it and its client are good at that moment; with the token's scopes. */
export const clientByToken = async (
  reader: Reader,
  realm: string,
  hash: string,
  at: Instant,
): Promise<Pick<ClientRow, 'id' | 'name' | 'scopes' | 'posts'> | undefined> =>
  (
    await prepared<Pick<ClientRow, 'id' | 'name' | 'scopes' | 'posts'>>(
      reader,
      `select c.id, c.name, t.scopes, ${POSTS} from api_token t
       join api_client c on c.realm = t.realm and c.id = t.client
       where t.realm = $1 and t.token_hash = $2 and t.expires_at > ${stamp(3)} and c.revoked_at is null
         and c.expires_at > ${stamp(3)}`,
      [realm, hash, at],
    )
  ).rows[0];

/** Keeps what a key was first used for; answers that first use. */
export async function firstUse(reader: Reader, realm: string, use: KeyUse): Promise<string> {
  const { rows } = await prepared<{ fingerprint: string }>(
    reader,
    `with made as (insert into api_request (realm, client, key, fingerprint, at) values ($1, $2, $3, $4, ${stamp(5)})
       on conflict (realm, client, key) do nothing returning fingerprint)
     select fingerprint from made union all
     select fingerprint from api_request where realm = $1 and client = $2 and key = $3 limit 1`,
    [realm, use.client, use.key, use.fingerprint, use.at],
  );
  // Nothing came back: another request with this key is being kept at this very moment.
  return rows[0]?.fingerprint ?? firstUse(reader, realm, use);
}

export interface KeyUse {
  readonly client: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly at: Instant;
}
