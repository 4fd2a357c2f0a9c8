import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { fold } from '#kernel/text.ts';
import type { LocalDate } from '#kernel/time.ts';
import { personByNumber } from '../sql/citizens.ts';

/**
 * The person with this number, for whoever files at the desk or for another: made known if there is none. The name of
 * somebody known stays as it is; only an electronic identity corrects it. Answers the person's id.
 */
export async function knowPerson(
  app: Acting,
  actor: Actor,
  ask: { readonly personalNumber: string; readonly fullName: string; readonly birthDate?: LocalDate | undefined },
): Promise<Outcome<string, 'name-missing' | 'personal-number-wrong'>> {
  const name = ask.fullName.normalize('NFC').trim().replace(/\s+/g, ' ');
  const personalNumber = ask.personalNumber.replace(/[\s.-]/g, '');
  if (fold(name) === '') return refused('name-missing');
  if (!/^\d{12}$/.test(personalNumber)) return refused('personal-number-wrong');
  return inTransaction(app, actor, async (tx) => {
    const who = { name, personalNumber, organisationNumber: null, birthDate: ask.birthDate ?? null };
    const known = await personByNumber(tx, uuidv7(tx.at), { kind: 'citizen', ...who }, false);
    if (known.isNew) await record(tx, 'person-known', `person/${known.id}`, { by: 'desk' });
    return ok(known.id);
  });
}
