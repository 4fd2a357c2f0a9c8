import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { emailIn } from '../rules/contact.ts';
import { setWorkEmailOf } from '../sql/officers.ts';

/** Where the office's notices reach an officer by mail; nothing typed: nowhere. The trail keeps that it changed, never the address. */
export async function setWorkEmail(
  app: Acting,
  officer: string,
  typed: string,
): Promise<Outcome<true, 'email-wrong' | 'officer-unknown'>> {
  const email = emailIn(typed);
  if (email === undefined) return refused('email-wrong');
  return inTransaction<Outcome<true, 'officer-unknown'>>(app, `officer:${officer}`, async (tx) => {
    tx.called?.('work-email-set');
    if (!(await setWorkEmailOf(tx, officer, email))) return refused('officer-unknown');
    await record(tx, 'work-email-set', `officer/${officer}`, { mail: email !== null });
    return ok(true);
  });
}
