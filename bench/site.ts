import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../src/db/embedded/port.ts';
import { runningPostgres } from '../src/db/embedded.ts';

export interface Site {
  readonly address: string;
  /** Of the database, as its superuser. */
  readonly url: string;
  /** A command of the program over the same data; answers what it printed as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: each command has an answer of its own
  motcua(...args: string[]): any;
  stop(): Promise<void>;
}

async function ready(address: string): Promise<void> {
  for (const until = Date.now() + 300_000; Date.now() < until; ) {
    const answers = await fetch(`${address}/readyz`).then(
      (res) => res.ok,
      () => false,
    );
    if (answers) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the program does not answer');
}

/** The program as `npm start` runs it, with its demonstration province, in a process of its own. */
export async function startSite(folder: string): Promise<Site> {
  const port = await freePort();
  const env = {
    ...process.env,
    ...{
      PORT: String(port),
      E_ID_PORT: String(await freePort()),
      MOTCUA_VAR: join(folder, 'var'),
      MOTCUA_DEMO: 'empty',
    },
    ...{ LOG_LEVEL: 'warn', API_RATE: '1000000' },
  };
  const address = `http://localhost:${port}`;
  const args = ['src/cli/main.ts', 'start', '--json'];
  const child: ChildProcess = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = async (): Promise<void> => {
    const ended = new Promise<void>((done) => child.once('close', () => done()));
    child.kill('SIGTERM');
    await ended;
  };
  try {
    await ready(address);
    const url = runningPostgres(join(folder, 'var/postgres'));
    if (!url) throw new Error('no database is running');
    const motcua = (...command: string[]) =>
      JSON.parse(
        execFileSync(process.execPath, ['src/cli/main.ts', ...command, '--json'], {
          // A slow statement is told on the same stream as the answer.
          ...{ env: { ...env, LOG_LEVEL: 'silent' }, encoding: 'utf8', maxBuffer: 1e8 },
        }),
      );
    return { address, url, motcua, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
