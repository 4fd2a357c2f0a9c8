import type { Acting } from '#db/transaction.ts';
import type { Safe } from '#files/safe.ts';
import { CODE_SECRET_BYTES } from '../secrets/one-time-code.ts';

/** What an act on secrets of codes needs of the program besides. */
export type Sealing = Acting & { readonly secrets: Safe };

/** The row a secret is sealed for. */
export const sealedFor = (realm: string, way: string): string => `${realm} code ${way}`;

/** An older program kept them as they are; sealed they are longer. */
export const isPlain = (kept: Buffer): boolean => kept.length === CODE_SECRET_BYTES;

/** The secret that codes of this way are checked with; nothing when no key here opens it. */
export const openCode = (safe: Safe, realm: string, { id, kept }: { id: string; kept: Buffer }): Buffer | undefined =>
  isPlain(kept) ? kept : safe.open(kept, sealedFor(realm, id));
