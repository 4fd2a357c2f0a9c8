import { createHash, X509Certificate } from 'node:crypto';
import { fromBER, type OctetString } from 'asn1js';
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs';
import { type Instant, instant } from '#kernel/time.ts';
import { hashOf, holds, isWeak, isWeakKey } from './algorithms.ts';
import { certificateParts } from './certificate.ts';
import type { SignatureFlaw } from './types.ts';

/** A CMS signature taken apart, its mathematics judged; whom to believe is the chain's to say. */
export interface Container {
  readonly flaws: SignatureFlaw[];
  readonly signer: X509Certificate;
  readonly others: readonly X509Certificate[];
  readonly signature: Uint8Array;
  readonly claimedAt: Instant | null;
  /** A time stamp over the signature, DER. */
  readonly token: Uint8Array | undefined;
  /** What the container carries itself, as a time stamp does. */
  readonly content: Uint8Array | undefined;
}

const ATTRIBUTE = {
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStamp: '1.2.840.113549.1.9.16.2.14',
};
const MOST_CERTIFICATES = 40;

/** Bytes of an ArrayBuffer or view that the parser gave. */
const bytesOf = (from: ArrayBuffer | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(from) ? new Uint8Array(from.buffer, from.byteOffset, from.byteLength) : new Uint8Array(from);

/** What is signed: parts of a file, in order, or the container's own content if none are given. */
export function readContainer(der: Uint8Array, signedParts?: readonly Uint8Array[]): Container | undefined {
  try {
    return read(der, signedParts);
  } catch {
    return undefined;
  }
}

function read(der: Uint8Array, signedParts?: readonly Uint8Array[]): Container | undefined {
  const { result, offset } = fromBER(der);
  if (offset < 0) return undefined;
  const data = new SignedData({ schema: new ContentInfo({ schema: result }).content });
  const [info] = data.signerInfos;
  if (!info || data.signerInfos.length !== 1) return undefined;
  const certificates = (data.certificates ?? [])
    .filter((one): one is Certificate => one instanceof Certificate)
    .slice(0, MOST_CERTIFICATES)
    .map((one) => new X509Certificate(Buffer.from(one.toSchema().toBER())));
  const signer = certificates.find((one) => isOf(info, one));
  if (!signer) return undefined;
  const eContent = data.encapContentInfo.eContent as OctetString | undefined;
  const content = eContent ? bytesOf(eContent.getValue()) : undefined;
  const parts = signedParts ?? (content ? [content] : undefined);
  if (!parts) return undefined;
  return {
    flaws: judged(info, signer, parts),
    signer,
    others: certificates.filter((one) => one !== signer),
    signature: bytesOf(info.signature.valueBlock.valueHexView),
    claimedAt: signingTime(info),
    token: tokenOf(info),
    content,
  };
}

function isOf({ sid }: SignerInfo, certificate: X509Certificate): boolean {
  if (!(sid instanceof IssuerAndSerialNumber)) return false;
  const { issuer, serial } = certificateParts(certificate.raw);
  return (
    Buffer.from(sid.issuer.toSchema().toBER()).equals(issuer) && Buffer.from(sid.serialNumber.toBER()).equals(serial)
  );
}

function judged(info: SignerInfo, signer: X509Certificate, parts: readonly Uint8Array[]): SignatureFlaw[] {
  const flaws: SignatureFlaw[] = [];
  const digestOid = info.digestAlgorithm.algorithmId;
  const oid = info.signatureAlgorithm.algorithmId;
  const digest = hashOf(digestOid);
  if (!digest) return ['unreadable'];
  const hash = createHash(digest);
  for (const part of parts) hash.update(part);
  const found = hash.digest();
  const attributes = info.signedAttrs;
  const said = attributeOf(info, ATTRIBUTE.messageDigest) as OctetString | undefined;
  if (attributes && !(said && found.equals(bytesOf(said.valueBlock.valueHexView)))) flaws.push('altered');
  const signed = attributes ? bytesOf(attributes.encodedValue) : Buffer.concat(parts);
  const signature = bytesOf(info.signature.valueBlock.valueHexView);
  if (!holds({ oid, digest }, signer.publicKey, signed, signature) || !namesItsCertificate(info, signer))
    // Without attributes the content itself is signed: that it was altered and that another key made it look alike.
    flaws.push(attributes ? 'forged' : 'altered');
  if (isWeak(digestOid) || isWeak(oid) || isWeakKey(signer.publicKey)) flaws.push('weak');
  return flaws;
}

/** The certificate cannot be exchanged for another of the same key: its hash is signed, where that is SHA-256. */
function namesItsCertificate(info: SignerInfo, signer: X509Certificate): boolean {
  const said = attributeOf(info, ATTRIBUTE.signingCertificateV2);
  if (!said) return true;
  const first = blocks(blocks(blocks(said)[0])[0]);
  const isSha256 = first[0]?.constructor.name === 'OctetString';
  if (!isSha256) {
    const name = hashOf((blocks(first[0])[0] as { getValue?(): string } | undefined)?.getValue?.() ?? '');
    return name !== undefined && hashed(name, signer).equals(octetsOf(first[1]));
  }
  return hashed('sha256', signer).equals(octetsOf(first[0]));
}

const hashed = (name: string, { raw }: X509Certificate) => createHash(name).update(raw).digest();
const octetsOf = (block: unknown): Uint8Array => bytesOf((block as OctetString).valueBlock.valueHexView);
const blocks = (of: unknown): unknown[] =>
  (of as { valueBlock?: { value?: unknown[] } } | undefined)?.valueBlock?.value ?? [];

const attributeOf = (info: SignerInfo, type: string): unknown =>
  info.signedAttrs?.attributes.find((one) => one.type === type)?.values[0];

function signingTime(info: SignerInfo): Instant | null {
  const time = attributeOf(info, ATTRIBUTE.signingTime) as { toDate?(): Date } | undefined;
  return time?.toDate ? instant(time.toDate().getTime()) : null;
}

function tokenOf(info: SignerInfo): Uint8Array | undefined {
  const found = info.unsignedAttrs?.attributes.find(({ type }) => type === ATTRIBUTE.timeStamp)?.values[0];
  return found ? new Uint8Array((found as { toBER(): ArrayBuffer }).toBER()) : undefined;
}
