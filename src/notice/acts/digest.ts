import { enqueue } from '#db/enqueue.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import type { MailAnswer } from '#integrations/mail/client.ts';
import { mailAddress } from '../rules/mail-address.ts';
import { digestText } from '../rules/mail-text.ts';
import { nextTry } from '../rules/next-try.ts';
import { type DigestLine, endTry, insertTry, lockDigest } from '../sql/deliveries.ts';
import { gatherDue } from '../sql/digests.ts';
import { NotSentYet, type Post } from './send.ts';

/** Puts what waited for the day's mail into digests, each with a job that mails it. Answers to how many readers; safe to repeat. */
export async function gatherDigests(app: Acting): Promise<number> {
  let all = 0;
  for (;;) {
    const made = await inTransaction(app, 'system:notice', async (tx) => {
      const ids = await gatherDue(tx);
      for (const digest of ids)
        await enqueue(tx, 'send-digest', { realm: tx.realm, digest }, { key: `digest-${digest}` });
      return ids.length;
    });
    all += made;
    if (made === 0) return all;
  }
}

/**
 * Mails a digest, once however often it is run: a mail for each address its notices go to. A try is kept for each notice, as when
 * it is mailed alone, so what a notice's page says of its mail is as true. What was read meanwhile is left out. Throws NotSentYet.
 */
export async function sendDigest(app: Acting, post: Post, digest: string): Promise<void> {
  const going = await inTransaction(app, 'system:notice', async (tx) => {
    const lines = await lockDigest(tx, digest);
    const wanted = lines.filter(({ readAt, seq }) => readAt === null || seq > 0);
    const next = wanted.map((line) => ({ line, next: nextTry(line, tx.at) }));
    if (next.some((one) => one.next === 'wait')) throw new NotSentYet('another job is at it');
    const now = next.filter((one) => one.next === 'try').map(({ line }) => line);
    for (const { id, seq } of now) await insertTry(tx, id, seq + 1);
    return now;
  });
  const again = new Set<string>();
  for (const [address, lines] of Map.groupBy(going, addressOf)) {
    const answer = address === '' ? undefined : await mailTo(app, post, address, lines);
    await inTransaction(app, 'system:notice', async (tx) => {
      for (const line of lines) await endTry(tx, line.id, line.seq + 1, answer ?? nowhere(line));
    });
    if (answer && ['put-off', 'server-refused', 'unreachable'].includes(answer.result)) again.add(answer.result);
  }
  if (again.size > 0) throw new NotSentYet([...again].join(', '));
}

type Unsent = { result: 'no-address' | 'no-consent' | 'no-server'; reply: null };

/** Where a line may be mailed; nothing where it may not. */
function addressOf(line: DigestLine): string {
  const found = mailAddress(line);
  return 'to' in found ? found.to : '';
}

function nowhere(line: DigestLine): Unsent {
  const found = mailAddress(line);
  return { result: 'why' in found ? found.why : 'no-address', reply: null };
}

async function mailTo(
  app: Acting,
  { send, from, origin }: Post,
  to: string,
  lines: readonly DigestLine[],
): Promise<MailAnswer | Unsent> {
  if (!send) return { result: 'no-server', reply: null };
  const { subject, text } = digestText(lines, origin);
  // Named by its first notice: tried again it is the same mail.
  const id = `digest-${lines[0]?.id}@${new URL(origin).hostname}`;
  return send({ id, from, to, subject, text, at: new Date(app.clock.now()) });
}
