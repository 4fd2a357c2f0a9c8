import { migrate } from '#db/migrate.ts';
import { accounts } from './accounts.ts';
import type { Run } from './command.ts';
import { MIGRATIONS, openServer } from './database.ts';
import { liveDemoYear } from './demo-year.ts';
import { fillings } from './fillings.ts';
import { readArguments } from './manual.ts';
import { buildPages } from './pages.ts';
import { checkReady } from './ready.ts';
import { appOn, live, openDoorsOf, openFor } from './serve.ts';
import { step } from './step.ts';

/** `npm start`: from a bare checkout to a served, filled demo province; each step may find its work already done. */
export const start: Run = async (call) => {
  readArguments('start', call);
  return live(call, async (settings, life) => {
    const { words } = call;
    await checkReady(settings, words.refused);
    const database = await openFor(life, call, () => openServer(call, settings));
    await life.during(step(call, words.step.migrate, () => migrate(database.ownerUrl, MIGRATIONS)));
    const app = await appOn(database, settings, life);
    for (const { label, fill } of fillings(settings)) {
      life.signal.throwIfAborted();
      await step(call, words.step[label], () => fill(app));
    }
    if (settings.demoYear) await step(call, words.step.demoYear, () => liveDemoYear(app, call, life.signal));
    await buildPages(call, settings, life.signal);
    const lines = await openDoorsOf(app, life, words);
    return [...lines, ...(settings.demo ? accounts(call, settings) : [])];
  });
};
