import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a step found. `notes` are shown under its line. */
export interface Found {
  passed: number;
  failed: number;
  notes: string[];
}

export interface Options {
  signal: AbortSignal;
  env?: Record<string, string>;
}

export interface Ended {
  code: number;
  said: string;
}

/** Runs a program of Node to its end and collects what it says. */
export function collect(args: string[], { signal, env = {} }: Options): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', ...env },
    });
    const stop = () => child.kill('SIGTERM');
    signal.addEventListener('abort', stop);
    const parts: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part));
    child.once('close', (code) => {
      signal.removeEventListener('abort', stop);
      resolve({ code: code ?? 1, said: Buffer.concat(parts).toString() });
    });
  });
}

/** One check that is no test of node:test: it counts as one. */
export const check = (good: boolean, { said }: Ended): Found =>
  good ? { passed: 1, failed: 0, notes: [] } : { passed: 0, failed: 1, notes: [said.trim()] };

export const together = (...parts: Found[]): Found => ({
  passed: parts.reduce((sum, { passed }) => sum + passed, 0),
  failed: parts.reduce((sum, { failed }) => sum + failed, 0),
  notes: parts.flatMap(({ notes }) => notes),
});

export interface TestRun extends Options {
  /** All files in one process, one after another: quick, for tests that share nothing. */
  isolated?: boolean;
  concurrency?: number;
  /** After this a test (a whole file, when isolated) counts as failed, so that one that hangs cannot hide the rest. */
  seconds: number;
}

/** Runs test files and counts them by node:test's own summary. Files that cannot even be loaded count as failed. */
export async function runTests(
  files: string[],
  { isolated = true, concurrency = 2, seconds, ...options }: TestRun,
): Promise<Found> {
  if (files.length === 0) return { passed: 0, failed: 0, notes: [] };
  const folder = mkdtempSync(join(tmpdir(), 'motcua-counts-'));
  const counts = join(folder, 'counts.json');
  const { code, said } = await collect(
    [
      ...['--test', isolated ? `--test-concurrency=${concurrency}` : '--test-isolation=none', '--test-force-exit'],
      `--test-timeout=${seconds * 1000}`,
      ...['--test-reporter=dot', '--test-reporter-destination=stdout'],
      ...[`--test-reporter=${join(import.meta.dirname, 'counts.ts')}`, `--test-reporter-destination=${counts}`],
      ...files,
    ],
    options,
  );
  const found = readCounts(counts);
  rmSync(folder, { recursive: true });
  if (code !== 0 && found.failed === 0) found.failed = 1;
  if (found.skipped > 0) found.notes.push(`${found.skipped} skipped`);
  return { ...found, notes: found.failed > 0 ? [...found.notes, said.trim()] : found.notes };
}

function readCounts(path: string): Found & { skipped: number } {
  try {
    const { passed, failed, cancelled, skipped } = JSON.parse(readFileSync(path, 'utf8'));
    return { passed, failed: failed + cancelled, skipped, notes: [] };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, notes: ['the tests ended without a summary'] };
  }
}
