export { type CheckedCredential, checkCredential, LARGEST_CREDENTIAL } from './check-credential.ts';
export { type ClaimValue, type CredentialTerms, issueCredential } from './credential.ts';
export { demoKeyring } from './demo.ts';
export { type Keyring, type Owner, type SignerFailure, SignerProblem } from './keyring.ts';
export { signPdf } from './sign.ts';
export { trustIn } from './trust.ts';
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
