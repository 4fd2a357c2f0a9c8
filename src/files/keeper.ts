import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { isFull } from '#db/faults.ts';
import { refused } from '#kernel/outcome.ts';
import type { Instant } from '#kernel/time.ts';
import { FileAltered, openSpan, plainSize } from './chunks.ts';
import { collect } from './collect.ts';
import type { Scanning } from './judge.ts';
import { type Quarantine, quarantineOn } from './quarantine.ts';
import { FilesKeyProblem, type RealmKeys } from './realm-keys.ts';
import { receive } from './receive.ts';
import { type Item, ItemReplaced, type Shelf } from './shelf.ts';
import { openSpool, type Spool } from './spool.ts';
import { type FileStore, isSha256, type OpenFile, type PutTerms, type Sealing } from './store.ts';
import { fileTypes } from './types.ts';

export interface KeeperParts {
  readonly shelf: Shelf;
  /** A folder of this machine for what is being received; on the shelf's own disk where that is a folder. */
  readonly incoming: string;
  /** Without keys files are kept plain. Plain files stay readable with them. */
  readonly keys?: RealmKeys | undefined;
  readonly scanning?: Scanning | undefined;
  /** Where infected files lie. Without one nothing of them is kept. */
  readonly infected?: Shelf | undefined;
}

/** What was kept or judged before: looked at no more. */
const KNOWN: PutTerms = { limit: Number.MAX_SAFE_INTEGER, accept: fileTypes, trusted: true };

/** A store of many machines shows some the old and some the new for a moment. */
const TRIES = 8;
const PAUSE_MS = 50;

/** The store over a shelf: receives, judges, hashes and seals each file once as it comes, then hands it to the shelf whole. */
export async function openKeeper(parts: KeeperParts): Promise<FileStore> {
  const { shelf, incoming } = parts;
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const taken = async (sha256: string) => (isSha256(sha256) ? shelf.take(sha256) : undefined);
  const store: FileStore = {
    put: (source, terms) => put(parts, store.quarantine, source, terms),
    async open(sha256) {
      const item = await taken(sha256);
      if (!item) return undefined;
      await item.close();
      return openFile(parts, sha256, item);
    },
    async has(sha256) {
      const item = await taken(sha256);
      await item?.close();
      return item !== undefined;
    },
    sweepTemp: (untouchedSince) => sweep(incoming, untouchedSince),
    list: () => shelf.list(),
    sealing: async (sha256) => {
      const item = await taken(sha256);
      await item?.close();
      return item && stateOf(parts, item, sha256);
    },
    bringUp: (sha256) => bringUp(parts, store, sha256),
    collect: (named, now) => collect(shelf, named, now),
    quarantine: quarantineOn(parts.infected, parts.keys !== undefined),
  };
  return store;
}

async function put(
  { shelf, incoming, keys, scanning }: KeeperParts,
  quarantine: Quarantine,
  source: AsyncIterable<Uint8Array>,
  terms: PutTerms,
): ReturnType<FileStore['put']> {
  let spool: Spool | undefined;
  try {
    const coming = await openSpool(incoming, keys);
    spool = coming;
    // A disk that takes no infected file keeps nobody from the answer that it is one.
    const aside = (sha256: string) => quarantine.take(coming, sha256).catch(() => false);
    const received = await receive(source, coming, terms, scanning && { ...scanning, quarantine: aside });
    if (!received.ok) return received;
    await shelf.keep(received.value.sha256, await spool.settle(received.value.sha256));
    return received;
  } catch (error) {
    // Nothing half kept: under its hash stands all of it or nothing.
    if (isFull(error)) return refused('disk-full');
    throw error;
  } finally {
    await spool?.discard();
  }
}

const sizeOf = ({ labels, size }: Item): number => (labels.length > 0 ? plainSize(size) : size);

function openFile({ shelf, keys }: KeeperParts, sha256: string, seen: Item): OpenFile {
  const size = sizeOf(seen);
  async function* part(start: number, end: number) {
    // Taken anew: meanwhile the same content may have been kept again, under another key of its own.
    const item = await shelf.take(sha256);
    if (!item) throw new Error(`${sha256} is gone`);
    try {
      if (item.labels.length === 0) yield* item.read(start, end);
      else yield* openSpan(item, unwrapped(keys, item, sha256), { start, end });
    } finally {
      await item.close();
    }
  }
  async function* span(start: number, end: number) {
    for (let [from, tried] = [start, 0]; ; ) {
      try {
        for await (const bytes of part(from, end)) {
          yield bytes;
          [from, tried] = [from + bytes.length, 0];
        }
        return;
      } catch (error) {
        tried += 1;
        if (!(error instanceof ItemReplaced) || tried >= TRIES) throw error;
        await wait(PAUSE_MS * tried);
      }
    }
  }
  return {
    size,
    read: ({ start, end } = { start: 0, end: size - 1 }) =>
      Readable.from(span(start, Math.min(end, size - 1)), { objectMode: false, highWaterMark: 262_144 }),
  };
}

const unwrapped = (keys: RealmKeys | undefined, { labels }: Item, sha256: string): Buffer => {
  if (!keys) throw new FilesKeyProblem('key-lost', sha256);
  return keys.unwrap(labels, sha256);
};

function stateOf({ keys }: KeeperParts, { labels }: Item, sha256: string): Sealing {
  if (labels.length === 0) return 'plain';
  if (keys?.isCurrent(labels)) return 'current';
  try {
    keys?.unwrap(labels, sha256);
    return keys ? 'older' : 'lost';
  } catch {
    return 'lost';
  }
}

async function bringUp(
  parts: KeeperParts,
  store: FileStore,
  sha256: string,
): Promise<'as-it-was' | 'rewrapped' | 'sealed'> {
  const { shelf, keys } = parts;
  const item = await shelf.take(sha256);
  await item?.close();
  if (!item || !keys || stateOf(parts, item, sha256) === 'current') return 'as-it-was';
  if (item.labels.length > 0) {
    const label = keys.wrap(keys.unwrap(item.labels, sha256), sha256);
    return (await shelf.relabel(sha256, item.labels, label)) ? 'rewrapped' : bringUp(parts, store, sha256);
  }
  const kept = await store.put(openFile(parts, sha256, item).read(), KNOWN);
  if (!kept.ok) throw new Error(`${sha256}: ${kept.code}`);
  if (kept.value.sha256 !== sha256) throw new FileAltered();
  return 'sealed';
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
