import type { App } from '../../app.ts';
import { type Happened, reactions } from '../../jobs/reactions.ts';
import type { Planned } from '../rules/plan.ts';

/**
 * What the act causes, at its own moment and before the dossier's next act: as a worker without anything to wait for would do
 * it. The act leaves no job, so that no worker does it again in real time.
 */
export async function react(app: App, { code, seq }: Planned): Promise<void> {
  const { rows } = await app.read.query<Happened>(
    'select id, subject, act, actor, facts from trail where realm = $1 and subject = $2 and seq = $3',
    [app.realm, `dossier/${code}`, seq],
  );
  const happened = rows[0];
  if (!happened) throw new Error(`${code} has no act ${seq} in its trail`);
  for (const one of reactions[happened.act] ?? []) await one(app, happened);
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
