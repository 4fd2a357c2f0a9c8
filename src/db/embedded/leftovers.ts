import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PostgresProblem } from './problem.ts';

/** Processes of PostgreSQL that work in this cluster. Every one of them has it as its working folder. */
function living(cluster: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return (
          readlinkSync(`/proc/${pid}/cwd`) === cluster && /^postgres\b/.test(basename(readlinkSync(`/proc/${pid}/exe`)))
        );
      } catch {
        return false; // ended meanwhile, or another user's
      }
    });
}

function postmaster(cluster: string): number {
  try {
    return Number(readFileSync(`${cluster}/postmaster.pid`, 'utf8').split('\n')[0]);
  } catch {
    return 0;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // ended meanwhile
  }
}

const GENTLE_MS = 30_000;
const STUCK_MS = 45_000;

/**
 * Ends what a killed program left running on this cluster: asks the server to stop (it writes a checkpoint), then
 * orders it to. Works by what each process stands on, never by name or by a number that may be somebody else's now.
 */
export async function stopLeftovers(cluster: string, found: () => void = () => {}): Promise<void> {
  const began = Date.now();
  if (living(cluster).length === 0) return forgetStranger(cluster);
  found();
  ask(cluster, 'SIGINT', 'SIGTERM');
  if (await gone(cluster, began + GENTLE_MS)) return;
  ask(cluster, 'SIGQUIT', 'SIGKILL');
  if (await gone(cluster, began + STUCK_MS)) return;
  throw new PostgresProblem('postgres-stuck', { pid: living(cluster)[0] ?? 0 });
}

/** After a crash the number in postmaster.pid may be another program's by now; the server would refuse to start for it. */
function forgetStranger(cluster: string): void {
  const pid = postmaster(cluster);
  if (pid > 0 && existsSync(`/proc/${pid}`)) rmSync(`${cluster}/postmaster.pid`);
}

/** The server tells its workers; workers without a server are told one by one. */
function ask(cluster: string, head: NodeJS.Signals, worker: NodeJS.Signals): void {
  const left = living(cluster);
  const master = postmaster(cluster);
  if (left.includes(master)) signal(master, head);
  else for (const pid of left) signal(pid, worker);
}

async function gone(cluster: string, until: number): Promise<boolean> {
  while (living(cluster).length > 0) {
    if (Date.now() > until) return false;
    await wait(40);
  }
  return true;
}
