export { signPdf } from './sign.ts';
export type {
  PdfSignature,
  PdfSignatures,
  PdfVerdict,
  SignatureFlaw,
  Signer,
  SignTerms,
  Stamp,
  Timestamper,
  Trust,
} from './types.ts';
export { verifyPdf } from './verify.ts';
