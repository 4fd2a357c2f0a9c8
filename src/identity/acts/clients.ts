import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction, type Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { DAY_MS, dateAt, type Instant, instant } from '#kernel/time.ts';
import { type ClientWish, checkClient } from '../rules/client.ts';
import { hashOfToken, newToken } from '../secrets/token.ts';
import { endSecrets, forgetTokens, insertClient, insertSecret, lockClient, revoke } from '../sql/clients.ts';
import { unitOf } from '../sql/officers.ts';

/** The secret is told once, here; only its hash is kept. */
export interface MadeClient {
  readonly id: string;
  readonly secret: string;
  readonly expiresAt: Instant;
}

async function giveSecret(tx: Tx, client: string): Promise<string> {
  const secret = `mcs_${newToken()}`;
  await insertSecret(tx, client, hashOfToken(secret));
  return secret;
}

/** Makes a machine known that may use /api/v1, with its scopes and the posts it acts from. */
export const makeClient = (app: Acting, actor: Actor, wish: ClientWish): Promise<Outcome<MadeClient>> =>
  inTransaction<Outcome<MadeClient>>(app, actor, async (tx) => {
    tx.called?.('client-made');
    const checked = checkClient(wish, tx.at);
    if (!checked.ok) return checked;
    for (const { unit } of checked.value.posts)
      if (!(await unitOf(tx, unit, dateAt(tx.at)))) return refused('unit-unknown', { unit });
    const id = wish.id ?? uuidv7(tx.at);
    if (!(await insertClient(tx, id, checked.value))) return refused('client-made', { id });
    const { scopes, posts, expiresAt } = checked.value;
    await record(tx, 'client-made', `client/${id}`, { scopes, posts, expiresAt });
    return ok({ id, secret: await giveSecret(tx, id), expiresAt });
  });

/** How long the old secret still works after a new one was made: time to put it everywhere. */
const OVERLAP_MS = DAY_MS;

/** A new secret; the old ones work for a day more, or not at all, nor any token, where they may have leaked. */
export const renewSecret = (
  app: Acting,
  actor: Actor,
  { id, leaked = false }: { readonly id: string; readonly leaked?: boolean },
): Promise<Outcome<{ secret: string }, 'client-unknown'>> =>
  inTransaction(app, actor, async (tx) => {
    tx.called?.('client-secret-renewed');
    if (!(await lockClient(tx, id))) return refused('client-unknown', { id });
    await endSecrets(tx, id, leaked ? tx.at : instant(tx.at + OVERLAP_MS));
    if (leaked) await forgetTokens(tx, id);
    const secret = await giveSecret(tx, id);
    await record(tx, 'client-secret-renewed', `client/${id}`, { leaked });
    return ok({ secret });
  });

/** Ends a client and every token it holds, at once and for good. */
export const revokeClient = (app: Acting, actor: Actor, id: string): Promise<Outcome<true, 'client-unknown'>> =>
  inTransaction(app, actor, async (tx) => {
    tx.called?.('client-revoked');
    if (!(await lockClient(tx, id))) return refused('client-unknown', { id });
    await revoke(tx, id);
    await record(tx, 'client-revoked', `client/${id}`, {});
    return ok(true);
  });
