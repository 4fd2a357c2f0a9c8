import { record } from '#db/trail.ts';
import { type Actor, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { otpauth } from '../rules/one-time-code.ts';
import { canonicalName } from '../rules/password.ts';
import { newCodeSecret } from '../secrets/one-time-code.ts';
import { localWay, setCodeSecret } from '../sql/ways.ts';
import { type Sealing, sealedFor } from './code-secret.ts';

type CodeRefusal = 'account-unknown' | 'safe-key-missing';

/**
 * From now on this account is asked for a code at sign-in. Answers the address for the authenticator app, which is
 * told once and kept by nobody else; asking again makes a new one. Refused where the realm has no key to seal it with.
 */
export const askForCode = (app: Sealing, actor: Actor, userName: string): Promise<Outcome<string, CodeRefusal>> =>
  inTransaction<Outcome<string, CodeRefusal>>(app, actor, async (tx) => {
    const way = await localWay(tx, tx.realm, canonicalName(userName));
    if (!way) return refused('account-unknown', { userName });
    const secret = newCodeSecret();
    const sealed = app.secrets.seal(secret, sealedFor(tx.realm, way.id));
    if (!sealed.ok) return sealed;
    await setCodeSecret(tx, way.id, sealed.value);
    await record(tx, 'code-asked-for', `officer/${way.officer}`, { way: way.id });
    return ok(otpauth(`Một Cửa ${tx.realm}`, way.name, secret));
  });
