import { randomBytes } from 'node:crypto';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { FREE, waitSeconds } from '../rules/throttle.ts';
import { keyedHash } from '../secrets/token.ts';
import { addFailure, forgetFailures, lockFailures, takeBackFailure, throttleKey } from '../sql/throttle.ts';

/** A try that has been counted as failed before it was looked at. */
export interface CountedTry {
  readonly account: string;
  readonly address: string;
}

/**
 * Counts a try against the account and the address, or says how long to wait. It is counted before the password is
 * looked at, in a transaction of its own: a thousand tries at once are a thousand failures, and hashing holds no
 * connection. Kept out of the trail: anybody could fill it from outside.
 */
export async function countTry(
  app: Acting,
  userName: string,
  address: string,
): Promise<Outcome<CountedTry, 'sign-in-wait'>> {
  return inTransaction(app, 'system:sign-in', async (tx) => {
    const key = await throttleKey(tx, tx.realm, randomBytes(32));
    const counted = { account: keyedHash(key, 'account', userName), address: keyedHash(key, 'address', address) };
    // Always in this order, so that two tries cannot lock each other.
    const byAccount = waitSeconds(await lockFailures(tx, counted.account), FREE.account, tx.at);
    const byAddress = waitSeconds(await lockFailures(tx, counted.address), FREE.address, tx.at);
    const seconds = Math.max(byAccount, byAddress);
    if (seconds > 0) return refused('sign-in-wait', { seconds });
    await addFailure(tx, counted.account, 'account');
    await addFailure(tx, counted.address, 'address');
    return ok(counted);
  });
}

/** After a right password whose code is still awaited: the address did nothing wrong, the account has yet to show. */
export const forgiveAddress = (tx: Tx, counted: CountedTry): Promise<void> => takeBackFailure(tx, counted.address);

/** After signing in: the account starts afresh, the address loses this try. */
export async function forgiveTry(tx: Tx, counted: CountedTry): Promise<void> {
  await forgetFailures(tx, counted.account);
  await takeBackFailure(tx, counted.address);
}
