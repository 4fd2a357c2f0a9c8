import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { fold } from '#kernel/text.ts';
import { canonicalName, isUserName } from '../rules/password.ts';
import type { PasswordHash } from '../secrets/password.ts';
import { insertOfficer, insertPerson } from '../sql/officers.ts';
import { insertLocalWay } from '../sql/ways.ts';

/** Makes a person an officer of this realm with a first way to sign in. Answers the officer's id; he holds no post yet. */
export async function enrolOfficer(
  app: Acting,
  actor: Actor,
  ask: {
    readonly fullName: string;
    readonly userName: string;
    readonly passwordHash: PasswordHash;
    /** Somebody else chose it: its owner must choose another before anything else. */
    readonly isTemporary?: boolean;
  },
): Promise<Outcome<string, 'name-missing' | 'user-name-unfit' | 'user-name-taken'>> {
  const fullName = ask.fullName.normalize('NFC').trim().replace(/\s+/g, ' ');
  const name = canonicalName(ask.userName);
  if (fold(fullName) === '') return refused('name-missing');
  if (!isUserName(name)) return refused('user-name-unfit');
  return inTransaction(app, actor, async (tx) => {
    const [person, officer, way] = [uuidv7(tx.at), uuidv7(tx.at), uuidv7(tx.at)];
    await insertPerson(tx, { id: person, fullName, foldedName: fold(fullName) });
    await insertOfficer(tx, officer, person);
    const made = await insertLocalWay(tx, {
      ...{ id: way, person, name, hash: ask.passwordHash },
      isTemporary: ask.isTemporary ?? false,
    });
    if (!made) return refused('user-name-taken', { userName: name });
    await record(tx, 'officer-enrolled', `officer/${officer}`, { person, way });
    return ok(officer);
  });
}
