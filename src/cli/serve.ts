import { openCourier } from '#db/enqueue.ts';
import { unapplied } from '#db/schema-version.ts';
import { startEId } from '#demo/e-id.ts';
import { readyKeys } from '#files/open.ts';
import { openScanner } from '#files/scanner.ts';
import { troubleOf, work } from '#jobs/worker.ts';
import { instant } from '#kernel/time.ts';
import { openTracing } from '#watch/open-telemetry.ts';
import { type App, openApp } from '../app.ts';
import { readSettings, type Settings } from '../env.server.ts';
import { serve as openDoors } from '../server.ts';
import { type Call, CommandRefused, type Run } from './command.ts';
import { MIGRATIONS, type OpenDatabase, openExisting, servingUrl } from './database.ts';
import { INTERRUPTED, type Life, openLife } from './life.ts';
import { readArguments } from './manual.ts';
import { buildPages } from './pages.ts';
import { checkPort } from './ready.ts';
import { step } from './step.ts';

/** Runs the program on a prepared database: never migrates, so that many of them can be started at any time. */
export const serve: Run = (call) => {
  const { values } = readArguments('serve', call);
  return live(call, async (settings, life) => {
    await checkPort(settings.port, settings.host, call.words.refused);
    const database = await openFor(life, call, () => openExisting(call, settings));
    const lacking = await unapplied(database.ownerUrl, MIGRATIONS);
    if (lacking.length > 0) throw new CommandRefused(call.words.refused.lacking(lacking.join(', ')));
    await buildPages(call, settings, life.signal);
    return openDoorsOf(await appOn(database, settings, life), life, call.words, values['no-worker'] !== true);
  });
};

/** From the first setting to the last open connection. Asked to stop while serving is a good end: 0. */
export async function live(
  call: Call,
  prepare: (settings: Settings, life: Life) => Promise<string[]>,
  ready: (settings: Settings) => string = ({ origin }) => call.words.ready(origin),
): Promise<number> {
  const settings = readSettings(process.env);
  const life = openLife();
  let serving = false;
  try {
    const lines = await life.during(prepare(settings, life));
    serving = true;
    const { words, json } = call;
    if (json) console.log(JSON.stringify({ ok: true, origin: settings.origin }));
    else console.log([ready(settings), ...lines, words.howToStop].join('\n'));
    await life.during(new Promise<never>(() => {}));
    return 0;
  } catch (error) {
    if (!life.interrupted) throw error;
    return serving ? 0 : INTERRUPTED;
  } finally {
    await step(call, call.words.step.stop, () => life.end());
    if (serving && !call.json) console.log(call.words.stopped);
  }
}

/** The database, closed with the life; the life ends when it does. */
export async function openFor(life: Life, { words }: Call, open: () => Promise<OpenDatabase>): Promise<OpenDatabase> {
  const database = await open();
  life.onEnd(() => database.close());
  database.lost?.then((last) =>
    life.fail(new CommandRefused(words.refused.databaseLost(last.split('\n').at(-1) ?? ''))),
  );
  return database;
}

export async function appOn(database: OpenDatabase, settings: Settings, life: Life): Promise<App> {
  await readyKeys(settings.files);
  const url = database.lost ? await servingUrl(database.ownerUrl) : database.url;
  const app = openApp(settings, url);
  const tracing = await openTracing(settings.otlpEndpoint, (spans) =>
    app.log.warn({ event: 'traces-lost', spans }, 'the collector of traces does not take them'),
  );
  life.onEnd(async () => tracing?.close());
  life.onEnd(() => app.close());
  return app;
}

const HOUR_MS = 3_600_000;

export async function openDoorsOf(app: App, life: Life, words: Call['words'], works = true): Promise<string[]> {
  await app.files.sweepTemp(instant(app.clock.now() - HOUR_MS));
  await app.unfinished.sweep(app.clock.now());
  const simulator = await startEId(app.settings);
  life.onEnd(async () => simulator?.close());
  // Without a worker of its own the program still takes its jobs to those of others.
  const worker = works ? await work(app) : openCourier(app.db, app.realm, troubleOf(app));
  life.onEnd(() => worker.close());
  const doors = await openDoors(app);
  life.onEnd(() => doors.close());
  return filesLines(
    app.settings,
    words,
    app.settings.files.scanner && (await openScanner(app.settings.files.scanner.address).answers()),
  );
}

/** What an operator should know of the files from the first line on. */
function filesLines({ files }: Settings, { files: say }: Call['words'], answers: boolean | undefined): string[] {
  const lines = [];
  if (files.keyFile === undefined) lines.push(say.plain);
  if (answers === undefined) lines.push(say.noScanner);
  else if (!answers) lines.push(files.scanner?.away === 'refuse' ? say.scannerAway : say.scannerAwayAccepts);
  return lines;
}
