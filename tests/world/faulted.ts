import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type EmbeddedPostgres, startPostgres } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { connectOnce } from '#db/pool.server.ts';
import { makeClient } from '#identity/index.ts';
import { type Client, openClient } from '../../clients/typescript/client.ts';
import { type App, openApp } from '../../src/app.ts';
import { importAll } from '../../src/cli/import.ts';
import { freePort } from '../../src/db/embedded/port.ts';
import { seedDemo } from '../../src/demo/index.ts';
import { readSettings } from '../../src/env.server.ts';
import type { Hooks } from './database.ts';
import { EVERY_POST, EVERY_SCOPE } from './machine.ts';

/** Longer than any answer may take while something is broken: whoever waits so long was left hanging. */
export const PATIENCE_MS = 15_000;

/** The real program as a process of its own, on a database that may be struck. */
export interface Faulted {
  readonly folder: string;
  readonly url: string;
  /** Beside the program, on its database: to prepare and to look. Its own connections are lost like everybody's. */
  readonly app: App;
  /** A machine of the program's API that holds every post; it never sends anything twice by itself. */
  client(): Promise<Client>;
  /** Runs `motcua serve`, or another command, with these settings besides the usual ones, until it is ready. */
  start(env?: Record<string, string>, how?: How): Promise<Program>;
  /** As the superuser. */
  asOwner(sql: string): Promise<void>;
  /** Ends the server as `pg_ctl stop -m fast` or `-m immediate` would. */
  strike(how: 'fast' | 'immediate'): Promise<void>;
  /** Starts it again, at the same address. */
  raise(): Promise<void>;
}

/** `under`: the command that starts it, as one that shows it another disk. */
export interface How {
  readonly command?: 'serve' | 'worker';
  readonly under?: readonly string[];
}

export interface Program {
  readonly pid: number;
  said(): string;
  readonly ended: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

export async function openFaulted(t: Hooks): Promise<Faulted> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-faults-'));
  const open = () => startPostgres({ directory: join(folder, 'postgres'), durable: true });
  let postgres: EmbeddedPostgres = await open();
  const { url } = postgres;
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const [eIdPort, running] = [await freePort(), new Set<ChildProcess>()];
  const settings = { PORT: String(port), ORIGIN: address, E_ID_PORT: String(eIdPort), MOTCUA_DEMO: 'empty' };
  const app = openApp(readSettings({ ...settings, LOG_LEVEL: 'silent', MOTCUA_VAR: folder }), url);
  t.after(async () => {
    for (const child of running) child.kill('SIGKILL');
    await app.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  await migrate(url, resolve('migrations'));
  await importAll(app);
  await seedDemo(app);
  return {
    ...{ folder, url: address, app },
    client: async () => {
      const wish = { name: 'Máy thử sự cố', scopes: EVERY_SCOPE, posts: EVERY_POST };
      const made = await makeClient(app, 'system:cli', wish);
      assert.ok(made.ok);
      const { id, secret } = made.value;
      const impatient: typeof fetch = (input, init) =>
        fetch(input, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
      return openClient({ origin: address, clientId: id, clientSecret: secret, retries: 0, fetch: impatient });
    },
    start: async (env = {}, how = {}) => {
      const program = launch({ ...settings, DATABASE_URL: url, MOTCUA_VAR: folder, ...env }, how, running);
      await until('the program to be ready', async () => {
        const gone = await Promise.race([program.ended.then(() => true), false]);
        assert.ok(!gone, program.said());
        return program.said().includes('{"ok":true') || undefined;
      });
      return program;
    },
    asOwner: async (sql) => {
      const admin = await connectOnce(url);
      await admin.query(sql).finally(() => admin.end());
    },
    strike: async (how) => {
      const [main] = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(main), SIGNALS[how]);
      await postgres.lost;
      await postgres.stop();
    },
    raise: async () => {
      postgres = await open();
      assert.equal(postgres.url, url, 'the server came back elsewhere');
    },
  };
}

function launch(
  env: Record<string, string>,
  { command = 'serve', under = [] }: How,
  running: Set<ChildProcess>,
): Program {
  const [first = '', ...rest] = [...under, process.execPath, 'src/cli/main.ts', command, '--json'];
  const child = spawn(first, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LOG_LEVEL: 'warn', ...env },
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      said += part;
    });
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  ended.then(() => running.delete(child));
  return { pid: child.pid as number, said: () => said, ended, kill: (signal) => void child.kill(signal) };
}

/** Asks again and again until there is an answer. */
export async function until<T>(what: string, ask: () => Promise<T | undefined> | T | undefined, ms = 60_000) {
  for (const end = Date.now() + ms; ; ) {
    const found = await ask();
    if (found !== undefined) return found;
    assert.ok(Date.now() < end, `waited in vain for ${what}`);
    await wait(50);
  }
}

/** What a killed program had sent the server still carries out, such as a try that begins; then its connections end. */
export const endsAtServer = ({ db, read, realm }: Pick<App, 'db' | 'read' | 'realm'>) =>
  until('its connections to end', async () => {
    const { rows } = await read.query<{ there: number }>(
      `select count(*)::integer as there from pg_stat_activity where datname = current_database() and application_name = $1`,
      [`motcua ${realm}`],
    );
    const { inUse, idle } = db.connections();
    return (rows[0]?.there ?? 0) <= inUse + idle || undefined;
  });
