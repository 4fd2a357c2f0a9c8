import { type Acting, inTransaction } from '#db/transaction.ts';
import type { MailAnswer, SendMail } from '#integrations/mail/client.ts';
import { mailAddress } from '../rules/mail-address.ts';
import { mailText } from '../rules/mail-text.ts';
import { nextTry } from '../rules/next-try.ts';
import { endTry, insertTry, lockToMail, type ToMail } from '../sql/deliveries.ts';

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
 * no transaction waits for a foreign server. Throws NotSentYet.
 */
export async function sendNotice(app: Acting, post: Post, id: string): Promise<void> {
  const begun = await inTransaction(app, 'system:notice', async (tx) => {
    const found = await lockToMail(tx, id);
    if (!found) throw new Error(`no notice ${id}`);
    const next = nextTry(found, tx.at);
    if (next === 'try') await insertTry(tx, id, found.seq + 1);
    return { found, next };
  });
  if (begun.next === 'done') return;
  if (begun.next === 'wait') throw new NotSentYet('another job is at it');
  const answer = await attempt(app, post, id, begun.found);
  await inTransaction(app, 'system:notice', (tx) => endTry(tx, id, begun.found.seq + 1, answer));
  if (['put-off', 'server-refused', 'unreachable'].includes(answer.result)) throw new NotSentYet(answer.result);
}

async function attempt(
  app: Acting,
  { send, from, origin }: Post,
  id: string,
  found: ToMail,
): Promise<MailAnswer | { result: 'no-server' | 'no-address' | 'no-consent'; reply: null }> {
  const address = mailAddress(found);
  if ('why' in address) return { result: address.why, reply: null };
  if (!send) return { result: 'no-server', reply: null };
  const { subject, text } = mailText(found, origin);
  const host = new URL(origin).hostname;
  return send({ id: `notice-${id}@${host}`, from, to: address.to, subject, text, at: new Date(app.clock.now()) });
}
