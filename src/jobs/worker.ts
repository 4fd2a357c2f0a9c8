import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger, parseCrontab, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { openCourier } from '#db/enqueue.ts';
import { lastRecount } from '#dossier/index.ts';
import { DAY_MS } from '#kernel/time.ts';
import type { App } from '../app.ts';
import { type Living, openLiving } from './living.ts';
import { releasedOnce } from './release-once.ts';
import { openScorekeeper } from './scorekeeper.ts';
import { schedule, tasks } from './tasks.ts';
import { doJob } from './work.ts';

/** A courier that cannot reach the database tries again by itself; the log says why it waits. */
export const troubleOf = (app: App) => (error: unknown) => {
  const code = (error as { code?: string }).code;
  app.log.warn({ event: 'courier', code }, 'jobs could not be taken to the workers yet');
};

const scoreTrouble = (app: App) => (error: unknown) =>
  app.log.warn({ event: 'score', code: (error as { code?: string }).code }, 'the index could not follow the acts yet');

const AGAIN_MS = 2_000;
/** For jobs under way when the program ends; without a database their ending can never be kept, and others do them again. */
const PATIENCE_MS = 15_000;

/**
 * Works the queue until closed. A job that fails is tried again by graphile-worker, later each time, 25 times. Workers
 * that end by themselves, as after minutes without a database, are replaced.
 */
export async function work(app: App): Promise<{ close(): Promise<void> }> {
  const living = await openLiving(app);
  const stop = new AbortController();
  let now = await begin(app, living, stop.signal).catch(async (error) => {
    await living.close();
    throw error;
  });
  const { runner } = now;
  for (const task of await dueAtStart(app))
    await runner.addJob(task, {}, { jobKey: task, jobKeyMode: 'unsafe_dedupe' });
  const courier = openCourier(app.db, app.realm, troubleOf(app));
  const scorekeeper = openScorekeeper(app, scoreTrouble(app));
  const going = (async () => {
    while (!stop.signal.aborted) {
      await now.runner.promise.catch(() => {});
      if (stop.signal.aborted) return;
      app.log.error({ event: 'job' }, 'the workers ended by themselves; starting others');
      await living.ended(now.pool());
      now = await beginAgain(app, living, stop.signal);
      if (stop.signal.aborted) await now.runner.stop();
    }
  })().catch(() => {});
  return {
    async close() {
      stop.abort();
      await courier.close();
      await scorekeeper.close();
      const ended = now.runner
        .stop()
        .catch(() => {})
        .then(() => going);
      await Promise.race([ended, wait(PATIENCE_MS, undefined, { ref: false })]);
      await living.close();
    },
  };
}

/**
 * A recount of millions reads every open dossier: a start asks for it only where none has found everything right within a day. A job
 * that a killed program left is taken up again as it is; to put another in its place would leave it behind as failed.
 */
export async function dueAtStart({ read, realm, clock }: App): Promise<string[]> {
  const last = await lastRecount(read, realm);
  const isKnown = last !== undefined && last.differences === 0 && clock.now() - last.at < DAY_MS;
  return [...(isKnown ? [] : ['recount-queues']), 'seal-secrets'];
}

async function beginAgain(app: App, living: Living, signal: AbortSignal): Promise<Working> {
  for (;;) {
    await wait(AGAIN_MS, undefined, { signal });
    try {
      return await begin(app, living, signal);
    } catch (error) {
      app.log.warn({ event: 'job' }, error instanceof Error ? error.message : String(error));
    }
  }
}

interface Working {
  readonly runner: Runner;
  /** By which name its workers hold their jobs. */
  pool(): string;
}

async function begin(app: App, living: Living, stop: AbortSignal): Promise<Working> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => doJob(app, name, task, payload, stop)]),
  );
  let pool = '';
  const events = new EventEmitter() as WorkerEvents;
  events.on('pool:create', ({ workerPool }) => {
    pool = workerPool.id;
    living.lives(pool);
  });
  const runner = await run({
    events,
    // Without a batch, graphile-worker 0.18 does not wait for a job's end to be kept: a database that is away then ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    pgPool: releasedOnce(app.db.forRealm(app.realm)),
    taskList,
    parsedCronItems: parseCrontab(schedule),
    concurrency: 4,
    noHandleSignals: true,
    logger: new Logger((scope) => (level, message) => {
      if (level !== 'error' && level !== 'warning') return;
      // A job broken off by the stop is done again at the next start: nobody has to look after it.
      const loud = level === 'error' ? 'error' : 'warn';
      app.log[stop.aborted ? 'info' : loud]({ event: 'job', task: scope.taskIdentifier }, message);
    }),
  });
  return { runner, pool: () => pool };
}
