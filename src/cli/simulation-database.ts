import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '#db/migrate.ts';
import { connectOnce } from '#db/pool.server.ts';
import { type App, openApp } from '../app.ts';
import { readSettings, type Settings } from '../env.server.ts';
import { type Call, CommandRefused } from './command.ts';
import { clusterOf, MIGRATIONS, type OpenDatabase, openExisting, openServer } from './database.ts';
import { fillings } from './fillings.ts';
import { step } from './step.ts';

export interface OpenRun {
  readonly app: App;
  close(): Promise<void>;
}

export const databaseOf = (name: string) => `motcua_simulation_${name.replaceAll('-', '_')}`;

function beside(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/**
 * The program on the database of a run: its own, on the same server (`fill`: made, migrated and seeded if there is none),
 * or without a name the program's. Files of a run stand beside the others, under `simulations`.
 */
export async function openRun(call: Call, name: string | undefined, wish: 'fill' | 'look'): Promise<OpenRun> {
  const settings = readSettings(process.env);
  if (name === undefined) {
    const database = await openExisting(call, settings);
    return opened(openApp(settings, database.url), database);
  }
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) throw new CommandRefused(call.words.simulation.nameUnfit(name));
  const server = await (wish === 'fill' ? openOrStart(call, settings) : openExisting(call, settings));
  try {
    const known = await isThere(server.ownerUrl, databaseOf(name), wish === 'fill');
    if (!known) throw new CommandRefused(call.words.simulation.noRun(name));
    const folder = join(settings.varFolder, 'simulations', name);
    mkdirSync(folder, { recursive: true });
    const ownerUrl = beside(server.ownerUrl, databaseOf(name));
    if (wish === 'fill') await step(call, call.words.step.migrate, () => migrate(ownerUrl, MIGRATIONS));
    // Never with an office's real keys, and nothing invented in its store: what no row there names is collected.
    const files = { ...settings.files, folder: join(folder, 'files'), s3: undefined };
    const own = { ...settings, varFolder: folder, files, demo: true, signing: 'demo' as const };
    const app = openApp(own, beside(server.url, databaseOf(name)));
    if (wish === 'fill')
      for (const { label, fill } of fillings(app.settings)) await step(call, call.words.step[label], () => fill(app));
    return opened(app, server);
  } catch (error) {
    await server.close();
    throw error;
  }
}

const opened = (app: App, database: OpenDatabase): OpenRun => ({
  app,
  async close() {
    await app.close();
    await database.close();
  },
});

const openOrStart = (call: Call, settings: Settings): Promise<OpenDatabase> =>
  settings.databaseUrl || existsSync(clusterOf(settings)) ? openExisting(call, settings) : openServer(call, settings);

/** Whether the run's database is there; made, if it is wished. */
async function isThere(ownerUrl: string, name: string, isWished: boolean): Promise<boolean> {
  const client = await connectOnce(ownerUrl);
  try {
    const known = await client.query('select from pg_database where datname = $1', [name]);
    if (known.rowCount === 1) return true;
    // The name is of small letters, digits and underscores (openRun).
    if (isWished) await client.query(`create database ${name}`);
    return isWished;
  } finally {
    await client.end();
  }
}
