import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { instant } from '#kernel/time.ts';
import { HEADER_BYTES, labelsIn, replaceLabel } from './header.ts';
import type { Item, Placed, Shelf } from './shelf.ts';

const ASIDE = 'aside';
const READ_BYTES = 262_144;

/**
 * A folder of files, `ab/cd/abcd…`: 65,536 folders hold ten million files at 150 each. What is received lies on the same
 * disk, so that its last move is one rename: under its hash there is all of it or nothing.
 */
export function folderShelf(folder: string): Shelf {
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const beside = (sha256: string) => join(folder, ASIDE, sha256);
  return {
    keep: (sha256, { path }) => settle(path, folder, sha256),
    // In its place once more: it may have come back between the two looks.
    take: async (sha256) =>
      (await itemAt(place(sha256))) ?? (await itemAt(beside(sha256))) ?? (await itemAt(place(sha256))),
    async relabel(sha256, seen, label) {
      const file = await open(place(sha256), 'r+');
      return replaceLabel(file, seen, label).finally(() => file.close());
    },
    list: () => placedIn(folder),
    async setAside(sha256) {
      await mkdir(join(folder, ASIDE), { recursive: true, mode: 0o700 });
      await rename(place(sha256), beside(sha256));
      const now = new Date();
      await utimes(beside(sha256), now, now);
    },
    async *listAside() {
      for (const sha256 of await namesIn(join(folder, ASIDE), /^[0-9a-f]{64}$/))
        yield { sha256, keptAt: instant((await stat(beside(sha256))).mtimeMs) };
    },
    bringBack: (sha256) => settle(beside(sha256), folder, sha256),
    drop: (sha256) => rm(beside(sha256), { force: true }),
  };
}

async function itemAt(path: string): Promise<Item | undefined> {
  const file = await opened(path);
  if (!file) return undefined;
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const labels = labelsIn(buffer.subarray(0, bytesRead));
    const skip = labels ? HEADER_BYTES : 0;
    return {
      labels: labels ?? [],
      size: size - skip,
      read: (start, end) => span(file, start + skip, end + skip),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function* span(file: FileHandle, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at <= end; ) {
    const length = Math.min(READ_BYTES, end - at + 1);
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

async function opened(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Moves a finished file under its hash, over the same content if it is already there: so the answer means "on the
 * disk" also when another process had renamed but not yet synchronised it.
 */
async function settle(path: string, folder: string, sha256: string): Promise<void> {
  const first = join(folder, sha256.slice(0, 2));
  const second = join(first, sha256.slice(2, 4));
  await mkdir(second, { recursive: true, mode: 0o700 });
  await rename(path, join(second, sha256));
  for (const one of [second, first, folder]) await synchronise(one);
}

async function synchronise(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* placedIn(folder: string): AsyncGenerator<Placed> {
  for (const first of await namesIn(folder, /^[0-9a-f]{2}$/))
    for (const second of await namesIn(join(folder, first), /^[0-9a-f]{2}$/))
      for (const sha256 of await namesIn(join(folder, first, second), /^[0-9a-f]{64}$/)) {
        const found = await stat(join(folder, first, second, sha256)).catch(() => undefined);
        if (found) yield { sha256, keptAt: instant(found.mtimeMs) };
      }
}

async function namesIn(folder: string, like: RegExp): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => like.test(name)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
