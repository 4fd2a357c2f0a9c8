import { createHash } from 'node:crypto';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { FilesKeyProblem, type RealmKeys } from './realm-keys.ts';

/** Small secrets for the database to keep: each of 16 to 64 bytes, wrapped by the realm's key as the key of a file is. */
export interface Safe {
  /** Good for the row of this name alone. Refused where the realm has no key: nothing is kept in the clear. */
  seal(secret: Buffer, name: string): Outcome<Buffer, 'safe-key-missing'>;
  /** The secret; nothing when no key here opens it. */
  open(sealed: Buffer, name: string): Buffer | undefined;
  /** Whether the newest key sealed it. */
  isCurrent(sealed: Buffer): boolean;
}

/** In the place of a file's hash: what was sealed for one row opens in no other, and never as a file's key. */
const placeOf = (name: string): string => createHash('sha256').update(`motcua secret ${name}`).digest('hex');

/** `keys` is asked each time: the program's own key file is made at the first start. */
export const safeWith = (keys: () => RealmKeys | undefined): Safe => ({
  seal(secret, name) {
    if (secret.length < 16 || secret.length > 64) throw new Error(`a secret of ${secret.length} bytes`);
    const found = keys();
    return found ? ok(found.wrap(secret, placeOf(name))) : refused('safe-key-missing');
  },
  open(sealed, name) {
    try {
      return keys()?.unwrap([sealed], placeOf(name));
    } catch (error) {
      if (error instanceof FilesKeyProblem && error.code === 'key-lost') return undefined;
      throw error;
    }
  },
  isCurrent: (sealed) => keys()?.isCurrent([sealed]) ?? false,
});
