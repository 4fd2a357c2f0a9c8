import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isFull } from '#db/faults.ts';
import { refused } from '#kernel/outcome.ts';
import type { Instant } from '#kernel/time.ts';
import { receive } from './receive.ts';
import { type FileStore, isSha256 } from './store.ts';

const TEMP = 'incoming';

/**
 * Keeps files in a folder, `ab/cd/abcd…`: 65,536 folders hold ten million files at 150 each. A file being received
 * lies in `incoming` on the same disk, so that its last move is one rename: under its hash there is all of it or nothing.
 */
export async function openFolderStore(folder: string): Promise<FileStore> {
  const temp = join(folder, TEMP);
  await mkdir(temp, { recursive: true, mode: 0o700 });
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const sizeOf = (sha256: string) => (isSha256(sha256) ? fileSize(place(sha256)) : undefined);
  return {
    async put(source, terms) {
      const path = join(temp, randomUUID());
      let file: FileHandle | undefined;
      try {
        file = await open(path, 'wx+', 0o600);
        const received = await receive(source, file, terms);
        if (!received.ok) return received;
        await file.sync();
        await settle(path, folder, received.value.sha256);
        return received;
      } catch (error) {
        // Nothing half kept: under its hash stands all of it or nothing.
        if (isFull(error)) return refused('disk-full');
        throw error;
      } finally {
        await file?.close();
        await rm(path, { force: true });
      }
    },
    async open(sha256) {
      const size = await sizeOf(sha256);
      return size === undefined
        ? undefined
        : { size, read: (range) => createReadStream(place(sha256), { ...range, highWaterMark: 262_144 }) };
    },
    has: async (sha256) => (await sizeOf(sha256)) !== undefined,
    sweepTemp: (untouchedSince) => sweep(temp, untouchedSince),
  };
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

async function fileSize(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function sweep(temp: string, untouchedSince: Instant): Promise<number> {
  let swept = 0;
  for (const name of await readdir(temp)) {
    const path = join(temp, name);
    const found = await stat(path).catch(() => undefined);
    if (!found || found.mtimeMs >= untouchedSince) continue;
    await rm(path, { force: true });
    swept += 1;
  }
  return swept;
}

/** Every file kept in a folder, by its hash in order: for backups, and to compare with what the database names. */
export async function* storedIn(folder: string): AsyncGenerator<{ sha256: string; size: number }> {
  for (const first of await namesIn(folder, /^[0-9a-f]{2}$/))
    for (const second of await namesIn(join(folder, first), /^[0-9a-f]{2}$/))
      for (const sha256 of await namesIn(join(folder, first, second), /^[0-9a-f]{64}$/))
        yield { sha256, size: (await fileSize(join(folder, first, second, sha256))) ?? 0 };
}

async function namesIn(folder: string, like: RegExp): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => like.test(name)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
