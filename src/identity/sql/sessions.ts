import type { Reader } from '#db/pool.server.ts';
import { prepared } from '#db/prepared.ts';
import type { Tx } from '#db/transaction.ts';
import type { Instant, LocalDate } from '#kernel/time.ts';
import type { Post, StandsIn } from '../rules/access.ts';
import type { SessionTimes } from '../rules/session.ts';
import { POST, POSTS_ON, STANDS_IN_ON } from './posts.ts';

export interface FoundSession extends SessionTimes {
  officer: string | null;
  person: string;
  kind: 'citizen' | 'organisation';
  personalNumber: string | null;
  organisationNumber: string | null;
  name: string;
  posts: Post[];
  standsInFor: StandsIn[];
  /** Signed in with a password that somebody else chose. */
  mustChoose: boolean;
  unit: { vi: string; en: string } | null;
}

/** A session by the hash of its token, with its person and, of an officer, the posts of that day. */
export async function findSession(
  reader: Reader,
  realm: string,
  tokenHash: string,
  date: LocalDate,
): Promise<FoundSession | undefined> {
  const found = await prepared<FoundSession>(
    reader,
    `select s.officer, s.person, p.kind, p.personal_number as "personalNumber",
       p.organisation_number as "organisationNumber", p.full_name as name, s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
       coalesce(e.at, w.closed_at) as "endedAt", w.password_is_temporary as "mustChoose",
       coalesce(posts.held, '[]') as posts, coalesce((${STANDS_IN_ON('s.officer', '$3::date')}), '[]') as "standsInFor",
       (select json_build_object('vi', a.name_vi, 'en', a.name_en) from agency a
         where a.realm = s.realm and a.code = posts.held -> 0 ->> 'unit') as unit
     from session s
     cross join lateral (
       select json_agg(${POST} order by held.unit, held.role) as held
       from (${POSTS_ON('s.officer', '$3::date')}) held) posts
     join person p on p.realm = s.realm and p.id = s.person
     join way_to_sign_in w on w.realm = s.realm and w.id = s.way
     left join session_end e on e.realm = s.realm and e.token_hash = s.token_hash
     where s.realm = $1 and s.token_hash = $2`,
    [realm, tokenHash, date],
  );
  return found.rows[0];
}

export async function markSeen(reader: Reader, realm: string, tokenHash: string, at: Instant): Promise<void> {
  await reader.query(
    `update session set last_seen_at = to_timestamp($3::double precision / 1000)
     where realm = $1 and token_hash = $2 and last_seen_at < to_timestamp($3::double precision / 1000)`,
    [realm, tokenHash, at],
  );
}

export interface NewSession {
  tokenHash: string;
  person: string;
  officer: string | null;
  way: string;
  expiresAt: Instant;
  /** What the issuer asks to see again at sign-out. */
  issuerToken?: string | undefined;
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await tx.query(
    `insert into session (realm, token_hash, person, officer, way, created_at, last_seen_at, expires_at,
       issuer_token)
     values ($1, $2, $3, $4, $5, to_timestamp($6::double precision / 1000), to_timestamp($6::double precision / 1000),
       to_timestamp($7::double precision / 1000), $8)`,
    [
      ...[tx.realm, session.tokenHash, session.person, session.officer, session.way, tx.at, session.expiresAt],
      session.issuerToken ?? null,
    ],
  );
}

export type EndReason = 'signed-out' | 'replaced' | 'password-set' | 'account-closed';

export interface EndedSession {
  officer: string | null;
  person: string;
  issuerToken: string | null;
}

/** Ends one session; answers whose it was, or undefined if there is none that still runs. */
export async function endSession(tx: Tx, tokenHash: string, why: EndReason): Promise<EndedSession | undefined> {
  const ended = await tx.query<EndedSession>(
    `with ended as (insert into session_end (realm, token_hash, at, why)
       select realm, token_hash, to_timestamp($3::double precision / 1000), $4 from session
       where realm = $1 and token_hash = $2
       on conflict do nothing returning token_hash)
     select s.officer, s.person, s.issuer_token as "issuerToken" from session s join ended on ended.token_hash = s.token_hash where s.realm = $1`,
    [tx.realm, tokenHash, tx.at, why],
  );
  const [session] = ended.rows;
  if (session?.issuerToken)
    await tx.query('update session set issuer_token = null where realm = $1 and token_hash = $2', [
      tx.realm,
      tokenHash,
    ]);
  return session;
}

/** Ends every session of a person, except perhaps the one at hand. */
export async function endSessionsOf(tx: Tx, person: string, why: EndReason, except = ''): Promise<void> {
  await tx.query(
    `insert into session_end (realm, token_hash, at, why)
     select realm, token_hash, to_timestamp($3::double precision / 1000), $4 from session
     where realm = $1 and person = $2 and expires_at > to_timestamp($3::double precision / 1000) and token_hash <> $5
     on conflict do nothing`,
    [tx.realm, person, tx.at, why, except],
  );
}

/** Sessions long over are forgotten; that somebody signed in stays in the trail. */
export async function forgetOldSessions(tx: Tx, person: string): Promise<void> {
  await tx.query(
    `delete from session where realm = $1 and person = $2
       and expires_at < to_timestamp($3::double precision / 1000) - interval '30 days'`,
    [tx.realm, person, tx.at],
  );
}
