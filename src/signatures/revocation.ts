import { createHash, X509Certificate } from 'node:crypto';
import { fromBER } from 'asn1js';
import {
  BasicOCSPResponse,
  type Certificate,
  CertificateRevocationList,
  OCSPResponse,
  type SingleResponse,
} from 'pkijs';
import type { Instant } from '#kernel/time.ts';
import { hashOf, holds, isWeak } from './algorithms.ts';
import { certificateParts } from './certificate.ts';
import { extendedUse, isIssuedBy, type Path } from './chain.ts';

export interface Revocations {
  readonly crls: readonly CertificateRevocationList[];
  readonly ocsps: readonly BasicOCSPResponse[];
}

export interface Standing {
  /** When it was revoked, in milliseconds since 1970; nothing if no answer says so. */
  readonly revokedAt: number | null;
  /** Whether an answer of the issuer that is fresh now speaks of it. */
  readonly isKnown: boolean;
}

const EKU_OCSP = '1.3.6.1.5.5.7.3.9';

/** Lists and answers that can be read; what cannot is left out, and then says nothing about anybody. */
export function readRevocations(crls: readonly Uint8Array[], ocsps: readonly Uint8Array[]): Revocations {
  const read = <T>(all: readonly Uint8Array[], one: (der: Uint8Array) => T | undefined): T[] =>
    all.map((der) => attempt(() => one(der))).filter((found) => found !== undefined);
  return {
    crls: read(crls, (der) => new CertificateRevocationList({ schema: fromBER(der).result })),
    ocsps: read(ocsps, (der) => {
      const body = new OCSPResponse({ schema: fromBER(der).result }).responseBytes?.response.valueBlock.valueHexView;
      return body ? new BasicOCSPResponse({ schema: fromBER(new Uint8Array(body)).result }) : undefined;
    }),
  };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** How the certificates of a way stand with their issuers; the worst of them. The root answers to nobody. */
export function standingOf(path: Path, revocations: Revocations, now: Instant): Standing {
  const found = path
    .slice(0, -1)
    .map((one, index) => standing(one, path[index + 1] as X509Certificate, revocations, now));
  const moments = found.map(({ revokedAt }) => revokedAt).filter((at) => at !== null);
  return {
    revokedAt: moments.length > 0 ? Math.min(...moments) : null,
    isKnown: found.length > 0 && found.every(({ isKnown }) => isKnown),
  };
}

function standing(one: X509Certificate, issuer: X509Certificate, revocations: Revocations, now: Instant): Standing {
  const answers = [
    ...revocations.crls.map((list) => attempt(() => byList(list, one, issuer, now))),
    ...revocations.ocsps.map((answer) => attempt(() => byAnswer(answer, one, issuer, now))),
  ].filter((found) => found !== undefined);
  const revoked = answers.find(({ revokedAt }) => revokedAt !== null);
  return { revokedAt: revoked?.revokedAt ?? null, isKnown: answers.some(({ isKnown }) => isKnown) };
}

const isFresh = (from: Date | undefined, until: Date | undefined, now: Instant): boolean =>
  from !== undefined && from.getTime() <= now && until !== undefined && until.getTime() >= now;

/** A list too old still tells who was revoked; it does not tell who was not. */
function byList(
  list: CertificateRevocationList,
  one: X509Certificate,
  issuer: X509Certificate,
  now: Instant,
): Standing | undefined {
  const { subject, serial } = { ...certificateParts(issuer.raw), serial: certificateParts(one.raw).serial };
  const { algorithmId: oid } = list.signatureAlgorithm;
  if (!Buffer.from(list.issuer.toSchema().toBER()).equals(subject)) return undefined;
  // Parts of a list, and lists of what changed, are not whole lists: critical extensions say so.
  if (list.crlExtensions?.extensions.some(({ critical }) => critical) || isWeak(oid)) return undefined;
  if (!holds({ oid }, issuer.publicKey, list.tbsView, list.signatureValue.valueBlock.valueHexView)) return undefined;
  const entry = list.revokedCertificates?.find(({ userCertificate }) =>
    Buffer.from(userCertificate.toBER()).equals(serial),
  );
  return {
    revokedAt: entry ? entry.revocationDate.value.getTime() : null,
    isKnown: isFresh(list.thisUpdate.value, list.nextUpdate?.value, now),
  };
}

function byAnswer(
  answer: BasicOCSPResponse,
  one: X509Certificate,
  issuer: X509Certificate,
  now: Instant,
): Standing | undefined {
  if (!isAnsweredFor(answer, issuer)) return undefined;
  const single = answer.tbsResponseData.responses.find((each) => isAbout(each, one, issuer));
  const status = single?.certStatus as
    | { idBlock?: { tagNumber: number }; valueBlock?: { value: unknown[] } }
    | undefined;
  if (!single || !status) return undefined;
  const kind = status.idBlock?.tagNumber;
  const at = (status.valueBlock?.value?.[0] as { toDate?(): Date } | undefined)?.toDate?.();
  return {
    revokedAt: kind === 1 ? (at?.getTime() ?? 0) : null,
    isKnown: kind !== 2 && isFresh(single.thisUpdate, single.nextUpdate, now),
  };
}

/** Signed by the issuer itself, or by one whom it certified for that alone. */
function isAnsweredFor(answer: BasicOCSPResponse, issuer: X509Certificate): boolean {
  const { algorithmId: oid } = answer.signatureAlgorithm;
  const signature = answer.signature.valueBlock.valueHexView;
  const signedBy = ({ publicKey }: X509Certificate) =>
    holds({ oid }, publicKey, answer.tbsResponseData.tbsView, signature);
  if (isWeak(oid)) return false;
  if (signedBy(issuer)) return true;
  return (answer.certs ?? []).slice(0, 4).some((read: Certificate) => {
    const certificate = new X509Certificate(Buffer.from(read.toSchema().toBER()));
    return extendedUse(read).includes(EKU_OCSP) && isIssuedBy(certificate, issuer) && signedBy(certificate);
  });
}

function isAbout({ certID }: SingleResponse, one: X509Certificate, issuer: X509Certificate): boolean {
  const name = hashOf(certID.hashAlgorithm.algorithmId);
  if (!name) return false;
  const { subject, publicKey } = certificateParts(issuer.raw);
  const hash = (bytes: Uint8Array) => createHash(name).update(bytes).digest();
  const { serial } = certificateParts(one.raw);
  return (
    hash(subject).equals(certID.issuerNameHash.valueBlock.valueHexView) &&
    hash(keyBits(publicKey)).equals(certID.issuerKeyHash.valueBlock.valueHexView) &&
    Buffer.from(certID.serialNumber.toBER()).equals(serial)
  );
}

/** The key without the wrapping that says its kind. */
function keyBits(publicKey: Uint8Array): Uint8Array {
  const whole = fromBER(publicKey).result as unknown as {
    valueBlock: { value: { valueBlock: { valueHexView: Uint8Array } }[] };
  };
  return whole.valueBlock.value[1]?.valueBlock.valueHexView ?? new Uint8Array();
}
