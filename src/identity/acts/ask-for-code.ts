import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { otpauth } from '../rules/one-time-code.ts';
import { canonicalName } from '../rules/password.ts';
import { newCodeSecret } from '../secrets/one-time-code.ts';
import { localWay, setCodeSecret } from '../sql/ways.ts';

/**
 * From now on this account is asked for a code at sign-in. Answers the address for the authenticator app, which is
 * told once and kept by nobody else; asking again makes a new one.
 */
export const askForCode = (app: Acting, actor: Actor, userName: string): Promise<Outcome<string, 'account-unknown'>> =>
  inTransaction(app, actor, async (tx) => {
    const way = await localWay(tx, tx.realm, canonicalName(userName));
    if (!way) return refused('account-unknown', { userName });
    const secret = newCodeSecret();
    await setCodeSecret(tx, way.id, secret);
    await record(tx, 'code-asked-for', `officer/${way.officer}`, { way: way.id });
    return ok(otpauth(`Một Cửa ${tx.realm}`, way.name, secret));
  });
