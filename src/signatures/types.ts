import type { Instant } from '#kernel/time.ts';
import type { Corner } from './corner.ts';

/** A key with its certificate: a file, a token (PKCS#11) or a service far away. The private key never leaves it. */
export interface Signer {
  /** Certificates as DER, the signer's own first, then each its issuer, without the root if that is known otherwise. */
  readonly chain: readonly Uint8Array[];
  /** The raw signature over these bytes with SHA-256: RSASSA-PKCS1-v1_5, or ECDSA as DER. The signer hashes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** Asks a time-stamp authority (RFC 3161): the SHA-256 goes out, the TimeStampToken (DER, CMS) comes back. */
export type Timestamper = (sha256: Uint8Array) => Promise<Uint8Array>;

/** What is seen on the sheet. Its look is a page of its own, drawn by whoever knows fonts and layout (letter's `stamp`). */
export interface Stamp {
  /** Page from 0; negative counts from the end: -1 is the last. */
  readonly page: number;
  /** Points from the lower left corner: left, bottom, right, top; or the upper right corner of the page as it is seen. */
  readonly box: readonly [number, number, number, number] | Corner;
  /** A PDF whose first page is put into the box, its proportions kept. */
  readonly look: Uint8Array;
  /** Read aloud instead of the picture. */
  readonly says: string;
}

export interface SignTerms {
  readonly signer: Signer;
  /** The moment claimed by the signer's clock; a time stamp proves it. */
  readonly at: Instant;
  /** Whose name stands in the signature; else what the certificate says. */
  readonly name?: string;
  readonly reason?: string;
  readonly place?: string;
  /** How the signature is seen (NĐ 30/2020 annex I). Without one it is there but not seen. */
  readonly stamp?: Stamp;
  /** Number and date of issue, put on the sheet in the same update and covered by this signature. */
  readonly notes?: readonly Stamp[];
  /** With one the signature is PAdES B-T, else B-B. */
  readonly timestamp?: Timestamper;
}

/** Whom to believe. Everything DER. */
export interface Trust {
  readonly roots: readonly Uint8Array[];
  /** Certificates between, beside those a signature brings along. */
  readonly between?: readonly Uint8Array[];
  readonly crls?: readonly Uint8Array[];
  /** OCSPResponse as answered. */
  readonly ocsps?: readonly Uint8Array[];
  /** Roots of time-stamp authorities; `roots` if not given. */
  readonly timeRoots?: readonly Uint8Array[];
  /** The moment of looking: for signatures without a time stamp, certificates must be valid now. */
  readonly now: Instant;
}

/** Why a signature is not good; the first that is found, from what is worst. */
export type SignatureFlaw =
  | 'unreadable' /* no CMS, or one this program does not know */
  | 'range-wrong' /* the ByteRange does not leave out exactly the signature itself, or lies outside the file */
  | 'altered' /* what was signed is not what is there */
  | 'forged' /* the key of the certificate did not make it */
  | 'weak' /* MD5, SHA-1, RSA under 2048 bit */
  | 'untrusted' /* no way from the certificate to a trusted root; self-signed */
  | 'not-for-signing' /* the certificate is not made for signing documents */
  | 'expired' /* not valid at the moment of signing */
  | 'revoked'
  | 'changed-after'; /* the file was changed after this signature, not only signed again */

export interface PdfSignature {
  /** Good when empty. */
  readonly flaws: readonly SignatureFlaw[];
  /** As the certificate says; '' when it cannot be read. */
  readonly signer: string;
  readonly organisation: string;
  readonly issuer: string;
  /** Hexadecimal. */
  readonly serial: string;
  readonly claimedAt: Instant | null;
  /** Proved by a time stamp that holds. */
  readonly stampedAt: Instant | null;
  /** Whether lists or answers told that the certificate was not revoked; false: not known, nobody was asked. */
  readonly revocationKnown: boolean;
  readonly coversWholeFile: boolean;
  /** The bytes that this signature covers are the file up to here. */
  readonly end: number;
}

export type PdfVerdict = 'unsigned' | 'good' | 'bad' | 'changed-after' | 'unreadable';

export interface PdfSignatures {
  /** Of the file as a whole: good when every signature is, and nothing was changed after the last. */
  readonly verdict: PdfVerdict;
  readonly changedAfterSigning: boolean;
  /** In the order they were put in. */
  readonly signatures: readonly PdfSignature[];
}
