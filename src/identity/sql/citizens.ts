import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import { fold } from '#kernel/text.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';

export interface KnownBy {
  kind: 'citizen' | 'organisation';
  name: string;
  personalNumber: string | null;
  organisationNumber: string | null;
  birthDate: LocalDate | null;
}

/** What the number is unique by; also what `on conflict` names. */
const KEY = {
  citizen: '(realm, personal_number) where personal_number is not null',
  organisation: '(realm, organisation_number) where organisation_number is not null',
} as const;

export interface Known {
  readonly id: string;
  readonly isNew: boolean;
}

const COLUMNS = 'realm, id, kind, personal_number, organisation_number, full_name, folded_name, birth_date, created_at';
const VALUES = '$1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::double precision / 1000)';

const rowOf = (tx: Tx, id: string, who: KnownBy): unknown[] => [
  ...[tx.realm, id, who.kind, who.personalNumber, who.organisationNumber, who.name, fold(who.name), who.birthDate],
  tx.at,
];

/**
 * The person with this number, made if there is none; one statement, so two at once make one person. The name and day of
 * birth come from who keeps them, and replace what the desk once wrote.
 */
export async function registerPerson(tx: Tx, id: string, who: KnownBy): Promise<Known> {
  const found = await tx.query<Known>(
    `insert into person (${COLUMNS}) values (${VALUES})
     on conflict ${KEY[who.kind]} do update set full_name = excluded.full_name, folded_name = excluded.folded_name,
       birth_date = coalesce(excluded.birth_date, person.birth_date)
     returning id, id = $2 as "isNew"`,
    rowOf(tx, id, who),
  );
  return found.rows[0] as Known;
}

/** The citizen with this number, made if there is none. Whoever is known is found and not touched: nobody waits for another's filing. */
export async function citizenByNumber(tx: Tx, id: string, who: KnownBy): Promise<Known> {
  for (;;) {
    const { rows } = await tx.query<Known>(
      `with known as (select id from person where realm = $1 and personal_number = $4),
       made as (insert into person (${COLUMNS}) select ${VALUES.replace('$2', '$2::uuid').replace('$8', '$8::date')}
         where not exists (select from known) on conflict ${KEY.citizen} do nothing returning id)
       select id, false as "isNew" from known union all select id, true from made`,
      rowOf(tx, id, who),
    );
    if (rows[0]) return rows[0];
    // Made by another meanwhile; the next look sees it.
  }
}

/** Gives a person another number of the same kind if nobody has it yet; false if nothing changed. */
export async function setNumber(tx: Tx, id: string, who: KnownBy): Promise<boolean> {
  const column = who.kind === 'citizen' ? 'personal_number' : 'organisation_number';
  const done = await tx.query(
    `update person set ${column} = $4 where realm = $1 and id = $2 and kind = $3 and ${column} <> $4
       and not exists (select from person other where other.realm = $1 and other.${column} = $4)`,
    [tx.realm, id, who.kind, who.personalNumber ?? who.organisationNumber],
  );
  return done.rowCount === 1;
}

export interface EIdWay {
  id: string;
  person: string;
}

/** Sign-ins of one account go one after the other: each looks for the way and may close or make it. */
export async function lockAccount(tx: Tx, issuer: string, subject: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [`${tx.realm} ${issuer} ${subject}`]);
}

/** The open way of this account at this issuer, locked. */
export async function eIdWay(tx: Tx, issuer: string, subject: string): Promise<EIdWay | undefined> {
  const found = await tx.query<EIdWay>(
    `select id, person from way_to_sign_in
     where realm = $1 and issuer = $2 and subject = $3 and closed_at is null for update`,
    [tx.realm, issuer, subject],
  );
  return found.rows[0];
}

/** False if another request made it a moment ago. */
export async function insertEIdWay(
  tx: Tx,
  way: EIdWay & { issuer: string; subject: string; assurance: string | null },
): Promise<boolean> {
  const made = await tx.query(
    `insert into way_to_sign_in (realm, id, person, kind, issuer, subject, assurance, made_at)
     values ($1, $2, $3, 'e-id', $4, $5, $6, to_timestamp($7::double precision / 1000))
     on conflict (realm, issuer, subject) where closed_at is null do nothing`,
    [tx.realm, way.id, way.person, way.issuer, way.subject, way.assurance, tx.at],
  );
  return made.rowCount === 1;
}

export interface EIdRequest {
  nonce: string;
  verifier: string;
}

export async function insertEIdRequest(
  tx: Tx,
  request: EIdRequest & { stateHash: string; browserHash: string; expiresAt: Instant },
): Promise<void> {
  await tx.query(
    'delete from e_id_request where realm = $1 and expires_at < to_timestamp($2::double precision / 1000)',
    [tx.realm, tx.at],
  );
  await tx.query(
    `insert into e_id_request (realm, state_hash, browser_hash, nonce, verifier, expires_at)
     values ($1, $2, $3, $4, $5, to_timestamp($6::double precision / 1000))`,
    [tx.realm, request.stateHash, request.browserHash, request.nonce, request.verifier, request.expiresAt],
  );
}

/** Takes a request that waits: it is there once, for the browser it began in, for ten minutes. */
export async function takeEIdRequest(
  reader: Reader,
  realm: string,
  stateHash: string,
  browserHash: string,
  at: Instant,
): Promise<EIdRequest | undefined> {
  const taken = await reader.query<EIdRequest>(
    `delete from e_id_request where realm = $1 and state_hash = $2 and browser_hash = $3
       and expires_at > to_timestamp($4::double precision / 1000) returning nonce, verifier`,
    [realm, stateHash, browserHash, at],
  );
  return taken.rows[0];
}
