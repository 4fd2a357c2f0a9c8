import { record } from '#db/trail.ts';
import { type Acting, type Actor, inTransaction, type Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { fold } from '#kernel/text.ts';
import type { LocalDate } from '#kernel/time.ts';
import { citizenByNumber } from '../sql/citizens.ts';
import { giveConsentIn } from './own-account.ts';

/** A person as whoever stands before one, or files for one, names them. */
export interface Named {
  readonly personalNumber: string;
  readonly fullName: string;
  readonly birthDate?: LocalDate | undefined;
}

type Met = Outcome<string, 'name-missing' | 'personal-number-wrong'>;

async function meet(tx: Tx, { fullName, personalNumber: typed, birthDate }: Named): Promise<Met> {
  const name = fullName.normalize('NFC').trim().replace(/\s+/g, ' ');
  const personalNumber = typed.replace(/[\s.-]/g, '');
  if (fold(name) === '') return refused('name-missing');
  if (!/^\d{12}$/.test(personalNumber)) return refused('personal-number-wrong');
  const who = {
    kind: 'citizen' as const,
    name,
    personalNumber,
    organisationNumber: null,
    birthDate: birthDate ?? null,
  };
  const known = await citizenByNumber(tx, uuidv7(tx.at), who);
  if (known.isNew) await record(tx, 'person-known', `person/${known.id}`, { by: 'desk' });
  return ok(known.id);
}

/**
 * The person with this number, for whoever files at the desk or for another: made known if there is none. The name of
 * somebody known stays as it is; only an electronic identity corrects it. Answers the person's id.
 */
export const knowPerson = (app: Acting, actor: Actor, named: Named): Promise<Met> =>
  inTransaction(app, actor, (tx) => meet(tx, named));

/** The same for a person for whom another files, who agreed to that (Law 91/2025/QH15, art. 9): both are kept or neither. */
export async function meetFiledFor(tx: Tx, named: Named, filer: string): Promise<Met> {
  tx.called?.('consent-given');
  const met = await meet(tx, named);
  if (met.ok) await giveConsentIn(tx, { person: met.value, purpose: 'filed-by-helper', givenTo: filer });
  return met;
}

/** The same as an act of its own, by who files. */
export const knowFiledFor = (
  app: Acting,
  filer: `citizen:${string}` | `officer:${string}`,
  named: Named,
): Promise<Met> => inTransaction(app, filer, (tx) => meetFiledFor(tx, named, filer));
