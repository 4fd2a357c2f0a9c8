import { type Acting, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { E_ID_REQUEST_MS, sessionEnd } from '../rules/session.ts';
import { hashOfToken } from '../secrets/token.ts';
import { type EIdRequest, insertEIdRequest, takeEIdRequest } from '../sql/citizens.ts';

/** Keeps what a sign-in sent to the issuer must be compared with when it comes back. `browser` is in a cookie. */
export const beginEId = (
  app: Acting,
  ask: EIdRequest & { readonly state: string; readonly browser: string },
): Promise<void> =>
  inTransaction(app, 'system:identity', async (tx) => {
    const { nonce, verifier, state, browser } = ask;
    const expiresAt = sessionEnd(tx.at, E_ID_REQUEST_MS);
    await insertEIdRequest(tx, {
      ...{ nonce, verifier, expiresAt },
      ...{ stateHash: hashOfToken(state), browserHash: hashOfToken(browser) },
    });
  });

/** What was kept, once: an answer that comes twice, late, or to another browser is refused. */
export async function endEId(app: Acting, state: string, browser: string): Promise<Outcome<EIdRequest, 'e-id-stale'>> {
  const pool = app.db.forRealm(app.realm);
  const found = await takeEIdRequest(pool, app.realm, hashOfToken(state), hashOfToken(browser), app.clock.now());
  return found ? ok(found) : refused('e-id-stale');
}
