import { Logger, parseCrontab, run, type TaskList } from 'graphile-worker';
import { openCourier } from '#db/enqueue.ts';
import type { App } from '../app.ts';
import { schedule, tasks } from './tasks.ts';
import { doJob } from './work.ts';

/** A courier that cannot reach the database tries again by itself; the log says why it waits. */
export const troubleOf = (app: App) => (error: unknown) => {
  const code = (error as { code?: string }).code;
  app.log.warn({ event: 'courier', code }, 'jobs could not be taken to the workers yet');
};

/** Works the queue until closed. A job that fails is tried again by graphile-worker, later each time, 25 times. */
export async function work(app: App): Promise<{ close(): Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => doJob(app, name, task, payload)]),
  );
  const runner = await run({
    pgPool: app.db.forRealm(app.realm),
    taskList,
    parsedCronItems: parseCrontab(schedule),
    concurrency: 4,
    noHandleSignals: true,
    logger: new Logger((scope) => (level, message) => {
      if (level === 'error' || level === 'warning')
        app.log[level === 'error' ? 'error' : 'warn']({ event: 'job', task: scope.taskIdentifier }, message);
    }),
  });
  const courier = openCourier(app.db, app.realm, troubleOf(app));
  await runner.addJob('recount-queues', {}, { jobKey: 'recount-queues' });
  return {
    close: async () => {
      await courier.close();
      await runner.stop();
    },
  };
}
