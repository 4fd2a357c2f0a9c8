import { instant } from '#kernel/time.ts';
import { forgetPreviews } from '#vault/index.ts';
import type { App } from '../app.ts';

const HOUR_MS = 3_600_000;

/** Every night: files that no row of any realm names, uploads nobody went on with, what killed processes left. */
export async function collectFiles(app: App): Promise<void> {
  const { files, unfinished, read, clock, log } = app;
  const now = clock.now();
  const named = async (hashes: readonly string[]) => {
    const { rows } = await read.query<{ sha256: string }>(
      'select distinct files_named as sha256 from files_named($1)',
      [hashes],
    );
    return new Set(rows.map(({ sha256 }) => sha256));
  };
  const lost = await forgetPreviews(app);
  const found = await files.collect(named, now);
  const [stale, uploads] = [await files.sweepTemp(instant(now - HOUR_MS)), await unfinished.sweep(now)];
  log.info({ event: 'files-collected', ...found, lost, stale, uploads }, 'collected files that nobody names');
}
