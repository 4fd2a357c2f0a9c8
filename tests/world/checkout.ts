import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../src/db/embedded/port.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Somebody who is not root; Debian's `nobody`. */
const NOBODY = 65_534;
export const isRoot = process.getuid?.() === 0;
export type Who = 'root' | 'user';
/** Root can try both; anybody else only itself. */
export const everybody: Who[] = isRoot ? ['root', 'user'] : ['user'];

export interface Checkout {
  readonly folder: string;
  readonly port: number;
  readonly cluster: string;
  /** Runs `npm start`, or another command, as its owner in a terminal of its own; its province without dossiers, unless `env` says else. */
  run(command?: string[], env?: Record<string, string>): Run;
  remove(): void;
}

export interface Run {
  /** Everything said so far. */
  said(): string;
  /** True when it serves, false when it ended without. */
  readonly ready: Promise<boolean>;
  readonly ended: Promise<number | null>;
  /** To the process started. */
  kill(signal: NodeJS.Signals): void;
  /** To everything in its terminal, as Ctrl-C does. */
  ctrlC(): void;
}

/**
 * What a fresh clone holds, in a folder only its owner may enter: with the packages already installed or without, and
 * with our built pages or none.
 */
export async function makeCheckout(who: Who, { installed = true, built = false } = {}): Promise<Checkout> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-checkout-'));
  // npm's own answer to "which files": tracked, and new ones that are not ignored.
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8' });
  const there = files.split('\0').filter((file) => file && exists(join(ROOT, file)));
  execFileSync('xargs', ['-0', 'cp', '-a', '--parents', '-t', folder], { cwd: ROOT, input: there.join('\0') });
  if (installed) takeModules(folder);
  // Times of files are kept, so pages that are up to date here are so there.
  if (built && existsSync(join(ROOT, 'build'))) execFileSync('cp', ['-a', join(ROOT, 'build'), folder]);
  const owner = isRoot && who === 'user' ? NOBODY : undefined;
  if (owner !== undefined) giveTo(owner, folder);
  const port = await freePort();
  const ports = { PORT: String(port), E_ID_PORT: String(await freePort()) };
  return {
    folder,
    port,
    cluster: join(folder, 'var/postgres'),
    run: (command = ['npm', 'start'], env = {}) =>
      start(command, folder, owner, { ...ports, ...provinceOf(env), ...env }),
    remove: () => {
      for (const path of [folder, `${folder}-home`])
        rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** The demonstration's twelve months take a minute, and one test looks at them. */
const provinceOf = (env: Record<string, string>): Record<string, string> =>
  env['DATABASE_URL'] === undefined ? { MOTCUA_DEMO: 'empty' } : {};

const exists = (path: string): boolean => {
  try {
    readlinkSync(path);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EINVAL'; // there, and no link
  }
};

/** Hard links where the file system allows: the packages are 700 MB. */
function takeModules(folder: string): void {
  const from = join(ROOT, 'node_modules');
  try {
    execFileSync('cp', ['-al', from, folder], { stdio: 'ignore' });
  } catch {
    execFileSync('cp', ['-a', from, folder]);
  }
  // What the build writes there is its owner's.
  for (const made of ['$app', '.vite-temp', '.vite'])
    rmSync(join(folder, 'node_modules', made), { recursive: true, force: true });
}

/** All but the packages' files, which are links to ours. */
function giveTo(owner: number, folder: string): void {
  chownSync(folder, owner, owner);
  for (const name of readdirSync(folder)) {
    if (name === 'node_modules') chownSync(join(folder, name), owner, owner);
    else execFileSync('chown', ['-R', String(owner), join(folder, name)]);
  }
  chmodSync(folder, 0o700);
}

/** The environment of a person who has just opened a terminal: nothing of the test's npm or newer Node. */
function plainEnvironment(home: string): Record<string, string | undefined> {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((part) => !part.includes('node_modules'));
  return { PATH: path.join(delimiter), HOME: home, TERM: 'dumb', MOTCUA_LANG: 'en', LOG_LEVEL: 'warn' };
}

function start(command: string[], folder: string, owner: number | undefined, env: Record<string, string>): Run {
  const home = `${folder}-home`;
  mkdirSync(home, { recursive: true });
  if (owner !== undefined) chownSync(home, owner, owner);
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...plainEnvironment(home), MOTCUA_TEST_CHECKOUT: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(owner === undefined ? {} : { uid: owner, gid: owner }),
  });
  return watch(child);
}

function watch(child: ChildProcess): Run {
  let said = '';
  // Not 'close': after kill -9 the pipe stays open as long as anything is left that holds it.
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const ready = new Promise<boolean>((done) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part) => {
        said += part;
        if (said.includes('serves at http')) done(true);
      });
    ended.then(() => done(false));
  });
  return {
    said: () => said,
    ready,
    ended,
    kill: (signal) => child.kill(signal),
    ctrlC: () => process.kill(-(child.pid as number), 'SIGINT'),
  };
}

/** Every process that a checkout's commands started and that still lives, with its command line. */
export function living({ folder }: Checkout): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // PostgreSQL writes over its environment, but works in its data.
        const ours =
          readFileSync(`/proc/${name}/environ`, 'utf8').includes(`MOTCUA_TEST_CHECKOUT=${folder}\0`) ||
          readlinkSync(`/proc/${name}/cwd`).startsWith(`${folder}/`);
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return ours && command ? [{ pid: Number(name), command }] : [];
      } catch {
        return [];
      }
    });
}

/** kill -9 of those processes that fit, all unless told; the number hit. One that ends by itself meanwhile is no error. */
export function killAll(checkout: Checkout, fits: (command: string) => boolean = () => true): number {
  const hit = living(checkout).filter(({ command }) => fits(command));
  for (const { pid } of hit) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
  return hit.length;
}

const GOODBYE_MS = 10_000;

/** What is still alive after everything had time to notice that its program ended. */
export async function orphans(checkout: Checkout): Promise<string[]> {
  const until = Date.now() + GOODBYE_MS;
  for (;;) {
    const left = living(checkout);
    if (left.length === 0 || Date.now() > until) return left.map(({ pid, command }) => `${pid} ${command}`);
    await wait(50);
  }
}
