import { enqueue } from '#db/enqueue.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction } from '#db/transaction.ts';
import { actorOf } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { scenarioFiles } from '../files.ts';
import { checkTrial, isEnded, type TrialWish, trialState, triesOut } from '../rules/trial.ts';
import { TRIAL } from '../rules/trial-limits.ts';
import { isThere } from '../sql/choices.ts';
import { findTrial, keepBegun, keepCancel, keepEnd, keepTrial, openTrial, type TrialEnd } from '../sql/trials.ts';

/** Asks for a trial; a process of its own lives it (jobs/live-trial.ts). `demo`: the province here is the demonstration's. */
export const askTrial = (
  app: Acting,
  viewer: Viewer,
  wish: TrialWish & { readonly demo: boolean },
): Promise<Outcome<{ id: string }>> =>
  inTransaction<Outcome<{ id: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('trial-asked');
    if (!triesOut(viewer)) return refused('not-found');
    if (!wish.demo) return refused('trial-demo-only');
    const names = scenarioFiles().map(({ name }) => name);
    const checked = checkTrial(wish, names);
    if (!checked.ok) return checked;
    if (!(await isThere(tx, tx.realm, checked.value, dateAt(tx.at))))
      return refused('trial-change', { most: TRIAL.mostStaff });
    const open = await openTrial(tx, tx.realm);
    // Its process was killed: nobody else will say so.
    if (open && isEnded(trialState(open, tx.at))) await keepEnd(tx, open.id, { outcome: 'lost' });
    const { scenario, dossiers, seed, change } = wish;
    const id = await keepTrial(tx, viewer.id, { scenario, dossiers, seed, change, until: dateAt(tx.at) });
    if (!id) return refused('trial-running');
    await record(tx, 'trial-asked', `trial/${id}`, { scenario, dossiers, seed, change });
    await enqueue(tx, 'live-trial', { id });
    return ok({ id });
  });

/** Asks the process to stop; it does within some seconds. Any leader may, since one trial holds up all others. */
export const cancelTrial = (app: Acting, viewer: Viewer, id: string): Promise<Outcome<{ id: string }>> =>
  inTransaction<Outcome<{ id: string }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('trial-cancelled');
    const found = triesOut(viewer) ? await findTrial(tx, tx.realm, id) : undefined;
    if (!found || !triesOut(viewer)) return refused('not-found');
    if (!(await keepCancel(tx, id, viewer.id))) return refused('trial-over');
    // Nobody has begun it, or whoever did is gone.
    const state = trialState(found, tx.at);
    if (state === 'waiting' || isEnded(state)) await keepEnd(tx, id, { outcome: 'cancelled' });
    await record(tx, 'trial-cancelled', `trial/${id}`, {});
    return ok({ id });
  });

/** Taken up by the process that will live it; false where another has. */
export const beginTrial = (app: Acting, id: string): Promise<boolean> =>
  inTransaction(app, 'system:trial', (tx) => keepBegun(tx, id));

export const endTrial = (app: Acting, id: string, end: TrialEnd): Promise<boolean> =>
  inTransaction(app, 'system:trial', async (tx) => {
    const isKept = await keepEnd(tx, id, end);
    if (isKept) await record(tx, 'trial-ended', `trial/${id}`, { outcome: end.outcome });
    return isKept;
  });
