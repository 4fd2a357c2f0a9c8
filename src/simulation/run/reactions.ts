import { prepared } from '#db/prepared.ts';
import { inTransaction } from '#db/transaction.ts';
import { publishEvents } from '#feed/index.ts';
import { issueResult } from '#letter/index.ts';
import type { App } from '../../app.ts';
import { checkSignatures } from '../../jobs/check-signatures.ts';
import { papersCame } from '../../jobs/papers-came.ts';
import { type Happened, laterReactions, reactions } from '../../jobs/reactions.ts';
import { signResult } from '../../jobs/sign-result.ts';
import type { Planned } from '../rules/plan.ts';

/** How many events the feed takes in one transaction. */
const BATCH = 500;

/**
 * What acts cause, at their own moment and before the dossier's next act: as a worker without anything to wait for would do it,
 * with the jobs that they leave. Only the feed is written turn by turn, in the order of the plan: it gives positions one
 * transaction after the other, and what is read there later says the act's moment.
 */
export class Reactions {
  readonly #events: Planned[] = [];
  readonly #happened = new Map<Planned, Happened>();

  /** In the order of the plan, before the act. */
  planned(one: Planned): void {
    this.#events.push(one);
  }

  /** Right after the act. Safe to repeat. */
  async react(app: App, one: Planned): Promise<void> {
    const happened = await actOf(app, one);
    const { act } = happened;
    const caused = reactions.filter(({ to }) => to.includes(act)).map(({ does }) => does);
    if (caused.includes(publishEvents)) this.#happened.set(one, happened);
    const told = caused.filter((does) => does !== publishEvents && does !== papersCame);
    if (told.length > 0)
      await inTransaction(app, 'system:reactions', async (tx) => {
        for (const does of told) await does(tx, [happened]);
      });
    if (caused.includes(papersCame)) await checkSignatures(app, { code: one.code });
    for (const { to, does } of laterReactions) if (to.includes(act)) await does(app, happened);
    await signed(app, one, happened);
  }

  /** When all acts of the turn are done. */
  async publish(app: App): Promise<void> {
    const causes = this.#events.splice(0).flatMap((one) => this.#happened.get(one) ?? []);
    this.#happened.clear();
    for (let first = 0; first < causes.length; first += BATCH)
      await inTransaction(app, 'system:reactions', (tx) => publishEvents(tx, causes.slice(first, first + BATCH)));
  }
}

/** The leader's signature when he signs, the agency's with the number; whole, the result is issued. On paper nothing is asked for. */
async function signed(app: App, { code, deed }: Planned, { facts }: Happened): Promise<void> {
  const seq = Number(facts['seq']);
  if (deed.act === 'sign' && facts['signed'] === true) await signResult(app, { code, seq, part: 'person' });
  if (deed.act !== 'number') return;
  await signResult(app, { code, seq, part: 'agency' });
  await issueResult(app, code, seq);
}

/** The trail has more than acts: signatures that came stand between them. */
async function actOf({ read, realm }: App, { code, seq }: Planned): Promise<Happened> {
  const { rows } = await prepared<Happened>(
    read,
    `select id, subject, act, actor, facts from trail
     where realm = $1 and subject = $2 and act like 'dossier-%' order by seq offset $3 limit 1`,
    [realm, `dossier/${code}`, seq - 1],
  );
  if (!rows[0]) throw new Error(`${code} has no act ${seq} in its trail`);
  return rows[0];
}

/**
 * Jobs that were left all the same: mails and webhooks, since a simulation sends nothing to anybody, pictures and readings of papers,
 * since nobody looks at them, and signatures, which it has fetched itself. Answers how many were taken back.
 */
export async function takeBackJobs({ read, realm }: App): Promise<number> {
  const { rowCount } = await read.query(
    `delete from job_outbox where realm = $1 and task in ('send-notice', 'send-webhook', 'sign-result', 'look-at-file',
       'read-file')`,
    [realm],
  );
  return rowCount ?? 0;
}
