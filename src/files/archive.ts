import { createInflate, createInflateRaw } from 'node:zlib';
import type { Received } from './spool.ts';

/** Bounds for what is read of an archive a stranger sent: the end record, the list of contents, one small part. */
const TAIL_BYTES = 65_557;
const LIST_BYTES = 4_000_000;
const PART_BYTES = 1_000_000;
const READ_BYTES = 65_536;

const END_RECORD = 0x06054b50;
const LIST_ENTRY = 0x02014b50;
const END_BYTES = 22;
const LOCAL_HEADER = 30;
const STORED = 0;
const DEFLATED = 8;

export interface Entry {
  readonly name: string;
  readonly isLocked: boolean;
  readonly method: number;
  /** Bytes as they lie in the archive, and as the list says they will be. */
  readonly packed: number;
  readonly at: number;
}

export interface Listed {
  readonly entries: readonly Entry[];
  /** Where the list begins, and where the archive says it ends. */
  readonly listAt: number;
  readonly end: number;
}

/** The end record of an archive that ends within the last bytes of a file (APPNOTE 4.3.16); the one a reader would take. */
export async function endRecord(file: Received): Promise<{ at: number; tail: Buffer; from: number } | undefined> {
  const from = Math.max(0, file.size - TAIL_BYTES);
  const tail = await file.read(from, TAIL_BYTES);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_RECORD) continue;
    const [length, start] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    // A chance likeness in compressed bytes points nowhere.
    if (start + length <= from + at) return { at: from + at, tail: tail.subarray(at), from };
  }
  return undefined;
}

/** The archive's own list of contents (APPNOTE 4.3.12), or nothing if it is broken or too long to be a document. */
export async function listOf(file: Received): Promise<Listed | undefined> {
  const found = await endRecord(file);
  if (!found) return undefined;
  const [length, listAt] = [found.tail.readUInt32LE(12), found.tail.readUInt32LE(16)];
  if (length > LIST_BYTES) return undefined;
  const list = await file.read(listAt, length);
  const entries: Entry[] = [];
  for (let at = 0; at + 46 <= list.length && list.readUInt32LE(at) === LIST_ENTRY; ) {
    const name = list.readUInt16LE(at + 28);
    entries.push({
      name: list.toString('utf8', at + 46, at + 46 + name),
      isLocked: (list.readUInt16LE(at + 8) & 1) === 1,
      method: list.readUInt16LE(at + 10),
      packed: list.readUInt32LE(at + 20),
      at: list.readUInt32LE(at + 42),
    });
    at += 46 + name + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return { entries, listAt, end: found.at + END_BYTES + found.tail.readUInt16LE(20) };
}

/** What an entry unpacks to, in pieces, whatever the list says of its length. A broken one ends where it breaks. */
export async function* contentOf(file: Received, { at, packed, method }: Entry): AsyncGenerator<Buffer> {
  const header = await file.read(at, LOCAL_HEADER);
  if (header.length < LOCAL_HEADER) return;
  const from = at + LOCAL_HEADER + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (method === STORED) yield* slices(file, from, packed);
  else if (method === DEFLATED) yield* inflated(slices(file, from, packed), true);
}

async function* slices(file: Received, from: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; ) {
    const part = await file.read(from + done, Math.min(READ_BYTES, length - done));
    if (part.length === 0) return;
    yield part;
    done += part.length;
  }
}

/** From here to wherever the compressed bytes end. */
export const inflatedFrom = (file: Received, from: number): AsyncGenerator<Buffer> =>
  inflated(slices(file, from, file.size - from), false);

/** Holds some pieces; reads no more of the source than is asked for. */
async function* inflated(source: AsyncIterable<Buffer>, raw: boolean): AsyncGenerator<Buffer> {
  const inflate = raw ? createInflateRaw() : createInflate();
  const feeding = (async () => {
    for await (const part of source) {
      if (inflate.destroyed || inflate.writableEnded) return;
      if (!inflate.write(part)) await new Promise<void>((go) => inflate.once('drain', go).once('close', go));
    }
    inflate.end();
  })().catch(() => inflate.destroy());
  try {
    for await (const part of inflate) yield part as Buffer;
  } catch {
    // broken compressed bytes: a reader gets no further either
  } finally {
    inflate.destroy();
    await feeding;
  }
}

/** A small part as text; nothing of what is longer. */
export async function textOf(file: Received, entry: Entry | undefined): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  if (!entry || entry.packed > PART_BYTES) return '';
  for await (const part of contentOf(file, entry)) {
    size += part.length;
    if (size > PART_BYTES) return '';
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
