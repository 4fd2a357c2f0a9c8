import { type Acting, inTransaction } from '#db/transaction.ts';
import { officersInRoles } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { finderOn, tellApart } from '#notice/index.ts';
import { aboutName } from '../rules/explanation-words.ts';
import { explanationById } from '../sql/explanations.ts';

interface Happened {
  readonly id: string;
  readonly subject: string;
  readonly act: string;
  readonly actor: string;
}

/**
 * Tells who heads a unit that it is asked to explain something, and who asked that it has answered. Safe to repeat: the act is the
 * occasion. What was written is not told: it stands on the page alone.
 */
export async function tellExplanation(app: Acting, { id, subject, act, actor }: Happened): Promise<void> {
  await inTransaction(app, 'system:notice', async (tx) => {
    const one = await explanationById(tx, tx.realm, subject.replace(/^explanation\//, ''));
    if (!one) throw new Error(`the act ${id} is about no request for explanation`);
    const date = dateAt(tx.at);
    const isAsked = act === 'explanation-asked';
    const heads = { roles: ['leader', 'unit-head'] as const, unit: one.unit, rooms: false, date };
    const told = isAsked ? await officersInRoles(tx, tx.realm, heads) : [one.asker];
    await tellApart(tx, finderOn(tx.realm, date), {
      kind: isAsked ? 'officer-explanation-asked' : 'officer-explanation-answered',
      occasion: id,
      facts: {
        ...{ explanation: one.id, unitVi: one.unitVi, unitEn: one.unitEn },
        ...{ procedure: aboutName('vi', one), procedureEn: aboutName('en', one) },
        ...(isAsked ? { day: one.due } : {}),
      },
      who: told.map((officer) => ({ officer })),
      except: actor,
    });
  });
}
