import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { holdFolder } from '#db/hold.ts';
import type { Settings } from '../env.server.ts';
import { type Call, CommandRefused } from './command.ts';
import { step } from './step.ts';

const STAMP = 'build/.stamp';

/** Everything the pages are built from, as one short text that changes when any of it does. */
function sources(): string {
  const hash = createHash('sha256');
  const files = globSync(['src/**/*', 'static/**/*', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']);
  for (const path of files.filter((one) => !/\.test\.ts$|\.md$/.test(one)).sort()) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function built(): string {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Builds the pages unless they are newer than their sources. The stamp is written last, so that a build cut short
 * is built again. Two programs of one checkout build one after the other.
 */
export async function buildPages(call: Call, settings: Settings, signal: AbortSignal): Promise<void> {
  if (built() === sources()) return;
  await step(call, call.words.step.pages, async () => {
    const hold = await waitToBuild(signal);
    try {
      const stamp = sources();
      if (built() === stamp) return;
      rmSync(STAMP, { force: true });
      await vite(join(settings.varFolder, 'build.log'), call, signal);
      writeFileSync(STAMP, stamp);
    } finally {
      await hold.release();
    }
  });
}

async function waitToBuild(signal: AbortSignal): Promise<{ release(): Promise<void> }> {
  for (;;) {
    const hold = await holdFolder(resolve('src'), 'build');
    if (!('heldBy' in hold)) return hold;
    await wait(100, undefined, { signal });
  }
}

async function vite(log: string, { words }: Call, signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
    signal,
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part));
  const code = await new Promise((done) => child.once('error', done).once('close', done));
  signal.throwIfAborted();
  if (code === 0) return;
  writeFileSync(log, Buffer.concat(said));
  throw new CommandRefused(words.refused.pages(log));
}
