import type { Reader } from '#db/pool.server.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant } from '#kernel/time.ts';
import type { Purpose } from '../rules/consent.ts';
import type { Contact } from '../rules/contact.ts';

export interface Consent {
  id: string;
  purpose: Purpose;
  givenAt: Instant;
  withdrawnAt: Instant | null;
}

export interface OwnWay {
  id: string;
  kind: 'local' | 'e-id';
  issuer: string | null;
  madeAt: Instant;
  closedAt: Instant | null;
}

export interface OwnSession {
  beganAt: Instant;
  lastSeenAt: Instant;
  /** The one that asks. */
  here: boolean;
}

export async function contactOf(reader: Reader, realm: string, person: string): Promise<Contact> {
  const found = await reader.query<Contact>('select phone, email from person where realm = $1 and id = $2', [
    realm,
    person,
  ]);
  return found.rows[0] ?? { phone: null, email: null };
}

export async function setContactOf(tx: Tx, person: string, { phone, email }: Contact): Promise<void> {
  await tx.query(
    `update person set phone = $3, email = $4, contact_at = to_timestamp($5::double precision / 1000)
     where realm = $1 and id = $2`,
    [tx.realm, person, phone, email, tx.at],
  );
}

export async function consentsOf(reader: Reader, realm: string, person: string): Promise<Consent[]> {
  const found = await reader.query<Consent>(
    `select id, purpose, given_at as "givenAt", withdrawn_at as "withdrawnAt" from consent
     where realm = $1 and person = $2 order by given_at desc, id limit 50`,
    [realm, person],
  );
  return found.rows;
}

export interface NewConsent {
  id: string;
  person: string;
  purpose: Purpose;
  textVersion: string;
  givenTo: string;
}

/** False if that consent is in force already. */
export async function insertConsent(tx: Tx, one: NewConsent): Promise<boolean> {
  const made = await tx.query(
    `insert into consent (realm, id, person, purpose, text_version, given_at, given_to, recorded_by)
     values ($1, $2, $3, $4, $5, to_timestamp($6::double precision / 1000), $7, $8)
     on conflict (realm, person, purpose, given_to) where withdrawn_at is null do nothing`,
    [tx.realm, one.id, one.person, one.purpose, one.textVersion, tx.at, one.givenTo, tx.actor],
  );
  return made.rowCount === 1;
}

/** Ends consents in force: one by its id, or all of a purpose. Answers their ids. */
export async function withdrawConsents(
  tx: Tx,
  person: string,
  which: { id: string } | { purpose: Purpose },
): Promise<string[]> {
  const ended = await tx.query<{ id: string }>(
    `update consent set withdrawn_at = to_timestamp($3::double precision / 1000)
     where realm = $1 and person = $2 and withdrawn_at is null and (id::text = $4 or purpose = $5) returning id`,
    [tx.realm, person, tx.at, 'id' in which ? which.id : null, 'purpose' in which ? which.purpose : null],
  );
  return ended.rows.map(({ id }) => id);
}

export async function waysOf(reader: Reader, realm: string, person: string): Promise<OwnWay[]> {
  const found = await reader.query<OwnWay>(
    `select id, kind, issuer, made_at as "madeAt", closed_at as "closedAt" from way_to_sign_in
     where realm = $1 and person = $2 order by made_at desc limit 20`,
    [realm, person],
  );
  return found.rows;
}

/** Sessions that still open doors, the newest first. */
export async function sessionsOf(
  reader: Reader,
  realm: string,
  person: string,
  ask: { tokenHash: string; at: Instant; idleMs: number },
): Promise<OwnSession[]> {
  const found = await reader.query<OwnSession>(
    `select s.created_at as "beganAt", s.last_seen_at as "lastSeenAt", s.token_hash = $3 as here from session s
     where s.realm = $1 and s.person = $2 and s.expires_at > to_timestamp($4::double precision / 1000)
       and s.last_seen_at > to_timestamp(($4::double precision - $5) / 1000)
       and not exists (select from session_end e where e.realm = s.realm and e.token_hash = s.token_hash)
     order by s.created_at desc limit 50`,
    [realm, person, ask.tokenHash, ask.at, ask.idleMs],
  );
  return found.rows;
}
