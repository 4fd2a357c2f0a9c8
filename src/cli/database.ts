import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runningPostgres, startPostgres } from '#db/embedded.ts';
import { connectOnce } from '#db/pool.server.ts';
import { setUpServingLogin } from '#db/roles.ts';
import { type App, openApp } from '../app.ts';
import { readSettings, type Settings } from '../env.server.ts';
import { type Call, CommandRefused, type Run } from './command.ts';
import { step } from './step.ts';

export const MIGRATIONS = resolve(import.meta.dirname, '../../migrations');

export interface OpenDatabase {
  /** For migrating: the cluster's superuser, or DATABASE_OWNER_URL. */
  readonly ownerUrl: string;
  /** For everything else. */
  readonly url: string;
  /** Fulfilled with its last words when an embedded server ends by itself. */
  readonly lost?: Promise<string>;
  close(): Promise<void>;
}

const nothing = async () => {};

export const clusterOf = ({ varFolder }: Settings): string => join(varFolder, 'postgres');

/** The server of DATABASE_URL, or the embedded one, made and started. */
export async function openServer(call: Call, settings: Settings): Promise<OpenDatabase> {
  if (settings.databaseUrl) return given(settings.databaseUrl, settings);
  const directory = clusterOf(settings);
  const label = existsSync(directory) ? call.words.step.start : call.words.step.create;
  const postgres = await step(call, label, () => startPostgres({ directory, archive: settings.walArchive }));
  return { ownerUrl: postgres.url, url: postgres.url, lost: postgres.lost, close: () => postgres.stop() };
}

/** The database a command works on: that of DATABASE_URL, of the running program, or the embedded one started for it. */
export async function openExisting(call: Call, settings: Settings): Promise<OpenDatabase> {
  const directory = clusterOf(settings);
  if (settings.databaseUrl) return given(settings.databaseUrl, settings);
  const url = runningPostgres(directory);
  if (url && (await answers(url))) return { ownerUrl: url, url, close: nothing };
  if (!existsSync(directory)) throw new CommandRefused(call.words.refused.noDatabase);
  return openServer(call, settings);
}

const given = (url: string, { ownerUrl }: Settings): OpenDatabase => ({
  ownerUrl: ownerUrl ?? url,
  url,
  close: nothing,
});

/** A killed server leaves its pid file behind. */
async function answers(url: string): Promise<boolean> {
  try {
    await (await connectOnce(url)).end();
    return true;
  } catch {
    return false;
  }
}

/** The address for serving from an embedded cluster: a login that can become nothing but motcua_app, new at every start. */
export async function servingUrl(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  url.username = 'motcua_program';
  url.password = randomBytes(24).toString('hex');
  const client = await connectOnce(ownerUrl);
  try {
    await setUpServingLogin(client, url.username, url.password);
  } finally {
    await client.end();
  }
  return url.href;
}

/** A command that needs the program but not the pages. */
export const withApp =
  (act: (app: App, json: boolean) => Promise<number>): Run =>
  async (call) => {
    const settings = readSettings(process.env);
    const database = await openExisting(call, settings);
    const app = openApp(settings, database.url);
    try {
      return await act(app, call.json);
    } finally {
      await app.close();
      await database.close();
    }
  };
