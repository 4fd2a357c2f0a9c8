export type {
  PdfSignature,
  PdfSignatures,
  PdfVerdict,
  Signer,
  SignatureFlaw,
  SignTerms,
  Stamp,
  Timestamper,
  Trust,
} from './types.ts';

import type { PdfSignatures, SignTerms, Trust } from './types.ts';

/**
 * Signs a PDF: PAdES baseline B-B, or B-T with a time stamp (ETSI EN 319 142-1), as an incremental update: the bytes given
 * are the beginning of those answered, so that earlier signatures stay valid. Throws when the file cannot be read or the
 * signer fails.
 */
export declare function signPdf(pdf: Uint8Array, terms: SignTerms): Promise<Uint8Array>;

/** What the signatures of a PDF are worth. Never throws for what is in the file; bounded in time by its size. */
export declare function verifyPdf(pdf: Uint8Array, trust: Trust): Promise<PdfSignatures>;
