import type { Reader } from '#db/pool.server.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { officersInRoles } from '#identity/index.ts';
import { addDays, dateAt, type LocalDate } from '#kernel/time.ts';
import { finderOn, tellApart } from '#notice/index.ts';
import { aboutName } from '../rules/explanation-words.ts';
import { type Explanation, explanationById, explanationsDue } from '../sql/explanations.ts';
import { answerDue } from './explanation.ts';

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
export async function tellExplanations(tx: Tx, acts: readonly Happened[]): Promise<void> {
  const date = dateAt(tx.at);
  for (const { id, subject, act, actor } of acts) {
    const one = await explanationById(tx, tx.realm, subject.replace(/^explanation\//, ''));
    if (!one) throw new Error(`the act ${id} is about no request for explanation`);
    const isAsked = act === 'explanation-asked';
    await tellApart(tx, finderOn(tx.realm, date), {
      kind: isAsked ? 'officer-explanation-asked' : 'officer-explanation-answered',
      occasion: id,
      facts: { ...named(one), ...(isAsked ? { day: one.due } : {}) },
      who: (isAsked ? await headsOf(tx, one.unit, date) : [one.asker]).map((officer) => ({ officer })),
      except: actor,
    });
  }
}

const named = (one: Explanation) => ({
  ...{ explanation: one.id, unitVi: one.unitVi, unitEn: one.unitEn },
  ...{ procedure: aboutName('vi', one), procedureEn: aboutName('en', one) },
});

const headsOf = (tx: Tx, unit: string, date: LocalDate): Promise<string[]> =>
  officersInRoles(tx, tx.realm, { roles: ['leader', 'unit-head'], unit, rooms: false, date });

const PAGE = 100;
/** No run of holidays is longer, so whatever is due by the next working day is due by then. */
const FURTHEST_DAYS = 21;

/**
 * Reminds who heads a unit on the last working day before an explanation is due, and tells them and who asked when the day
 * has passed: each once, however often this runs. Answers how many notices were made.
 */
export async function remindExplanations(app: Acting & { readonly read: Reader }): Promise<number> {
  const today = dateAt(app.clock.now());
  const find = finderOn(app.realm, today);
  let made = 0;
  for (let after: Explanation | undefined; ; ) {
    const page = await explanationsDue(app.read, app.realm, {
      until: addDays(today, FURTHEST_DAYS),
      after,
      limit: PAGE,
    });
    for (const one of page)
      made += await inTransaction(app, 'system:notice', async (tx) => {
        const isLate = one.due < today;
        if (!isLate && (dateAt(one.askedAt) === today || one.due > (await answerDue(tx, one.unit, 1)))) return 0;
        const who = [...(await headsOf(tx, one.unit, today)), ...(isLate ? [one.asker] : [])];
        return tellApart(tx, find, {
          kind: isLate ? 'officer-explanation-late' : 'officer-explanation-near',
          ...{ occasion: one.id, facts: { ...named(one), day: one.due } },
          ...{ who: who.map((officer) => ({ officer })), except: 'system:notice' },
        });
      });
    after = page.at(-1);
    if (!after || page.length < PAGE) return made;
  }
}
