import { enqueue } from '#db/enqueue.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { noticeFacts } from '#dossier/index.ts';
import { type Instant, instant } from '#kernel/time.ts';
import { digestAfter, mayWait } from '../rules/digest.ts';
import { saidFacts } from '../rules/facts.ts';
import { isNoticeKind } from '../rules/kinds.ts';
import { digestReaders } from '../sql/digests.ts';
import { insertNotice } from '../sql/notices.ts';

/** The act that is to be told, as the trail has it. */
export interface Cause {
  readonly id: string;
  readonly subject: string;
  readonly act: string;
}

/** The moment in a UUID of version 7: the act's own, so that notices stand in the order of what happened. */
const momentIn = (id: string): Instant => instant(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));

/**
 * Tells the person whose dossier it is, and whoever filed it for that person, what the act changed; and leaves a job
 * that mails it. A unit is told on its own page and nowhere else. Safe to repeat. No trail of its own: the cause is in the trail, and this follows from it.
 */
export async function queueNotices(app: Acting, { id: cause, subject, act }: Cause): Promise<void> {
  if (!isNoticeKind(act)) throw new Error(`no notice is written for ${act}`);
  const dossier = subject.replace(/^dossier\//, '');
  await inTransaction(app, 'system:notice', async (tx) => {
    const found = await noticeFacts(tx, tx.realm, dossier);
    if (!found) throw new Error(`the act ${cause} is about no dossier`);
    const facts = saidFacts(act, found);
    const at = momentIn(cause);
    const told = { at, dossier, kind: act, facts, cause };
    if (found.unit) await insertNotice(tx, { ...told, id: uuidv7(at), person: null, unit: found.unit, digestAt: null });
    const people = [...new Set([found.person, found.filer].filter((one) => one !== null))];
    const daily = mayWait(act) ? await digestReaders(tx, people, false) : new Set();
    for (const person of people) {
      const digestAt = daily.has(person) ? digestAfter(tx.at) : null;
      const notice = { ...told, id: uuidv7(at), person, unit: null, digestAt };
      if ((await insertNotice(tx, notice)) && digestAt === null)
        await enqueue(tx, 'send-notice', { realm: tx.realm, notice: notice.id }, { key: `notice-${notice.id}` });
    }
  });
}
