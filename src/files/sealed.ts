import {
  type CipherGCM,
  createCipheriv,
  createDecipheriv,
  createHash,
  type DecipherGCM,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { ByteReader } from './byte-reader.ts';

/** What opens a sealed stream: 32 bytes from a key file, or words that a person keeps. */
export type Secret = { readonly key: Buffer } | { readonly passphrase: string };

export type SealedProblemCode = 'not-sealed' | 'wrong-key' | 'cut' | 'altered';

export class SealedProblem extends Error {
  readonly code: SealedProblemCode;
  constructor(code: SealedProblemCode) {
    super(code);
    this.name = 'SealedProblem';
    this.code = code;
  }
}

/** The first line of every sealed stream; a new format gets a new number. */
const MAGIC = 'MOTCUA-SEALED 1';
const CHUNK = 65_536;
const TAG = 16;
/** 2^17 · 8 · 128 bytes = 128 MB for a second or so: OWASP's first choice for scrypt (Password Storage Cheat Sheet). */
const COST = { N: 131_072, r: 8, p: 1 } as const;
const MAXMEM = 256 * 1_048_576;

interface Head {
  readonly kdf: 'scrypt' | 'key';
  readonly salt: string;
  /** Tells a wrong key from an altered stream, and binds the stream to one key (key commitment). */
  readonly check: string;
}

async function masterOf(secret: Secret, salt: Buffer): Promise<Buffer> {
  if ('key' in secret) return secret.key;
  return new Promise((resolve, reject) => {
    const words = secret.passphrase.normalize('NFC');
    scrypt(words, salt, 32, { ...COST, maxmem: MAXMEM }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** A key of this stream's own (HKDF, RFC 5869): so a counter is nonce enough and none is used twice. */
const derived = (master: Buffer, salt: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, salt, `motcua sealed 1 ${use}`, 32));

/** 96 bits: the number of the chunk, and whether it is the last (STREAM; Hoang, Reyhanitabar, Rogaway, Vizár 2015). */
export function nonceOf(place: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(place, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

const binding = (head: string): Buffer => createHash('sha256').update(head).digest();

/** Encrypts a stream chunk by chunk with AES-256-GCM. Holds one chunk in memory. */
export async function* seal(source: AsyncIterable<Uint8Array>, secret: Secret): AsyncGenerator<Buffer> {
  const salt = randomBytes(32);
  const master = await masterOf(secret, salt);
  const fields: Head = {
    kdf: 'key' in secret ? 'key' : 'scrypt',
    salt: salt.toString('hex'),
    check: derived(master, salt, 'check').toString('hex'),
  };
  const head = `${MAGIC}\n${JSON.stringify(fields)}\n`;
  const [key, bound] = [derived(master, salt, 'data'), binding(head)];
  yield Buffer.from(head);
  const reader = new ByteReader(source);
  for (let place = 0; ; place += 1) {
    const chunk = await reader.upTo(CHUNK);
    const isLast = await reader.atEnd();
    const cipher: CipherGCM = createCipheriv('aes-256-gcm', key, nonceOf(place, isLast));
    cipher.setAAD(bound);
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    if (isLast) return;
  }
}

/** The stream that was sealed; nothing is yielded that is not authentic. Throws SealedProblem. */
export async function* unseal(source: AsyncIterable<Uint8Array>, secret: Secret): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  if ((await reader.line(MAGIC.length + 1)) !== MAGIC) throw new SealedProblem('not-sealed');
  const written = await reader.line(1_000);
  const { kdf, salt, check } = readHead(written);
  if ((kdf === 'key') !== 'key' in secret) throw new SealedProblem('wrong-key');
  const master = await masterOf(secret, salt);
  if (!timingSafeEqual(derived(master, salt, 'check'), check)) throw new SealedProblem('wrong-key');
  const [key, bound] = [derived(master, salt, 'data'), binding(`${MAGIC}\n${written}\n`)];
  const open = (sealed: Buffer, place: number, isLast: boolean): Buffer | undefined => {
    const cipher: DecipherGCM = createDecipheriv('aes-256-gcm', key, nonceOf(place, isLast), { authTagLength: TAG });
    cipher.setAAD(bound).setAuthTag(sealed.subarray(-TAG));
    try {
      return Buffer.concat([cipher.update(sealed.subarray(0, -TAG)), cipher.final()]);
    } catch {
      return undefined;
    }
  };
  for (let place = 0; ; place += 1) {
    const sealed = await reader.upTo(CHUNK + TAG);
    if (sealed.length < TAG) throw new SealedProblem('cut');
    const isLast = await reader.atEnd();
    const plain = open(sealed, place, isLast);
    // Authentic, but not as the last chunk: what follows is missing.
    if (!plain)
      throw new SealedProblem(
        isLast && (sealed.length < CHUNK + TAG || open(sealed, place, false)) ? 'cut' : 'altered',
      );
    yield plain;
    if (isLast) return;
  }
}

function readHead(written: string | undefined): { kdf: string; salt: Buffer; check: Buffer } {
  try {
    const { kdf, salt, check } = JSON.parse(written ?? '') as Head;
    const read = { kdf, salt: Buffer.from(salt, 'hex'), check: Buffer.from(check, 'hex') };
    if (read.salt.length === 32 && read.check.length === 32 && ['key', 'scrypt'].includes(kdf)) return read;
  } catch {
    // not ours, or altered
  }
  throw new SealedProblem('altered');
}
