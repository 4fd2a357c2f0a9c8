import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isFull } from '#db/faults.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { Instant } from '#kernel/time.ts';
import type { RealmKeys } from './realm-keys.ts';
import { SealedProblem, seal, unseal } from './sealed.ts';

/** An upload that may stop and go on. Only its owner, at the form it was begun for, gets at it. */
export interface Unfinished {
  readonly id: string;
  readonly owner: string;
  /** The address of the form it is for. */
  readonly target: string;
  /** The sender's name of the file, made safe to show. */
  readonly name: string;
  readonly length: number;
  readonly offset: number;
  readonly expiresAt: Instant;
}

type About = Omit<Unfinished, 'offset'>;
type AppendRefusal = 'file-incomplete' | 'upload-too-much' | 'disk-full';

export interface UnfinishedUploads {
  begin(about: Omit<About, 'id'>): Promise<Outcome<Unfinished, 'upload-too-many'>>;
  find(id: string, owner: string, target: string): Promise<Unfinished | undefined>;
  /** Takes what comes from this place on. Keeps what came when the sender breaks off. Answers the new offset. */
  append(upload: Unfinished, from: number, source: AsyncIterable<Uint8Array>): Promise<Outcome<number, AppendRefusal>>;
  /** The content of a whole one. */
  read(upload: Unfinished): AsyncGenerator<Uint8Array>;
  drop(id: string): Promise<void>;
  /** Removes what nobody went on with in time. Answers how many. */
  sweep(now: Instant): Promise<number>;
}

/** A form of twenty photographs twice over. */
const MOST_OF_ONE = 40;
const isId = (id: string): boolean => /^[0-9a-f-]{36}$/.test(id);
const PART = /^(\d{13})-(\d{1,13})$/;

interface Part {
  readonly name: string;
  readonly at: number;
  readonly size: number;
}

/**
 * A folder for each upload: what it is, and each piece that came as a file of its own, sealed where the store is sealed.
 * A piece gets its name when it is on the disk, so a killed process loses only the piece it was taking.
 */
export function unfinishedIn(folder: string, keys: () => RealmKeys | undefined): UnfinishedUploads {
  const at = (id: string) => join(folder, id);
  const about = async (id: string): Promise<About | undefined> =>
    isId(id) ? readFile(join(at(id), 'about.json'), 'utf8').then(JSON.parse, () => undefined) : undefined;
  const find: UnfinishedUploads['find'] = async (id, owner, target) => {
    const known = await about(id);
    if (!known || known.owner !== owner || known.target !== target) return undefined;
    return { ...known, offset: endOf(await partsIn(at(id))) };
  };
  const all = () => readdir(folder).catch(() => [] as string[]);
  return {
    find,
    async begin(wish) {
      const others = await Promise.all((await all()).map(about));
      if (others.filter((one) => one?.owner === wish.owner).length >= MOST_OF_ONE)
        return refused('upload-too-many', { files: MOST_OF_ONE });
      const made: About = { ...wish, id: randomUUID() };
      await mkdir(at(made.id), { recursive: true, mode: 0o700 });
      await writeFile(join(at(made.id), 'about.json'), JSON.stringify(made), { mode: 0o600, flush: true });
      return ok({ ...made, offset: 0 });
    },
    append: (upload, from, source) => append(at(upload.id), keys(), upload, from, source),
    async *read({ id }) {
      for (const { name } of contiguous(await partsIn(at(id)))) yield* opened(join(at(id), name), keys());
    },
    // Whatever a form calls an upload: only one of ours is removed, never another folder.
    drop: async (id) => (isId(id) ? rm(at(id), { recursive: true, force: true }) : undefined),
    async sweep(now) {
      let swept = 0;
      for (const id of await all()) {
        const known = await about(id);
        if (known && known.expiresAt > now) continue;
        await rm(at(id), { recursive: true, force: true });
        swept += 1;
      }
      return swept;
    },
  };
}

async function append(
  folder: string,
  keys: RealmKeys | undefined,
  { length }: Unfinished,
  from: number,
  source: AsyncIterable<Uint8Array>,
): Promise<Outcome<number, AppendRefusal>> {
  if (endOf(await partsIn(folder)) !== from) return refused('file-incomplete');
  const path = join(folder, `coming-${randomUUID()}`);
  const came = { size: 0, isTooMuch: false };
  try {
    const [secret] = keys?.secrets() ?? [];
    const bytes = upTo(length - from, source, came);
    await pipeline(
      Readable.from(secret ? seal(bytes, secret) : bytes),
      createWriteStream(path, { mode: 0o600, flush: true }),
    );
    if (came.isTooMuch) return refused('upload-too-much', { most: `${Math.ceil(length / 1_048_576)} MB` });
    if (came.size > 0) await rename(path, join(folder, `${String(from).padStart(13, '0')}-${came.size}`));
    return ok(from + came.size);
  } catch (error) {
    if (isFull(error)) return refused('disk-full');
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

/** What comes, until it ends or breaks off; a byte too many spoils it. */
async function* upTo(most: number, source: AsyncIterable<Uint8Array>, came: { size: number; isTooMuch: boolean }) {
  try {
    for await (const chunk of source) {
      came.isTooMuch = came.size + chunk.length > most;
      if (came.isTooMuch) return;
      came.size += chunk.length;
      yield chunk;
    }
  } catch {
    // the sender is gone; what came is kept
  }
}

async function partsIn(folder: string): Promise<Part[]> {
  const names = await readdir(folder).catch(() => []);
  return names.sort().flatMap((name) => {
    const found = PART.exec(name);
    return found ? [{ name, at: Number(found[1]), size: Number(found[2]) }] : [];
  });
}

function contiguous(parts: readonly Part[]): Part[] {
  const row: Part[] = [];
  for (const part of parts) if (part.at === endOf(row)) row.push(part);
  return row;
}

function endOf(parts: readonly Part[]): number {
  let end = 0;
  for (const { at, size } of parts) if (at === end) end += size;
  return end;
}

async function* opened(path: string, keys: RealmKeys | undefined): AsyncGenerator<Uint8Array> {
  const secrets = keys?.secrets() ?? [];
  if (secrets.length === 0) yield* createReadStream(path);
  for (const [which, secret] of secrets.entries()) {
    try {
      yield* unseal(createReadStream(path), secret);
      return;
    } catch (error) {
      // Known before its first byte: sealed under an older key.
      if (!(error instanceof SealedProblem && error.code === 'wrong-key') || which === secrets.length - 1) throw error;
    }
  }
}
