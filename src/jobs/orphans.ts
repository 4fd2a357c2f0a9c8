import { instant } from '#kernel/time.ts';
import type { App } from '../app.ts';

const HOUR_MS = 3_600_000;

/** Every night: files that no row of any realm names, uploads nobody went on with, what killed processes left. */
export async function collectFiles({ files, unfinished, read, clock, log }: App): Promise<void> {
  const now = clock.now();
  const named = async (hashes: readonly string[]) => {
    const { rows } = await read.query<{ sha256: string }>(
      'select distinct files_named as sha256 from files_named($1)',
      [hashes],
    );
    return new Set(rows.map(({ sha256 }) => sha256));
  };
  const found = await files.collect(named, now);
  const [stale, uploads] = [await files.sweepTemp(instant(now - HOUR_MS)), await unfinished.sweep(now)];
  log.info({ event: 'files-collected', ...found, stale, uploads }, 'collected files that nobody names');
}
