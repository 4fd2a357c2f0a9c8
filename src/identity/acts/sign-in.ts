import { record } from '#db/trail.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { openGate } from '#kernel/gate.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { type Instant, instant } from '#kernel/time.ts';
import { canonicalName } from '../rules/password.ts';
import { HALF_SIGN_IN_MS, sessionEnd } from '../rules/session.ts';
import { matchingStep } from '../secrets/one-time-code.ts';
import { verifyPassword } from '../secrets/password.ts';
import { hashOfToken, newToken } from '../secrets/token.ts';
import { endSession, forgetOldSessions, insertSession } from '../sql/sessions.ts';
import { deleteHalfSignIns, halfWay, insertHalfSignIn, type LocalWay, localWay, useCodeStep } from '../sql/ways.ts';
import { openCode, type Sealing } from './code-secret.ts';
import { type CountedTry, countTry, forgiveAddress, forgiveTry } from './throttle.ts';

/** `token` is a session's, for the cookie; or, while a code is awaited, of the half sign-in, for a hidden field. */
export type SignedIn =
  | { readonly step: 'done'; readonly token: string; readonly officer: string; readonly expiresAt: Instant }
  | { readonly step: 'code'; readonly token: string };

/** Where a try comes from: the caller's address (kept as a keyed hash) and the session the browser still shows. */
export interface Caller {
  readonly address: string;
  readonly shownToken?: string | undefined;
  /** Says when the caller hung up. */
  readonly signal?: AbortSignal | undefined;
}

interface Ask extends Caller {
  readonly userName: string;
  readonly password: string;
}

/** Hashing takes one of Node's four threads for 35 ms, which files and compression need too, and 19 MiB. */
const AT_ONCE = 2;
const gate = openGate(AT_ONCE);

/**
 * Signs an officer in by user name and password. An unknown account, a closed one and a wrong password get the
 * same answer after the same work, so that nobody can ask who has an account. When a whole province comes at eight, whoever
 * comes later waits; tries that wait are not counted yet, else an office's own number would lock it out. Whoever hangs up while
 * waiting, as a browser does when its page is loaded again, is not worked on at all.
 */
export const signIn = (app: Sealing, ask: Ask): Promise<Outcome<SignedIn, SignInRefusal>> =>
  gate.through<Outcome<SignedIn, SignInRefusal>>(
    ask.address,
    () => signInNow(app, ask),
    ask.signal && { signal: ask.signal, answer: () => refused('sign-in-left') },
  );

type SignInRefusal = 'sign-in-wrong' | 'sign-in-wait' | 'sign-in-left' | 'code-lost';

async function signInNow(app: Sealing, ask: Ask): Promise<Outcome<SignedIn, SignInRefusal>> {
  const name = canonicalName(ask.userName);
  const counted = await countTry(app, name, ask.address);
  if (!counted.ok) return counted;
  const way = await localWay(app.db.forRealm(app.realm), app.realm, name);
  // Longer than any password can be: the same work is done on a part of it, and it cannot match.
  const right = await verifyPassword(way?.passwordHash, ask.password.slice(0, 1000));
  if (!way || !right) return refused('sign-in-wrong');
  if (way.codeSecret && !secretOf(app, way)) return refused('code-lost');
  return inTransaction(app, `officer:${way.officer}`, async (tx) => {
    tx.called?.('signed-in');
    if (!way.codeSecret) return ok(await enter(tx, way, counted.value, ask.shownToken));
    const token = newToken();
    await forgiveAddress(tx, counted.value);
    await deleteHalfSignIns(tx, way.id);
    await insertHalfSignIn(tx, hashOfToken(token), way.id, instant(tx.at + HALF_SIGN_IN_MS));
    return ok({ step: 'code', token });
  });
}

const secretOf = ({ secrets, realm }: Sealing, { id, codeSecret }: LocalWay): Buffer | undefined =>
  codeSecret ? openCode(secrets, realm, { id, kept: codeSecret }) : undefined;

/** The second step, where an account asks for one: the code of the authenticator app. */
export async function giveCode(
  app: Sealing,
  ask: Caller & { readonly token: string; readonly code: string },
): Promise<Outcome<SignedIn, 'code-wrong' | 'code-too-late' | 'code-lost' | 'sign-in-wait'>> {
  const way = await halfWay(app.db.forRealm(app.realm), app.realm, hashOfToken(ask.token), app.clock.now());
  if (!way?.codeSecret) return refused('code-too-late');
  const counted = await countTry(app, way.name, ask.address);
  if (!counted.ok) return counted;
  const secret = secretOf(app, way);
  if (!secret) return refused('code-lost');
  const step = matchingStep(secret, ask.code, app.clock.now(), way.codeStep);
  if (step === undefined) return refused('code-wrong');
  return inTransaction(app, `officer:${way.officer}`, async (tx) => {
    tx.called?.('signed-in');
    if (!(await useCodeStep(tx, way.id, step))) return refused('code-wrong');
    return ok(await enter(tx, way, counted.value, ask.shownToken));
  });
}

/** A new session under a new token; the one the browser showed before is over (session fixation). */
async function enter(tx: Tx, way: LocalWay, counted: CountedTry, shown: string | undefined): Promise<SignedIn> {
  const token = newToken();
  const expiresAt = sessionEnd(tx.at);
  if (shown) await endSession(tx, hashOfToken(shown), 'replaced');
  await forgiveTry(tx, counted);
  await deleteHalfSignIns(tx, way.id);
  await forgetOldSessions(tx, way.person);
  const session = { tokenHash: hashOfToken(token), person: way.person, officer: way.officer, way: way.id, expiresAt };
  await insertSession(tx, session);
  await record(tx, 'signed-in', `officer/${way.officer}`, { way: way.id, code: way.codeSecret !== null });
  return { step: 'done', token, officer: way.officer, expiresAt };
}
