import { randomBytes, randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CHUNK, openSpan, SEALED, sealChunk } from './chunks.ts';
import { HEADER_BYTES, headerOf } from './header.ts';
import type { RealmKeys } from './realm-keys.ts';
import type { Finished } from './shelf.ts';

/** Reads any part of a file that was received. Fewer bytes come back where it ends. */
export interface Received {
  readonly size: number;
  read(at: number, length: number): Promise<Buffer>;
}

/** A file being received: on this machine's disk, and sealed from its first byte where the realm has keys. */
export interface Spool extends Received {
  readonly path: string;
  write(bytes: Uint8Array): Promise<void>;
  /** After the last byte: from now on it can be read. */
  finish(): Promise<void>;
  /** Puts the label on, synchronises, and hands it over. */
  settle(sha256: string): Promise<Finished>;
  /** Closes it, and removes it if nobody took it. */
  discard(): Promise<void>;
}

export async function openSpool(folder: string, keys: RealmKeys | undefined): Promise<Spool> {
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx+', 0o600);
  const discard = async () => {
    await file.close();
    await rm(path, { force: true });
  };
  return keys ? new SealedSpool(path, file, discard, keys) : new PlainSpool(path, file, discard);
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; )
    done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

class PlainSpool implements Spool {
  readonly path: string;
  readonly discard: () => Promise<void>;
  readonly #file: FileHandle;
  size = 0;

  constructor(path: string, file: FileHandle, discard: () => Promise<void>) {
    this.path = path;
    this.#file = file;
    this.discard = discard;
  }

  async write(bytes: Uint8Array): Promise<void> {
    await writeAll(this.#file, bytes, this.size);
    this.size += bytes.length;
  }

  async finish(): Promise<void> {}

  read(at: number, length: number): Promise<Buffer> {
    return readAt(this.#file, at, Math.max(0, Math.min(length, this.size - at)));
  }

  async settle(): Promise<Finished> {
    await this.#file.sync();
    return { path: this.path, skip: 0, label: undefined };
  }
}

class SealedSpool implements Spool {
  readonly path: string;
  readonly discard: () => Promise<void>;
  readonly #file: FileHandle;
  readonly #keys: RealmKeys;
  readonly #key = randomBytes(32);
  #held = Buffer.allocUnsafe(CHUNK);
  #filled = 0;
  #place = 0;
  #body = 0;
  size = 0;

  constructor(path: string, file: FileHandle, discard: () => Promise<void>, keys: RealmKeys) {
    this.path = path;
    this.#file = file;
    this.discard = discard;
    this.#keys = keys;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      // A full chunk waits for the next byte: only then it is known not to be the last.
      if (this.#filled === CHUNK) await this.#seal(false);
      const part = bytes.subarray(at, at + CHUNK - this.#filled);
      this.#held.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
    }
    this.size += bytes.length;
  }

  async #seal(isLast: boolean): Promise<void> {
    const sealed = sealChunk(this.#key, this.#place, isLast, this.#held.subarray(0, this.#filled));
    await writeAll(this.#file, sealed, HEADER_BYTES + this.#place * SEALED);
    this.#body += sealed.length;
    this.#place += 1;
    this.#filled = 0;
  }

  async finish(): Promise<void> {
    await this.#seal(true);
    this.#held = Buffer.alloc(0);
  }

  async read(at: number, length: number): Promise<Buffer> {
    const end = Math.min(this.size, at + length) - 1;
    if (end < at) return Buffer.alloc(0);
    const file = this.#file;
    const body = {
      size: this.#body,
      async *read(from: number, to: number) {
        yield await readAt(file, HEADER_BYTES + from, to - from + 1);
      },
    };
    const parts: Buffer[] = [];
    for await (const part of openSpan(body, this.#key, { start: at, end })) parts.push(part);
    return Buffer.concat(parts);
  }

  async settle(sha256: string): Promise<Finished> {
    const label = this.#keys.wrap(this.#key, sha256);
    await writeAll(this.#file, headerOf(label), 0);
    await this.#file.sync();
    return { path: this.path, skip: HEADER_BYTES, label };
  }
}
