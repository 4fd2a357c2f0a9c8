import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Ok, ok } from '#kernel/outcome.ts';
import { hashOfToken } from '../secrets/token.ts';
import { endSession } from '../sql/sessions.ts';

/**
 * Ends the session of this token for good. Signing out twice is signing out once. Answers what the issuer of an
 * electronic identity asks to see when its own session shall end too, or null.
 */
export const signOut = (app: Acting, actor: Actor, token: string): Promise<Ok<string | null>> =>
  inTransaction(app, actor, async (tx) => {
    const ended = await endSession(tx, hashOfToken(token), 'signed-out');
    if (ended)
      await record(tx, 'signed-out', ended.officer ? `officer/${ended.officer}` : `person/${ended.person}`, {});
    return ok(ended?.issuerToken ?? null);
  });
