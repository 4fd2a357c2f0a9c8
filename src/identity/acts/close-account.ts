import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { canonicalName } from '../rules/password.ts';
import { endAllPosts, heldPosts, otherAdministrators } from '../sql/officers.ts';
import { endSessionsOf } from '../sql/sessions.ts';
import { closeWay, deleteHalfSignIns, localWay } from '../sql/ways.ts';

/**
 * Closes a way to sign in for good, for somebody who leaves: his posts end that day, so that his units are told of what is
 * left with him and give him nothing more. The person and all he did stay as they are.
 */
export const closeAccount = (
  app: Acting,
  actor: Actor,
  userName: string,
): Promise<Outcome<true, 'account-unknown' | 'not-for-yourself' | 'last-administrator'>> =>
  inTransaction(app, actor, async (tx) => {
    const way = await localWay(tx, tx.realm, canonicalName(userName));
    if (!way) return refused('account-unknown', { userName });
    if (actor === `officer:${way.officer}`) return refused('not-for-yourself');
    const others = await otherAdministrators(tx, way.officer, dateAt(tx.at));
    const posts = await heldPosts(tx, tx.realm, way.officer);
    if (others === 0 && posts.some(({ role }) => role === 'administrator')) return refused('last-administrator');
    await closeWay(tx, way.id);
    await deleteHalfSignIns(tx, way.id);
    await endSessionsOf(tx, way.person, 'account-closed');
    const ended = await endAllPosts(tx, way.officer, dateAt(tx.at));
    await record(tx, 'account-closed', `officer/${way.officer}`, { way: way.id, posts: ended });
    return ok(true);
  });
