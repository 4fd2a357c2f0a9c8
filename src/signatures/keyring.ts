import type { Instant } from '#kernel/time.ts';
import type { Subject } from './issue.ts';
import type { Signer } from './types.ts';

/** Whose signature: a person by the officer's id, an agency by its code; the label of the key on a token. */
export interface Owner {
  readonly label: string;
  readonly kind: 'person' | 'agency';
  readonly subject: Subject;
}

export type SignerFailure = 'signer-unknown' | 'signer-away' | 'signer-refused' | 'signer-silent';

/** Why a token or service did not sign: a code that has a sentence, never what it said. */
export class SignerProblem extends Error {
  readonly code: SignerFailure;
  constructor(code: SignerFailure, detail = '') {
    super(`Signer: ${code}${detail ? `, ${detail}` : ''}`);
    this.name = 'SignerProblem';
    this.code = code;
  }
}

/** Finds the key that signs for somebody. Throws SignerProblem. */
export interface Keyring {
  /** Marked on the stamp where keys prove nothing. */
  readonly isDemo: boolean;
  signerFor(owner: Owner, at: Instant): Promise<Signer>;
  /** Roots it brings itself, DER. */
  roots(at: Instant): Promise<Uint8Array[]>;
}
