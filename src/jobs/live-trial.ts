import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { resolve } from 'node:path';
import { endTrial } from '#simulation/trials.ts';
import type { App } from '../app.ts';

const MAIN = resolve(import.meta.dirname, '../cli/main.ts');
/** Of JavaScript, in megabytes: a thousand dossiers need a third of it. */
const MEMORY = 512;

/**
 * Sends a process of the lowest priority to live a trial, and does not wait for it: it takes minutes, and tells by the trial's row how far
 * it is. It ends with the program; one that was killed is known by its silence.
 */
export async function startTrial(app: App, payload: unknown): Promise<void> {
  const { id } = payload as { id: string };
  const child = spawn(process.execPath, [`--max-old-space-size=${MEMORY}`, MAIN, 'simulate', 'trial', id, '--json'], {
    stdio: 'ignore',
  });
  const end = () => child.kill();
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  // Should it end without a word, the trial ends too; one that has ended stays as it is.
  child.once('exit', (code) => {
    if (code !== 0) endTrial(app, id, { outcome: 'failed', why: `exit ${code}` }).catch(() => {});
  });
  await new Promise<void>((done, fail) => {
    child.once('error', fail);
    child.once('spawn', () => done());
  });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
}
