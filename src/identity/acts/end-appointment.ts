import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { mayEnd } from '../rules/appointment.ts';
import { endPost, lockPost, otherAdministrators } from '../sql/officers.ts';

/** Ends a post at once: the next page its holder asks for is decided without it. */
export const endAppointment = (
  app: Acting,
  actor: Actor,
  post: string,
): Promise<Outcome<true, 'post-unknown' | 'not-for-yourself' | 'last-administrator'>> =>
  inTransaction(app, actor, async (tx) => {
    const today = dateAt(tx.at);
    const held = await lockPost(tx, post, today);
    if (!held) return refused('post-unknown');
    const decision = mayEnd(held, actor, await otherAdministrators(tx, held.officer, today));
    if (!decision.ok) return decision;
    await endPost(tx, post, today);
    await record(tx, 'appointment-ended', `officer/${held.officer}`, { post, role: held.role, unit: held.unit });
    return ok(true);
  });
