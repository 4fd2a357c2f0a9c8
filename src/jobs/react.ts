import { enqueue } from '#db/enqueue.ts';
import { prepared } from '#db/prepared.ts';
import { inTransaction } from '#db/transaction.ts';
import type { App } from '../app.ts';
import { type Happened, laterReactions, reactions } from './reactions.ts';

/** An act, as `record` names it in the job it leaves (db/trail.ts). */
interface Cause {
  readonly event: string;
}

/** Acts as the trail has them, in the order asked for. */
export async function actsOf({ read, realm }: App, causes: readonly Cause[]): Promise<Happened[]> {
  const { rows } = await prepared<Happened>(
    read,
    'select id, subject, act, actor, facts from trail where realm = $1 and id = any ($2::uuid[])',
    [realm, causes.map(({ event }) => event)],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return causes.map(({ event }) => {
    const happened = found.get(event);
    if (!happened) throw new Error(`No act ${event} in the trail of ${realm}`);
    return happened;
  });
}

/** Does at once what these acts cause, and leaves jobs for what takes longer; all of it or nothing. */
export const reactTo = (app: App, acts: readonly Happened[]): Promise<void> =>
  inTransaction(app, 'system:reactions', async (tx) => {
    const among = (to: readonly string[]) => acts.filter(({ act }) => to.includes(act));
    for (const { to, task } of laterReactions)
      for (const { id } of among(to)) await enqueue(tx, task, { event: id }, { key: `${task} ${id}` });
    for (const { to, does } of reactions) {
      const concerned = among(to);
      if (concerned.length > 0) await does(tx, concerned);
    }
  });

/**
 * The job that acts leave; those of many acts come as one (db/enqueue.ts). Should they fail together each is tried by itself, so that
 * one holds up no other: graphile-worker tries again only those whose end in the answer is an error.
 */
export async function react(app: App, payload: unknown): Promise<Promise<void>[]> {
  const causes = [payload as Cause | Cause[]].flat();
  const all = async (some: readonly Cause[]) => reactTo(app, await actsOf(app, some));
  const once = all(causes);
  if (causes.length === 1 || (await isKept(once))) {
    await once;
    return causes.map(() => once);
  }
  const ends: Promise<void>[] = [];
  for (const cause of causes) {
    const end = all([cause]);
    ends.push(end);
    await isKept(end);
  }
  return ends;
}

const isKept = (end: Promise<void>): Promise<boolean> =>
  end.then(
    () => true,
    () => false,
  );
