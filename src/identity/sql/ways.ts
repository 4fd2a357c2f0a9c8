import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { PasswordHash } from '../secrets/password.ts';

export interface LocalWay {
  id: string;
  name: string;
  person: string;
  officer: string;
  passwordHash: PasswordHash;
  /** As it is kept: sealed, or plain as an older program left it (acts/code-secret.ts). */
  codeSecret: Buffer | null;
  codeStep: number | null;
}

const LOCAL = `select w.id, w.name, w.person, o.id as officer, w.password_hash as "passwordHash",
    w.code_secret as "codeSecret", w.code_step as "codeStep"
  from way_to_sign_in w join officer o on o.realm = w.realm and o.person = w.person
  where w.realm = $1 and w.kind = 'local' and w.closed_at is null`;

/** An officer's open way to sign in by its user name. */
export async function localWay(reader: Reader, realm: string, name: string): Promise<LocalWay | undefined> {
  return (await reader.query<LocalWay>(`${LOCAL} and w.name = $2`, [realm, name])).rows[0];
}

/** The same of an officer. */
export const wayOfOfficer = async (reader: Reader, realm: string, officer: string): Promise<LocalWay | undefined> =>
  (await reader.query<LocalWay>(`${LOCAL} and o.id = $2`, [realm, officer])).rows[0];

/** The same by the token of a sign-in that waits for its code. */
export async function halfWay(
  reader: Reader,
  realm: string,
  tokenHash: string,
  at: Instant,
): Promise<LocalWay | undefined> {
  const found = await reader.query<LocalWay>(
    `${LOCAL} and w.id = (select h.way from half_sign_in h where h.realm = $1 and h.token_hash = $2
       and h.expires_at > to_timestamp($3::double precision / 1000))`,
    [realm, tokenHash, at],
  );
  return found.rows[0];
}

export async function insertLocalWay(
  tx: Tx,
  way: { id: string; person: string; name: string; hash: PasswordHash; isTemporary: boolean },
): Promise<boolean> {
  const made = await tx.query(
    `insert into way_to_sign_in (realm, id, person, kind, name, password_hash, made_at, password_is_temporary)
     values ($1, $2, $3, 'local', $4, $5, to_timestamp($6::double precision / 1000), $7)
     on conflict (realm, kind, name) do nothing`,
    [tx.realm, way.id, way.person, way.name, way.hash, tx.at, way.isTemporary],
  );
  return made.rowCount === 1;
}

export async function setPasswordHash(
  tx: Tx,
  way: string,
  { hash, isTemporary }: { readonly hash: PasswordHash; readonly isTemporary: boolean },
): Promise<void> {
  await tx.query(
    'update way_to_sign_in set password_hash = $3, password_is_temporary = $4 where realm = $1 and id = $2',
    [tx.realm, way, hash, isTemporary],
  );
}

export async function setCodeSecret(tx: Tx, way: string, sealed: Buffer): Promise<void> {
  await tx.query('update way_to_sign_in set code_secret = $3, code_step = null where realm = $1 and id = $2', [
    tx.realm,
    way,
    sealed,
  ]);
}

export interface KeptCode {
  readonly id: string;
  readonly name: string;
  readonly kept: Buffer;
  readonly isOpen: boolean;
}

/** What codes are checked with, of every account that is or was asked for one. */
export const keptCodes = async (reader: Reader, realm: string): Promise<KeptCode[]> =>
  (
    await reader.query<KeptCode>(
      `select id, name, code_secret as kept, closed_at is null as "isOpen" from way_to_sign_in
       where realm = $1 and code_secret is not null order by name`,
      [realm],
    )
  ).rows;

/** The same secret kept otherwise: the step used last still counts. False: another one was made meanwhile. */
export async function resealCode(
  tx: Tx,
  { id, kept }: Pick<KeptCode, 'id' | 'kept'>,
  sealed: Buffer,
): Promise<boolean> {
  const done = await tx.query(
    'update way_to_sign_in set code_secret = $4 where realm = $1 and id = $2 and code_secret = $3',
    [tx.realm, id, kept, sealed],
  );
  return done.rowCount === 1;
}

/** Uses a step up; false if it, or a later one, was used meanwhile. */
export async function useCodeStep(tx: Tx, way: string, step: number): Promise<boolean> {
  const used = await tx.query(
    `update way_to_sign_in set code_step = $3
     where realm = $1 and id = $2 and (code_step is null or code_step < $3)`,
    [tx.realm, way, step],
  );
  return used.rowCount === 1;
}

export async function closeWay(tx: Tx, way: string): Promise<void> {
  await tx.query(
    `update way_to_sign_in set closed_at = to_timestamp($3::double precision / 1000)
     where realm = $1 and id = $2 and closed_at is null`,
    [tx.realm, way, tx.at],
  );
}

export async function insertHalfSignIn(tx: Tx, tokenHash: string, way: string, expiresAt: Instant): Promise<void> {
  await tx.query(
    `insert into half_sign_in (realm, token_hash, way, made_at, expires_at)
     values ($1, $2, $3, to_timestamp($4::double precision / 1000), to_timestamp($5::double precision / 1000))`,
    [tx.realm, tokenHash, way, tx.at, expiresAt],
  );
}

/** Once signed in, nothing half done of this account is left. */
export async function deleteHalfSignIns(tx: Tx, way: string): Promise<void> {
  await tx.query('delete from half_sign_in where realm = $1 and way = $2', [tx.realm, way]);
}
