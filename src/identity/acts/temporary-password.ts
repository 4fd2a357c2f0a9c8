import type { Acting, Actor } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { hashPassword } from '../secrets/password.ts';
import { newTemporaryPassword } from '../secrets/temporary-password.ts';
import { localWay } from '../sql/ways.ts';
import { enrolOfficer } from './enrol-officer.ts';
import { setPassword } from './set-password.ts';

/** An account with a password that is told once, to be handed to whose it is, who must choose another at the first sign-in. */
export async function openAccount(
  app: Acting,
  actor: Actor,
  wish: { readonly fullName: string; readonly userName: string },
): Promise<Outcome<{ password: string }, 'name-missing' | 'user-name-unfit' | 'user-name-taken'>> {
  const password = newTemporaryPassword();
  const passwordHash = await hashPassword(password);
  const made = await enrolOfficer(app, actor, { ...wish, passwordHash, isTemporary: true });
  return made.ok ? ok({ password }) : made;
}

/** The same for somebody who lost the password: every session ends. One's own is changed by its present one (own-password.ts). */
export async function giveTemporaryPassword(
  app: Acting,
  actor: Actor,
  userName: string,
): Promise<Outcome<{ password: string }, 'account-unknown' | 'password-own'>> {
  const way = await localWay(app.db.forRealm(app.realm), app.realm, userName);
  if (way && actor === `officer:${way.officer}`) return refused('password-own');
  const password = newTemporaryPassword();
  const passwordHash = await hashPassword(password);
  const done = await setPassword(app, actor, { userName, passwordHash, isTemporary: true });
  return done.ok ? ok({ password }) : done;
}
