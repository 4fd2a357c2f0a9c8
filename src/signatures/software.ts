import { type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { Signer } from './types.ts';

const signed = promisify(
  (data: Uint8Array, key: KeyObject, done: (error: Error | null, signature: Buffer) => void): void =>
    sign('sha256', data, key, done),
);

/** A key that lies in this program's memory. Signs in a thread of Node's pool. */
export const softwareSigner = (key: KeyObject, chain: readonly Uint8Array[]): Signer => ({
  chain,
  sign: (bytes) => signed(bytes, key),
});
