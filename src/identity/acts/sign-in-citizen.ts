import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import type { EIdClaims } from '#integrations/e-id/schema.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Instant } from '#kernel/time.ts';
import { accountOf, type EIdAccount } from '../rules/e-id-account.ts';
import { CITIZEN_SESSION_MS, sessionEnd } from '../rules/session.ts';
import { hashOfToken, newToken } from '../secrets/token.ts';
import { type EIdWay, eIdWay, insertEIdWay, lockAccount, registerPerson, setNumber } from '../sql/citizens.ts';
import { endSession, forgetOldSessions, insertSession } from '../sql/sessions.ts';
import { closeWay } from '../sql/ways.ts';

/** What the issuer said, verified by the client, and the session the browser still shows. */
export interface EIdSignIn {
  readonly issuer: string;
  readonly claims: EIdClaims;
  /** Kept for the issuer's own sign-out. */
  readonly issuerToken?: string | undefined;
  readonly shownToken?: string | undefined;
}

export interface CitizenSignedIn {
  readonly token: string;
  readonly person: string;
  readonly expiresAt: Instant;
}

/**
 * Signs in whoever the issuer vouches for. The person is found by number, not by account: whoever was known from the
 * desk, or comes with a new account, finds everything that was the person's (Tây Ninh 2024 lost it).
 */
export async function signInCitizen(app: Acting, ask: EIdSignIn): Promise<Outcome<CitizenSignedIn, 'e-id-nobody'>> {
  const account = accountOf(ask.claims);
  if (!account) return refused('e-id-nobody');
  return inTransaction(app, 'system:identity', async (opened) => {
    await lockAccount(opened, ask.issuer, ask.claims.sub);
    await correctNumber(opened, ask, account);
    const known = await registerPerson(opened, uuidv7(opened.at), account);
    const tx: Tx = { ...opened, actor: `citizen:${known.id}` };
    if (known.isNew) await record(tx, 'person-known', `person/${known.id}`, { by: 'e-id' });
    const way = await wayOf(tx, ask, account, known.id);
    const token = newToken();
    const expiresAt = sessionEnd(tx.at, CITIZEN_SESSION_MS);
    // Session fixation: a token from before signing in never lives on.
    if (ask.shownToken) await endSession(tx, hashOfToken(ask.shownToken), 'replaced');
    await forgetOldSessions(tx, known.id);
    const session = { tokenHash: hashOfToken(token), person: known.id, officer: null, way: way.id, expiresAt };
    await insertSession(tx, { ...session, issuerToken: ask.issuerToken });
    await record(tx, 'signed-in', `person/${known.id}`, { way: way.id });
    return ok({ token, person: known.id, expiresAt });
  });
}

/** The same account with a number nobody here has: the State corrected the number, and the person stays the person. */
async function correctNumber(tx: Tx, { issuer, claims }: EIdSignIn, account: EIdAccount): Promise<void> {
  const way = await eIdWay(tx, issuer, claims.sub);
  if (way && (await setNumber(tx, way.person, account)))
    await record(tx, 'number-corrected', `person/${way.person}`, { way: way.id });
}

/**
 * The way this account signs in by. One that led to another person until now is closed there and opened
 * here: the number decides.
 */
async function wayOf(tx: Tx, { issuer, claims }: EIdSignIn, account: EIdAccount, person: string): Promise<EIdWay> {
  const known = await eIdWay(tx, issuer, claims.sub);
  if (known?.person === person) return known;
  if (known) {
    await closeWay(tx, known.id);
    await record(tx, 'way-closed', `person/${known.person}`, { way: known.id, why: 'number-changed' });
  }
  const way = { id: uuidv7(tx.at), person };
  if (!(await insertEIdWay(tx, { ...way, issuer, subject: claims.sub, assurance: account.assurance })))
    return (await eIdWay(tx, issuer, claims.sub)) as EIdWay;
  await record(tx, 'way-opened', `person/${person}`, { way: way.id });
  return way;
}
