import { enqueue } from '#db/enqueue.ts';
import type { Tx } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { noticeFacts } from '#dossier/index.ts';
import { type Instant, instant } from '#kernel/time.ts';
import { digestAfter, mayWait } from '../rules/digest.ts';
import { saidFacts } from '../rules/facts.ts';
import { isNoticeKind, isTold } from '../rules/kinds.ts';
import { mailAddress } from '../rules/mail-address.ts';
import { insertTry, mailReaders } from '../sql/deliveries.ts';
import { insertNotice } from '../sql/notices.ts';

/** The act that is to be told, as the trail has it. */
export interface Cause {
  readonly id: string;
  readonly subject: string;
  readonly act: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The moment in a UUID of version 7: the act's own, so that notices stand in the order of what happened. */
const momentIn = (id: string): Instant => instant(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));

/**
 * Tells the people whose dossiers they are, and whoever filed one for another, what each act changed; and leaves a job that mails it
 * where there is an address. A unit is told on its own page and nowhere else. Safe to repeat. No trail of its own: the cause is in the
 * trail, and this follows from it.
 */
export async function queueNotices(tx: Tx, causes: readonly Cause[]): Promise<void> {
  await Promise.all(causes.filter(isTold).map((cause) => queueNotice(tx, cause)));
}

async function queueNotice(tx: Tx, { id: cause, subject, act }: Cause): Promise<void> {
  if (!isNoticeKind(act)) throw new Error(`no notice is written for ${act}`);
  const dossier = subject.replace(/^dossier\//, '');
  const found = await noticeFacts(tx, tx.realm, dossier);
  if (!found) throw new Error(`the act ${cause} is about no dossier`);
  const at = momentIn(cause);
  const told = { at, dossier, kind: act, facts: saidFacts(act, found), cause };
  if (found.unit) await insertNotice(tx, { ...told, id: uuidv7(at), person: null, unit: found.unit, digestAt: null });
  const people = [...new Set([found.person, found.filer].filter((one) => one !== null))];
  for (const { person, daily, ...mail } of await mailReaders(tx, people)) {
    const id = uuidv7(at);
    const address = mailAddress({ ...mail, ownerEmail: person === found.person ? found.ownerEmail : null });
    const digestAt = 'to' in address && daily && mayWait(act) ? digestAfter(tx.at) : null;
    if (!(await insertNotice(tx, { ...told, id, person, unit: null, digestAt }))) continue;
    if ('why' in address) await insertTry(tx, id, 1, address.why);
    else if (digestAt === null)
      await enqueue(tx, 'send-notice', { realm: tx.realm, notice: id }, { key: `notice-${id}` });
  }
}
