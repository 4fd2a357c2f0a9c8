import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import type { Label } from './shelf.ts';

/** Why files cannot be opened or kept at all: the operator must act. Said as a sentence by the commands. */
export type FilesKeyProblemCode = 'key-missing' | 'key-unreadable' | 'key-lost';

export class FilesKeyProblem extends Error {
  readonly code: FilesKeyProblemCode;
  readonly subject: string;
  constructor(code: FilesKeyProblemCode, subject: string) {
    super(`${code}: ${subject}`);
    this.name = 'FilesKeyProblem';
    this.code = code;
    this.subject = subject;
  }
}

const ID = 8;
const NONCE = 12;
const KEY = 32;
const TAG = 16;
export const LABEL_BYTES = ID + NONCE + KEY + TAG;

interface RealmKey {
  readonly id: Buffer;
  readonly key: Buffer;
}

/** The realm's keys: the first wraps, every one unwraps. */
export interface RealmKeys {
  /** A file's key wrapped by the newest realm key, good for the file of this hash alone. */
  wrap(dataKey: Buffer, sha256: string): Label;
  /** The file's key; throws FilesKeyProblem `key-lost` when no realm key here opens any label. */
  unwrap(labels: readonly Label[], sha256: string): Buffer;
  /** Whether this is the only label and the newest key made it. */
  isCurrent(labels: readonly Label[]): boolean;
  /** Secrets for streams sealed by themselves (sealed.ts), the newest first. */
  secrets(): readonly { readonly key: Buffer }[];
}

const realmKey = (hex: string): RealmKey => {
  const key = Buffer.from(hex, 'hex');
  return { key, id: createHash('sha256').update('motcua realm key ').update(key).digest().subarray(0, ID) };
};

function readKeys(path: string): RealmKey[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new FilesKeyProblem('key-missing', path);
    throw error;
  }
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0 || !lines.every((line) => /^[0-9a-f]{64}$/i.test(line)))
    throw new FilesKeyProblem('key-unreadable', path);
  return lines.map(realmKey);
}

/** The keys of a file, a line each in hexadecimal, the newest first. Read again when it changes: keys are changed while programs run. */
export function keysOfFile(path: string): RealmKeys {
  let [keys, seen]: [readonly RealmKey[], string] = [[], ''];
  const current = (): readonly RealmKey[] => {
    const found = statSync(path, { throwIfNoEntry: false });
    const mark = found ? `${found.ino} ${found.mtimeMs} ${found.size}` : 'none';
    if (mark !== seen || keys.length === 0) [keys, seen] = [readKeys(path), mark];
    return keys;
  };
  return {
    wrap: (dataKey, sha256) => wrapped(current()[0] as RealmKey, dataKey, sha256),
    unwrap(labels, sha256) {
      for (const label of labels) {
        const realm = current().find(({ id }) => id.equals(label.subarray(0, ID)));
        const opened = realm && unwrapped(realm, label, sha256);
        if (opened) return opened;
      }
      throw new FilesKeyProblem('key-lost', sha256);
    },
    isCurrent: (labels) =>
      labels.length === 1 && current()[0]?.id.equals((labels[0] as Label).subarray(0, ID)) === true,
    secrets: () => current().map(({ key }) => ({ key })),
  };
}

function wrapped({ id, key }: RealmKey, dataKey: Buffer, sha256: string): Label {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(sha256, 'hex'));
  return Buffer.concat([id, nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
}

function unwrapped({ key }: RealmKey, label: Label, sha256: string): Buffer | undefined {
  const cipher = createDecipheriv('aes-256-gcm', key, label.subarray(ID, ID + NONCE), { authTagLength: TAG });
  cipher.setAAD(Buffer.from(sha256, 'hex')).setAuthTag(label.subarray(-TAG));
  try {
    return Buffer.concat([cipher.update(label.subarray(ID + NONCE, -TAG)), cipher.final()]);
  } catch {
    return undefined; // a slot half written, or the label of another file
  }
}

/** A first key, in a file only its owner may read; one that is there stays as it is. Answers whether it was made. */
export function makeFilesKey(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })) return false;
  write(path, [randomBytes(KEY).toString('hex')]);
  return true;
}

/** Puts a new key before those of the file. */
export const addFilesKey = (path: string): void =>
  write(path, [randomBytes(KEY).toString('hex'), ...readKeys(path).map(({ key }) => key.toString('hex'))]);

/** Leaves only the newest key in the file. Answers how many went. The caller has looked that no file needs them. */
export function dropOldKeys(path: string): number {
  const [newest, ...old] = readKeys(path);
  if (newest && old.length > 0) write(path, [newest.key.toString('hex')]);
  return old.length;
}

function write(path: string, keys: readonly string[]): void {
  const part = `${path}.part`;
  const file = openSync(part, 'w', 0o600);
  writeSync(file, `${keys.join('\n')}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(part, path);
}
