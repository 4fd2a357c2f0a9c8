import { publishEvent, publishEvents } from '#feed/index.ts';
import type { App } from '../../app.ts';
import { type Happened, reactions } from '../../jobs/reactions.ts';
import type { Planned } from '../rules/plan.ts';

/** How many events the feed takes in one transaction. */
const BATCH = 500;

/**
 * What acts cause, at their own moment and before the dossier's next act: as a worker without anything to wait for would do it.
 * Only the feed is written hour by hour, in the order of the plan: it gives positions one transaction after the other, and
 * what is read there later says the act's moment.
 */
export class Reactions {
  readonly #events: Planned[] = [];
  readonly #happened = new Map<Planned, Happened>();

  /** In the order of the plan, before the act. */
  planned(one: Planned): void {
    this.#events.push(one);
  }

  /** Right after the act. */
  async react(app: App, one: Planned): Promise<void> {
    const happened = await actOf(app, one);
    const caused = reactions[happened.act] ?? [];
    if (caused.includes(publishEvent)) this.#happened.set(one, happened);
    for (const each of caused) if (each !== publishEvent) await each(app, happened);
  }

  /** When all acts of the hour are done. */
  async publish(app: App): Promise<void> {
    const causes = this.#events.splice(0).flatMap((one) => this.#happened.get(one) ?? []);
    this.#happened.clear();
    for (let first = 0; first < causes.length; first += BATCH)
      await publishEvents(app, causes.slice(first, first + BATCH));
  }
}

async function actOf({ read, realm }: App, { code, seq }: Planned): Promise<Happened> {
  const { rows } = await read.query<Happened>(
    'select id, subject, act, actor, facts from trail where realm = $1 and subject = $2 and seq = $3',
    [realm, `dossier/${code}`, seq],
  );
  if (!rows[0]) throw new Error(`${code} has no act ${seq} in its trail`);
  return rows[0];
}

/**
 * Mails and webhooks that reactions left: a simulation sends nothing to anybody, so these are taken back. Answers how many.
 */
export async function takeBackSendings({ read, realm }: App): Promise<number> {
  const { rowCount } = await read.query(
    `delete from job_outbox where realm = $1 and task in ('send-notice', 'send-webhook')`,
    [realm],
  );
  return rowCount ?? 0;
}
