import { constants, type KeyObject, verify } from 'node:crypto';

const HASHES: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** Known, and no longer to be believed: a second file of the same hash can be made (NIST SP 800-131A). */
const WEAK_HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '1.2.840.113549.2.5': 'md5',
};

const SIGNATURES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const WEAK_SIGNATURES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'md5',
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.10045.4.1': 'sha1',
};
const PSS = '1.2.840.113549.1.1.10';
/** The algorithm of the key alone: the hash is said beside it. */
const KEY_ONLY = new Set(['1.2.840.113549.1.1.1', '1.2.840.10045.2.1']);

export const hashOf = (oid: string): string | undefined => HASHES[oid] ?? WEAK_HASHES[oid];

export const isWeak = (oid: string): boolean => oid in WEAK_HASHES || oid in WEAK_SIGNATURES;

/** NIST SP 800-57: 112 bits at least. */
export function isWeakKey(key: KeyObject): boolean {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss') return (modulusLength ?? 0) < 2048;
  return key.asymmetricKeyType === 'ec' ? !/256|384|512|521/.test(namedCurve ?? '') : true;
}

/** Whether the key made this signature over the bytes. `oid` names the signature's algorithm, `digest` the hash where it does not. */
export function holds(
  { oid, digest }: { oid: string; digest?: string | undefined },
  key: KeyObject,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  const hash = SIGNATURES[oid] ?? WEAK_SIGNATURES[oid] ?? (KEY_ONLY.has(oid) || oid === PSS ? digest : undefined);
  if (!hash) return false;
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
  try {
    return verify(hash, bytes, { key, ...(oid === PSS ? pss : {}) }, signature);
  } catch {
    return false;
  }
}
