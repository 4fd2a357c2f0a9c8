import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { LocalDate } from '#kernel/time.ts';
import { insertSubstitution, lockOfficer } from '../sql/officers.ts';

/** Somebody stands in for an absent officer on all his posts from a day to a day, both included. Answers its id. */
export async function substitute(
  app: Acting,
  actor: Actor,
  ask: { readonly officer: string; readonly substitute: string; readonly from: LocalDate; readonly to: LocalDate },
): Promise<Outcome<string, 'dates-reversed' | 'not-for-yourself' | 'officer-unknown'>> {
  if (ask.to < ask.from) return refused('dates-reversed', { from: ask.from, to: ask.to });
  // Who will stand in does not decide it; nor does anybody stand in for himself.
  if (actor === `officer:${ask.substitute}` || ask.officer === ask.substitute) return refused('not-for-yourself');
  return inTransaction(app, actor, async (tx) => {
    for (const one of [ask.officer, ask.substitute].toSorted())
      if (!(await lockOfficer(tx, one))) return refused('officer-unknown');
    const id = uuidv7(tx.at);
    await insertSubstitution(tx, id, ask);
    await record(tx, 'substitution-made', `officer/${ask.officer}`, { substitution: id, ...ask });
    return ok(id);
  });
}
