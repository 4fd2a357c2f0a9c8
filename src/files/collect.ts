import { DAY_MS, type Instant } from '#kernel/time.ts';
import type { Placed, Shelf } from './shelf.ts';

/** Which of these files a row names, in any realm. */
export type AskNamed = (hashes: readonly string[]) => Promise<ReadonlySet<string>>;

export interface Collected {
  readonly setAside: number;
  readonly broughtBack: number;
  readonly dropped: number;
}

/** Longer than any act between the keeping of a file and its row. */
const GRACE_MS = 2 * DAY_MS;
/** How long a file that nobody names waits aside, where it is still found, before it is gone. */
const ASIDE_MS = 7 * DAY_MS;
const BATCH = 1_000;

/**
 * Takes away what no row names, in two steps days apart. First aside, where a reader still finds it; then, if still
 * nobody names it, for good. So a file whose row is written at the very moment of either question is never lost: what is
 * named when it is asked again comes back, and what was kept anew lies in its place besides.
 */
export async function collect(shelf: Shelf, named: AskNamed, now: Instant): Promise<Collected> {
  const count = { setAside: 0, broughtBack: 0, dropped: 0 };
  for await (const batch of batches(shelf.listAside())) {
    const wanted = await named(batch.map(({ sha256 }) => sha256));
    for (const { sha256, keptAt } of batch) {
      if (wanted.has(sha256)) {
        await shelf.bringBack(sha256);
        count.broughtBack += 1;
      } else if (keptAt <= now - ASIDE_MS) {
        await shelf.drop(sha256);
        count.dropped += 1;
      }
    }
  }
  for await (const batch of batches(shelf.list())) {
    const old = batch.filter(({ keptAt }) => keptAt <= now - GRACE_MS);
    const wanted = await named(old.map(({ sha256 }) => sha256));
    for (const { sha256 } of old) {
      if (wanted.has(sha256)) continue;
      await shelf.setAside(sha256);
      count.setAside += 1;
    }
  }
  return count;
}

async function* batches(files: AsyncIterable<Placed>): AsyncGenerator<Placed[]> {
  let batch: Placed[] = [];
  for await (const file of files) {
    batch.push(file);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
