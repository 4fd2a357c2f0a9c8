import { type Acting, inTransaction } from '#db/transaction.ts';
import type { SendMail } from '#integrations/mail/client.ts';
import { mailAddress } from '../rules/mail-address.ts';
import { mailText } from '../rules/mail-text.ts';
import { nextTry } from '../rules/next-try.ts';
import { endTry, insertTry, lockToMail } from '../sql/deliveries.ts';

export interface Post {
  /** Undefined: no server is set up, which is kept as what happened. */
  readonly send: SendMail | undefined;
  readonly from: string;
  /** The address people type. */
  readonly origin: string;
}

/** Trying later may help: thrown so that the job is run again by graphile-worker, later each time. */
export class NotSentYet extends Error {}

/**
 * Mails a notice, once however often it is run. The try is kept before anything is sent and its ending after, so that
 * no transaction waits for a foreign server; where nothing can be sent they are one. Throws NotSentYet.
 */
export async function sendNotice(app: Acting, { send, from, origin }: Post, id: string): Promise<void> {
  const begun = await inTransaction(app, 'system:notice', async (tx) => {
    const found = await lockToMail(tx, id);
    if (!found) throw new Error(`no notice ${id}`);
    const next = nextTry(found, tx.at);
    if (next === 'wait') throw new NotSentYet('another job is at it');
    if (next === 'done') return undefined;
    const address = mailAddress(found);
    const nowhere = 'why' in address ? address.why : send ? undefined : 'no-server';
    await insertTry(tx, id, found.seq + 1, nowhere);
    return 'to' in address && send ? { found, to: address.to, by: send } : undefined;
  });
  if (!begun) return;
  const { found, to, by } = begun;
  const { subject, text } = mailText(found, origin);
  const host = new URL(origin).hostname;
  const answer = await by({ id: `notice-${id}@${host}`, from, to, subject, text, at: new Date(app.clock.now()) });
  await inTransaction(app, 'system:notice', (tx) => endTry(tx, id, found.seq + 1, answer));
  if (['put-off', 'server-refused', 'unreachable'].includes(answer.result)) throw new NotSentYet(answer.result);
}
