import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { holdFolder } from '#db/hold.ts';
import type { Words } from '#words/index.ts';
import type { Settings } from '../env.server.ts';
import { CommandRefused } from './command.ts';

type Say = Words['cli']['refused'];

/** Looks whether everything the program needs can be had, before anything is touched. Throws CommandRefused. */
export async function checkReady({ port, host, eIdPort, varFolder, databaseUrl }: Settings, say: Say): Promise<void> {
  if (!databaseUrl) await checkAlone(varFolder, say);
  await checkPort(port, host, say);
  if (eIdPort) await checkPort(eIdPort, 'localhost', say);
  checkWritable(varFolder, say);
}

async function checkAlone(folder: string, say: Say): Promise<void> {
  const hold = await holdFolder(folder).catch(() => undefined); // no such folder yet: nobody is in it
  if (hold && 'heldBy' in hold) throw new CommandRefused(say.running(String(hold.heldBy), folder));
  await hold?.release();
}

export async function checkPort(port: number, host: string, say: Say): Promise<void> {
  const code = await tryPort(port, host);
  if (code === 'EADDRINUSE') throw new CommandRefused(say.port(String(port), String(await freeAfter(port, host))));
  if (code === 'EACCES') throw new CommandRefused(say.portRight(String(port)));
  if (code) throw new CommandRefused(say.host(host));
}

async function freeAfter(port: number, host: string): Promise<number> {
  for (let next = port + 1; next < port + 100 && next < 65_536; next += 1)
    if (!(await tryPort(next, host))) return next;
  return 0;
}

/** The error of listening there, or nothing. */
const tryPort = (port: number, host: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });

function checkWritable(folder: string, say: Say): void {
  const trial = join(folder, `.trial-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(trial, 'một cửa');
    rmSync(trial);
  } catch (error) {
    const full = ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
    throw new CommandRefused(full ? say.disk(folder) : say.folder(folder));
  }
}
