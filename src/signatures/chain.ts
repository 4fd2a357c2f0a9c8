import type { X509Certificate } from 'node:crypto';
import { fromBER } from 'asn1js';
import { type BasicConstraints, Certificate, type ExtKeyUsage } from 'pkijs';
import type { Instant } from '#kernel/time.ts';
import { isWeak, isWeakKey } from './algorithms.ts';
import { certificateParts } from './certificate.ts';
import type { SignatureFlaw } from './types.ts';

export type Use = 'signer' | 'clock';

/** From the signer's certificate to the root, both counted in. */
export type Path = readonly X509Certificate[];

const LONGEST = 8;
const EKU_CLOCK = '1.3.6.1.5.5.7.3.8';
/** Extensions whose meaning is kept to, or that only narrow where a certificate may be shown. */
const KNOWN = new Set([
  '2.5.29.14',
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.19',
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.35',
  '2.5.29.37',
]);

/** A way from the certificate to one of the roots, each link signed by the next; nothing if there is none. */
export function pathTo(
  roots: readonly X509Certificate[],
  signer: X509Certificate,
  between: readonly X509Certificate[],
): Path | undefined {
  const isRoot = (one: X509Certificate) => roots.some((root) => root.fingerprint256 === one.fingerprint256);
  const candidates = [...roots, ...between];
  const path = [signer];
  while (path.length <= LONGEST) {
    const last = path.at(-1) as X509Certificate;
    if (isRoot(last)) return path;
    const above = candidates.find((one) => !path.includes(one) && isIssuedBy(last, one));
    if (!above) return undefined;
    path.push(above);
  }
  return undefined;
}

export function isIssuedBy(one: X509Certificate, above: X509Certificate): boolean {
  const { issuer } = certificateParts(one.raw);
  return Buffer.from(issuer).equals(certificateParts(above.raw).subject) && one.verify(above.publicKey);
}

/** What is wrong with a way, at the moment: every certificate valid, made for what it does, with algorithms to be believed. */
export const flawsOf = (path: Path, use: Use, at: Instant): SignatureFlaw[] => [
  ...new Set(path.flatMap((one, index) => flawsOfLink(path, index, one, use, at))),
];

function flawsOfLink(path: Path, index: number, one: X509Certificate, use: Use, at: Instant): SignatureFlaw[] {
  const read = new Certificate({ schema: fromBER(one.raw).result });
  const isRoot = index === path.length - 1;
  const isWeakLink = isWeakKey(one.publicKey) || (!isRoot && isWeak(read.signatureAlgorithm.algorithmId));
  const isStrange = read.extensions?.some(({ critical, extnID }) => critical && !KNOWN.has(extnID)) ?? false;
  const isWrongAbove = index > 0 && !mayIssue(one, read, index - 1);
  return [
    ...(at < one.validFromDate.getTime() || at > one.validToDate.getTime() ? (['expired'] as const) : []),
    ...(isWeakLink ? (['weak'] as const) : []),
    ...(isStrange || isWrongAbove ? (['untrusted'] as const) : []),
    ...(index === 0 && !mayBe(use, read) ? (['not-for-signing'] as const) : []),
  ];
}

function mayIssue(one: X509Certificate, read: Certificate, below: number): boolean {
  const constraints = parsed<BasicConstraints>(read, '2.5.29.19');
  const most = constraints?.pathLenConstraint;
  return one.ca && uses(read, 5) && (typeof most !== 'number' || below <= most);
}

/** A person's or agency's certificate signs or binds; a clock's does nothing but stamp. */
function mayBe(use: Use, read: Certificate): boolean {
  const purposes = extendedUse(read);
  if (use === 'clock') return purposes.length === 1 && purposes[0] === EKU_CLOCK;
  const isClock = purposes.length === 1 && purposes[0] === EKU_CLOCK;
  return !isClock && (uses(read, 0) || uses(read, 1));
}

export const extendedUse = (read: Certificate): string[] => parsed<ExtKeyUsage>(read, '2.5.29.37')?.keyPurposes ?? [];

/** Bit of keyUsage: 0 digitalSignature, 1 nonRepudiation, 5 keyCertSign. Without the extension everything is allowed. */
function uses(read: Certificate, bit: number): boolean {
  const usage = parsed<{ valueBlock: { valueHexView: Uint8Array } }>(read, '2.5.29.15');
  return !usage || (((usage.valueBlock.valueHexView[bit >> 3] ?? 0) << (bit & 7)) & 0x80) !== 0;
}

const parsed = <T>(read: Certificate, oid: string): T | undefined =>
  read.extensions?.find(({ extnID }) => extnID === oid)?.parsedValue as T | undefined;
