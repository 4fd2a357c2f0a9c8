import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { canonicalName, checkPassword } from '../rules/password.ts';
import { hashPassword, type PasswordHash } from '../secrets/password.ts';
import { hashOfToken } from '../secrets/token.ts';
import { endSessionsOf } from '../sql/sessions.ts';
import { deleteHalfSignIns, localWay, setPasswordHash } from '../sql/ways.ts';

/** Hashes a password that may be chosen for that user name. Outside any transaction: hashing takes its time. */
export async function choosePassword(
  password: string,
  userName: string,
): Promise<Outcome<PasswordHash, 'password-short' | 'password-long' | 'password-guessable'>> {
  const decision = checkPassword(password, userName);
  return decision.ok ? ok(await hashPassword(password)) : decision;
}

/** Gives an account a new password. Every session of its person ends, except the one (by its token) that asked. */
export const setPassword = (
  app: Acting,
  actor: Actor,
  ask: {
    readonly userName: string;
    readonly passwordHash: PasswordHash;
    readonly keepToken?: string | undefined;
    readonly isTemporary?: boolean;
  },
): Promise<Outcome<true, 'account-unknown'>> =>
  inTransaction(app, actor, async (tx) => {
    const way = await localWay(tx, tx.realm, canonicalName(ask.userName));
    if (!way) return refused('account-unknown', { userName: ask.userName });
    await setPasswordHash(tx, way.id, { hash: ask.passwordHash, isTemporary: ask.isTemporary ?? false });
    await deleteHalfSignIns(tx, way.id);
    await endSessionsOf(tx, way.person, 'password-set', ask.keepToken && hashOfToken(ask.keepToken));
    await record(tx, 'password-set', `officer/${way.officer}`, { way: way.id, isTemporary: ask.isTemporary ?? false });
    return ok(true);
  });
