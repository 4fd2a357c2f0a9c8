import { lastRecount, queueTotals } from '#dossier/index.ts';
import type { App } from '../app.ts';
import { jobCounts, jobsByTask } from './overview.ts';

/** Anybody who reaches /metrics may ask as often as he likes; the database is asked this often. */
const FRESH_MS = 5_000;

const taken = new WeakMap<object, { at: number; done: Promise<void> }>();

/** Brings the figures that stand in the database up to date. When it does not answer they are left out, and that is a figure. */
export function takeFigures(app: App): Promise<void> {
  const known = taken.get(app.metrics);
  if (known && performance.now() - known.at < FRESH_MS) return known.done;
  const done = take(app);
  taken.set(app.metrics, { at: performance.now(), done });
  return done;
}

async function take(app: App): Promise<void> {
  const { metrics } = app;
  const { inUse, idle, waiting } = app.db.connections();
  metrics.connections.set({ state: 'in-use' }, inUse);
  metrics.connections.set({ state: 'idle' }, idle);
  metrics.connectionsWaited.set(waiting);
  try {
    await takeFromDatabase(app);
    metrics.databaseAnswers.set(1);
  } catch (error) {
    for (const one of [metrics.queues, metrics.jobs]) one.reset();
    metrics.databaseAnswers.set(0);
    app.log.warn(
      { event: 'figures', type: error instanceof Error ? error.name : 'Error' },
      'no figures of the database',
    );
  }
}

async function takeFromDatabase({ metrics, read, realm, clock }: App): Promise<void> {
  const [queues, jobs, counts, recount] = await Promise.all([
    queueTotals(read, realm, clock.now()),
    jobsByTask(read),
    jobCounts(read),
    lastRecount(read, realm),
  ]);
  metrics.queues.reset();
  for (const { task, count } of queues) metrics.queues.set({ task }, count);
  metrics.jobs.reset();
  for (const { task, state, count } of jobs) metrics.jobs.set({ task, state }, count);
  metrics.jobsLag.set(counts.lag);
  if (!recount) return;
  metrics.recountDifferences.set(recount.differences);
  metrics.recountAt.set(recount.at / 1000);
}
