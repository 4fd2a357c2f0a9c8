import { unapplied } from '#db/schema-version.ts';
import { work } from '#jobs/worker.ts';
import { serveHealth } from '../health.ts';
import { CommandRefused, type Run } from './command.ts';
import { MIGRATIONS, openExisting } from './database.ts';
import { readArguments } from './manual.ts';
import { appOn, live, openFor } from './serve.ts';

/** Does background work and nothing else, so that pages and jobs can have machines of their own. */
export const worker: Run = (call) => {
  readArguments('worker', call);
  return live(
    call,
    async (settings, life) => {
      const database = await openFor(life, call, () => openExisting(call, settings));
      const lacking = await unapplied(database.ownerUrl, MIGRATIONS);
      if (lacking.length > 0) throw new CommandRefused(call.words.refused.lacking(lacking.join(', ')));
      const app = await appOn(database, settings, life);
      const runner = await work(app);
      life.onEnd(() => runner.close());
      if (settings.workerPort === undefined) return [];
      const doors = await serveHealth(app, settings.host, settings.workerPort);
      life.onEnd(() => doors.close());
      return [call.words.healthAt(`http://${settings.host}:${doors.port}`)];
    },
    () => call.words.working,
  );
};
