import { createHash, verify, X509Certificate } from 'node:crypto';
import { type Instant, instant } from '#kernel/time.ts';
import { isWeakKey } from './algorithms.ts';
import { flawsOf, pathTo } from './chain.ts';
import { type ClaimValue, isReserved } from './credential.ts';
import { readRevocations, standingOf } from './revocation.ts';
import type { SignatureFlaw, Trust } from './types.ts';

export interface CheckedCredential {
  /** Good when empty. A credential has no time stamp: its certificate must be good now. */
  readonly flaws: readonly (SignatureFlaw | 'over')[];
  /** As the certificate says. */
  readonly signer: string;
  readonly authority: string;
  /** The address it was issued at. */
  readonly issuer: string;
  readonly at: Instant | null;
  readonly until: Instant | null;
  /** What everybody sees and what its holder chose to show; nothing else is in it. */
  readonly claims: ReadonlyMap<string, ClaimValue>;
}

/** A result with its chain and some claims takes 5 kB. */
export const LARGEST_CREDENTIAL = 65_536;
const MOST_PARTS = 100;

/**
 * What a credential (SD-JWT VC) is worth and what it shows: the signature of its certificate, the way from that to a trusted root, its term,
 * and that every disclosure was signed. Nothing where it cannot be read: another format, a part that was not signed, a proof of a holder's
 * key, which ours do not have. Never throws for what is in it.
 */
export function checkCredential(text: string, trust: Trust): CheckedCredential | undefined {
  if (text.length > LARGEST_CREDENTIAL) return undefined;
  try {
    return read(text.replace(/\s+/g, ''), trust);
  } catch {
    return undefined;
  }
}

type Json = Readonly<Record<string, unknown>>;

const decoded = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

function object(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object');
  return value as Json;
}

function read(text: string, trust: Trust): CheckedCredential | undefined {
  const [jwt = '', ...rest] = text.split('~');
  const disclosures = rest.slice(0, -1);
  // The last part is empty: what stands there would be a proof of the holder's key.
  if (rest.at(-1) !== '' || disclosures.length > MOST_PARTS) return undefined;
  const [head = '', body = '', signature = '', ...more] = jwt.split('.');
  const header = object(decoded(head));
  const payload = object(decoded(body));
  if (more.length > 0 || (header['typ'] !== 'dc+sd-jwt' && header['typ'] !== 'vc+sd-jwt')) return undefined;
  const chain = certificatesIn(header['x5c']);
  const [own] = chain;
  const claims = claimsIn(payload, disclosures);
  if (!own || !claims) return undefined;
  const signed = isSigned(header['alg'], own, Buffer.from(`${head}.${body}`), Buffer.from(signature, 'base64url'));
  const [at, until] = [moment(payload['iat']), moment(payload['exp'])];
  const isOver = until !== null && until < trust.now;
  return {
    flaws: [
      ...(signed ? [] : (['forged'] as const)),
      ...flawsOfChain(chain, trust),
      ...(isOver ? (['over'] as const) : []),
    ],
    ...{ signer: named(own.subject), authority: named(own.issuer), issuer: String(payload['iss'] ?? '') },
    ...{ at, until, claims },
  };
}

const moment = (seconds: unknown): Instant | null =>
  typeof seconds === 'number' && Number.isSafeInteger(seconds) && Math.abs(seconds) < 1e11
    ? instant(seconds * 1000)
    : null;

const named = (subject: string): string => /^CN=(.*)$/m.exec(subject)?.[1] ?? '';

function certificatesIn(x5c: unknown): X509Certificate[] {
  if (!Array.isArray(x5c) || x5c.length > 8) throw new Error('no certificates');
  return x5c.map((one) => new X509Certificate(Buffer.from(String(one), 'base64')));
}

function isSigned(alg: unknown, { publicKey }: X509Certificate, bytes: Buffer, signature: Buffer): boolean {
  const type = publicKey.asymmetricKeyType;
  if (isWeakKey(publicKey)) return false;
  if (alg === 'RS256' && type === 'rsa') return verify('sha256', bytes, publicKey, signature);
  const isP256 = type === 'ec' && publicKey.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  return alg === 'ES256' && isP256 && verify('sha256', bytes, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
}

function flawsOfChain([own, ...others]: readonly X509Certificate[], trust: Trust): SignatureFlaw[] {
  const certificates = (all: readonly Uint8Array[] = []) => all.map((der) => new X509Certificate(der));
  const path = pathTo(certificates(trust.roots), own as X509Certificate, [...others, ...certificates(trust.between)]);
  if (!path) return ['untrusted'];
  const { revokedAt } = standingOf(path, readRevocations(trust.crls ?? [], trust.ocsps ?? []), trust.now);
  return [...flawsOf(path, 'signer', trust.now), ...(revokedAt === null ? [] : (['revoked'] as const))];
}

/** What is open, and each disclosure whose hash was signed; nothing where one was not, or takes a name that is there. */
function claimsIn(payload: Json, disclosures: readonly string[]): Map<string, ClaimValue> | undefined {
  const open = Object.entries(payload).filter(([name]) => !isReserved(name));
  const claims = new Map(open as [string, ClaimValue][]);
  const hashes = new Set(Array.isArray(payload['_sd']) ? payload['_sd'].map(String) : []);
  if (disclosures.length > 0 && payload['_sd_alg'] !== 'sha-256') return undefined;
  for (const one of disclosures) {
    const hash = createHash('sha256').update(one).digest('base64url');
    const [, name, value, ...more] = decoded(one) as unknown[];
    if (!hashes.delete(hash) || typeof name !== 'string' || more.length > 0) return undefined;
    if (isReserved(name) || claims.has(name)) return undefined;
    claims.set(name, value as ClaimValue);
  }
  return claims;
}
