import { createHash, randomBytes, verify, X509Certificate } from 'node:crypto';
import type { Instant } from '#kernel/time.ts';
import { SignerProblem } from './keyring.ts';
import type { Signer } from './types.ts';

export type ClaimValue = string | number | boolean | readonly ClaimValue[] | { readonly [name: string]: ClaimValue };

export interface CredentialTerms {
  readonly signer: Signer;
  /** Address of who issues: `https://motcua.quangngai.gov.vn`. */
  readonly issuer: string;
  /** The kind of credential, as an address. */
  readonly type: string;
  readonly at: Instant;
  readonly until?: Instant;
  /** Seen by everybody who is shown the credential. */
  readonly open: Readonly<Record<string, ClaimValue>>;
  /** Each shown only where its holder chooses to. */
  readonly hidden: Readonly<Record<string, ClaimValue>>;
}

/** Names that the format gives a meaning (SD-JWT VC, 3.2.2.2): never a claim of ours. */
const RESERVED = new Set(['iss', 'iat', 'nbf', 'exp', 'cnf', 'vct', 'status', '_sd', '_sd_alg', '...']);

export const isReserved = (name: string): boolean => RESERVED.has(name);

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url');

/**
 * The same result as a verifiable credential for programs: SD-JWT VC (IETF draft-ietf-oauth-sd-jwt-vc), signed with the agency's key, its
 * certificate in `x5c`. Every hidden claim is a disclosure that its holder may leave out. Not bound to a key of the holder: whoever
 * has it can show it, as with a copy on paper.
 */
export async function issueCredential(terms: CredentialTerms): Promise<string> {
  const { signer, open, hidden, at, until } = terms;
  const strange = [...Object.keys(open), ...Object.keys(hidden)].find((name) => RESERVED.has(name));
  if (strange) throw new RangeError(`The claim ${strange} has a meaning of its own`);
  const [own] = signer.chain;
  if (!own) throw new Error('A signer has a certificate');
  const { publicKey } = new X509Certificate(own);
  const isEc = publicKey.asymmetricKeyType === 'ec';
  const disclosures = Object.entries(hidden).map((claim) => encoded([randomBytes(16).toString('base64url'), ...claim]));
  const x5c = signer.chain.map((one) => Buffer.from(one).toString('base64'));
  const header = { alg: isEc ? 'ES256' : 'RS256', typ: 'dc+sd-jwt', x5c };
  const seconds = (moment: Instant) => Math.floor(moment / 1000);
  const payload = {
    ...open,
    ...{ iss: terms.issuer, vct: terms.type, iat: seconds(at), ...(until ? { exp: seconds(until) } : {}) },
    ...{ _sd: disclosures.map(hashed).sort(), _sd_alg: 'sha-256' },
  };
  const signed = `${encoded(header)}.${encoded(payload)}`;
  const signature = await signer.sign(Buffer.from(signed));
  if (!verify('sha256', Buffer.from(signed), publicKey, signature))
    throw new SignerProblem('signer-refused', 'it does not fit');
  const written = Buffer.from(isEc ? plainEcdsa(signature) : signature).toString('base64url');
  return [`${signed}.${written}`, ...disclosures, ''].join('~');
}

/** ECDSA as JOSE writes it: r and s, 32 bytes each (RFC 7518, 3.4), not DER. */
function plainEcdsa(der: Uint8Array): Uint8Array {
  const plain = Buffer.alloc(64);
  let at = 2;
  for (const end of [32, 64]) {
    const size = der[at + 1] ?? 0;
    const number = Buffer.from(der.subarray(at + 2, at + 2 + size));
    const digits = number[0] === 0 ? number.subarray(1) : number;
    digits.copy(plain, end - digits.length);
    at += 2 + size;
  }
  return plain;
}
