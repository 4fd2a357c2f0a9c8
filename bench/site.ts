import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { freePort } from '../src/db/embedded/port.ts';
import { runningPostgres } from '../src/db/embedded.ts';
import { connectOnce } from '../src/db/pool.server.ts';
import { say } from './say.ts';

export interface Site {
  readonly address: string;
  /** Of the database, as its superuser. */
  readonly url: string;
  /** As its superuser; closed with the site. */
  readonly client: pg.Client;
  /** From its start to its first good answer; milliseconds. */
  readonly startMs: number;
  /** A command of the program over the same data; answers what it printed as JSON, on its last line. */
  // biome-ignore lint/suspicious/noExplicitAny: each command has an answer of its own
  motcua(...args: string[]): any;
  /** Of the program, without its database. */
  memory(): { resident: number; most: number };
  /** Makes dossiers with true histories until there are so many; officers besides the demonstration's, if there were none. */
  grow(dossiers: number, officers?: number): Promise<void>;
}

export interface Terms {
  /** Instead of one of its own, which is removed; left behind. */
  readonly keep?: string | undefined;
  readonly env?: Record<string, string>;
  /** Where it answers, if that must be known before. */
  readonly port?: number;
}

/** The program as `npm start` runs it, with its demonstration province, in a process of its own; ended after the work. */
export async function withSite<T>(terms: Terms, work: (site: Site) => Promise<T>): Promise<T> {
  const folder = terms.keep ?? mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  const port = terms.port ?? (await freePort());
  const address = `http://localhost:${port}`;
  const env = {
    ...process.env,
    ...{
      PORT: String(port),
      E_ID_PORT: String(await freePort()),
      MOTCUA_VAR: join(folder, 'var'),
      MOTCUA_DEMO: 'empty',
    },
    ...{ LOG_LEVEL: 'warn', API_RATE: '1000000', ...terms.env },
  };
  const began = performance.now();
  const args = ['src/cli/main.ts', 'start', '--json'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 2, 'inherit'] });
  let client: pg.Client | undefined;
  try {
    await ready(address, child);
    const startMs = performance.now() - began;
    const url = runningPostgres(join(folder, 'var/postgres'));
    if (!url) throw new Error('no database is running');
    client = await connectOnce(url);
    const site = { address, url, client, startMs, memory: () => memoryOf(child), motcua: commands(env) };
    return await work({ ...site, grow: (dossiers, officers) => grow(site, dossiers, officers) });
  } finally {
    await client?.end();
    await ended(child);
    if (!terms.keep) rmSync(folder, { recursive: true, force: true });
  }
}

async function ready(address: string, child: ChildProcess): Promise<void> {
  for (const until = Date.now() + 300_000; Date.now() < until && child.exitCode === null; await wait(50)) {
    const answers = await fetch(`${address}/readyz`).then(
      (res) => res.ok,
      () => false,
    );
    if (answers) return;
  }
  throw new Error('the program does not answer');
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('close', () => done());
    child.kill('SIGTERM');
  });
}

const commands =
  (env: NodeJS.ProcessEnv): Site['motcua'] =>
  (...command) => {
    const whole = { env, encoding: 'utf8' as const, maxBuffer: 1e8 };
    return JSON.parse(execFileSync(process.execPath, ['src/cli/main.ts', ...command, '--json'], whole));
  };

function memoryOf({ pid }: ChildProcess): { resident: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = (name: string) => 1024 * Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]);
  return { resident: bytes('VmRSS'), most: bytes('VmHWM') };
}

/** What the program still does with new dossiers or at its start, such as counting them, is done before anything is measured. */
export async function settled(client: pg.Client): Promise<void> {
  const rest = `select (select count(*) from score_pending) + (select count(*) from job_outbox)
    + (select count(*) from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts) as n`;
  while (Number((await client.query(rest)).rows[0].n) > 0) await wait(500);
}

async function grow(
  { client, motcua }: Pick<Site, 'client' | 'motcua'>,
  dossiers: number,
  officers = 50,
): Promise<void> {
  const there = Number((await client.query('select count(*) as n from dossier')).rows[0].n);
  if (there >= dossiers) return;
  const began = performance.now();
  const count = ['--count', String(dossiers - there), '--seed', String(7 + there)];
  motcua('generate', ...count, ...(there ? ['--into-used'] : ['--officers', String(officers)]));
  await settled(client);
  await client.query('vacuum analyze');
  say(`${dossiers} dossiers, ${dossiers - there} of them new, in ${Math.round((performance.now() - began) / 1000)} s`);
}
