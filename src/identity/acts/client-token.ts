import { type Acting, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { isUuid } from '#kernel/text.ts';
import { instant } from '#kernel/time.ts';
import type { Viewer } from '../rules/access.ts';
import { grantedScopes, type Scope, TOKEN_S } from '../rules/client.ts';
import { hashOfToken, newToken } from '../secrets/token.ts';
import { clientByToken, hasSecret, insertToken, lockClient } from '../sql/clients.ts';

export interface GivenToken {
  readonly token: string;
  readonly scopes: readonly Scope[];
  readonly seconds: number;
}

/**
 * An access token for a client's id and secret (RFC 6749, 4.4). An unknown client and a wrong secret are answered alike.
 * Not in the trail: a machine asks four times an hour, and what it then does is there with its name.
 */
export const giveClientToken = (
  app: Acting,
  ask: { readonly id: string; readonly secret: string; readonly scope: string },
): Promise<Outcome<GivenToken, 'client-wrong' | 'scope-missing'>> =>
  inTransaction<Outcome<GivenToken, 'client-wrong' | 'scope-missing'>>(app, 'system:client-token', async (tx) => {
    const client = isUuid(ask.id) ? await lockClient(tx, ask.id) : undefined;
    if (!client || !(await hasSecret(tx, client.id, hashOfToken(ask.secret)))) return refused('client-wrong');
    const scopes = grantedScopes(ask.scope, client.scopes);
    if (!scopes.ok) return scopes;
    const token = newToken();
    const expiresAt = instant(tx.at + TOKEN_S * 1000);
    await insertToken(tx, { hash: hashOfToken(token), client: client.id, scopes: scopes.value, expiresAt });
    return ok({ token, scopes: scopes.value, seconds: TOKEN_S });
  });

export type Machine = Viewer & { kind: 'officer'; client: string };

/** The machine that holds a token at this moment, as whoever acts, and what the token allows; nothing if it opens nothing. */
export async function machineOf(
  app: Acting,
  token: string,
): Promise<{ machine: Machine; scopes: readonly Scope[] } | undefined> {
  const pool = app.db.forRealm(app.realm);
  const found = await clientByToken(pool, app.realm, hashOfToken(token), app.clock.now());
  if (!found) return undefined;
  const { id, name, posts, scopes } = found;
  return { machine: { kind: 'officer', id, client: id, name, posts, unit: null }, scopes };
}
