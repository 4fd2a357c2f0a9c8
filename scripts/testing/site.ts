import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../src/db/embedded/port.ts';

export interface Site {
  url: string;
  /** Where it keeps papers. */
  files: string;
  /** The port of the mail server it is told of. Nobody listens there until a journey does: it begins with a server that is down. */
  smtpPort: number;
  stop(): Promise<void>;
}

/** The whole program as an operator starts it, with the demo province, on a database given to it. */
export async function openSite(databaseUrl: string): Promise<Site> {
  const [port, smtpPort] = [await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), 'motcua-site-'));
  const child = spawn(process.execPath, ['src/cli/main.ts', 'start', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      E_ID_PORT: String(await freePort()),
      ORIGIN: `http://localhost:${port}`,
      MOTCUA_VAR: folder,
      MOTCUA_DEMO: 'empty',
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      LOG_LEVEL: 'warn',
    },
  });
  const said: string[] = [];
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ready = new Promise<boolean>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream as NodeJS.ReadableStream }).on('line', (line) => {
        said.push(line);
        if (line.startsWith('{"ok":true')) resolve(true);
      });
    ended.then(() => resolve(false));
  });
  if (!(await ready)) throw new Error(`The site did not start:\n${said.join('\n')}`);
  return {
    url: `http://localhost:${port}`,
    files: join(folder, 'files'),
    smtpPort,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
