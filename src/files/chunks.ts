import { createCipheriv, createDecipheriv } from 'node:crypto';
import { ByteReader } from './byte-reader.ts';
import { nonceOf } from './sealed.ts';

/** Plain bytes of a chunk, and what sealing adds to it. Any range is opened by its own chunks alone. */
export const CHUNK = 65_536;
const TAG = 16;
export const SEALED = CHUNK + TAG;

/** A stored body that is not what was kept there: turned, moved or cut. */
export class FileAltered extends Error {
  constructor() {
    super('a stored file was altered');
    this.name = 'FileAltered';
  }
}

/** AES-256-GCM under the file's own key; the nonce says which chunk it is, and whether it is the last. */
export function sealChunk(key: Buffer, place: number, isLast: boolean, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place, isLast));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(key: Buffer, place: number, isLast: boolean, sealed: Buffer): Buffer {
  if (sealed.length < TAG) throw new FileAltered();
  const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(place, isLast), { authTagLength: TAG });
  cipher.setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([cipher.update(sealed.subarray(0, -TAG)), cipher.final()]);
  } catch {
    throw new FileAltered();
  }
}

/** Plain bytes in a sealed body of so many bytes. */
export const plainSize = (body: number): number => body - TAG * Math.ceil(body / SEALED);

/** The plain bytes from `start` to `end`, both counted in, of a sealed body. Throws FileAltered before it gives out a wrong byte. */
export async function* openSpan(
  body: { readonly size: number; read(start: number, end: number): AsyncIterable<Uint8Array> },
  key: Buffer,
  { start, end }: { start: number; end: number },
): AsyncGenerator<Buffer> {
  const last = Math.ceil(body.size / SEALED) - 1;
  const [from, to] = [Math.floor(start / CHUNK), Math.min(last, Math.floor(end / CHUNK))];
  const reader = new ByteReader(body.read(from * SEALED, Math.min(body.size, (to + 1) * SEALED) - 1));
  for (let place = from; place <= to; place += 1) {
    const plain = openChunk(key, place, place === last, await reader.upTo(SEALED));
    const first = place * CHUNK;
    yield plain.subarray(Math.max(0, start - first), Math.min(plain.length, end - first + 1));
  }
}
