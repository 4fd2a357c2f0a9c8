import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PostgresProblem } from './problem.ts';

/** How a PostgreSQL program is started: what stands before it on the command line, and as whom. */
export interface ServerUser {
  prefix: string[];
  uid?: number;
  gid?: number;
}

const NOBODY = 65_534;
const NAMESPACE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];

/**
 * PostgreSQL refuses to run as root. Root therefore runs it in a user namespace, where it is `nobody` while its
 * files stay root's (docs/decisions/0004); where namespaces are forbidden, and for data that belongs to somebody,
 * as that somebody. `folder` exists and will hold the cluster; it may be given away to `postgres` or `nobody`.
 */
export function serverUser(folder: string, program: string): ServerUser {
  const owner = statSync(folder);
  const me = process.getuid?.();
  if (me !== 0) {
    if (owner.uid !== me) throw new PostgresProblem('postgres-not-yours', { folder, owner: nameOf(owner.uid) });
    return { prefix: [] };
  }
  if (owner.uid === 0) {
    if (spawnSync(NAMESPACE[0] as string, [...NAMESPACE.slice(1), 'true']).status === 0) return { prefix: NAMESPACE };
    return asAnother(giveAway(folder), folder, program);
  }
  return asAnother(owner, folder, program);
}

function asAnother(user: { uid: number; gid: number }, folder: string, program: string): ServerUser {
  for (const path of [program, folder]) {
    const closed = firstClosed(path, user);
    if (closed) throw new PostgresProblem('postgres-path-closed', { folder: closed, user: nameOf(user.uid) });
  }
  return { prefix: [], uid: user.uid, gid: user.gid };
}

/** The first folder on the way that this user may not pass. */
function firstClosed(path: string, { uid, gid }: { uid: number; gid: number }): string | undefined {
  const way: string[] = [];
  for (let at = dirname(path); at !== '/'; at = dirname(at)) way.unshift(at);
  return way.find((at) => spawnSync('test', ['-x', at], { uid, gid }).status !== 0);
}

function giveAway(folder: string): { uid: number; gid: number } {
  const line = (name: string) =>
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((one) => one.startsWith(`${name}:`))
      ?.split(':');
  const found = line('postgres') ?? line('nobody');
  const user = { uid: Number(found?.[2] ?? NOBODY), gid: Number(found?.[3] ?? NOBODY) };
  chownSync(folder, user.uid, user.gid);
  for (const name of readdirSync(folder, { recursive: true })) {
    chownSync(join(folder, String(name)), user.uid, user.gid);
  }
  return user;
}

const nameOf = (uid: number): string =>
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.split(':')[2] === String(uid))
    ?.split(':')[0] ?? String(uid);

const SETPRIV = '/usr/bin/setpriv';

/**
 * Starts a PostgreSQL program as that user. When this process dies, however it dies, the kernel sends it `lastSignal`.
 * The order matters: the kernel forgets that wish when a process changes its user, so `setpriv` comes last.
 */
export function spawnAs(
  user: ServerUser,
  command: string[],
  lastSignal: 'INT' | 'KILL',
  options: SpawnOptions,
): ChildProcess {
  const guard = existsSync(SETPRIV) ? [SETPRIV, '--pdeathsig', lastSignal, '--'] : [];
  const [program = '', ...args] = [...user.prefix, ...guard, ...command];
  // A session of its own: Ctrl-C in the terminal reaches the program, which stops the server when its work is done.
  return spawn(program, args, {
    ...options,
    detached: true,
    ...(user.uid === undefined ? {} : { uid: user.uid, gid: user.gid }),
  } as SpawnOptions);
}
