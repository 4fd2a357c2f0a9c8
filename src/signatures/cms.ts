import { createHash, verify, X509Certificate } from 'node:crypto';
import { certificateParts } from './certificate.ts';
import { integer, NULL, octets, oid, sequence, setOf, tagged } from './der.ts';
import { SignerProblem } from './keyring.ts';
import type { Signer, Timestamper } from './types.ts';

const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'));
const ALGORITHM = {
  rsa: sequence(oid('1.2.840.113549.1.1.11'), NULL),
  ec: sequence(oid('1.2.840.10045.4.3.2')),
};

const attribute = (type: string, value: Uint8Array) => sequence(oid(type), setOf(value));

/** Content that lies in the container itself, as a time stamp's does; else it is detached. */
export interface Carried {
  readonly type: string;
  readonly content: Uint8Array;
}
const DATA = '1.2.840.113549.1.7.1';

/**
 * A detached CMS signature of content with this SHA-256, with the attributes of CAdES baseline B-B, and a time stamp for B-T
 * (ETSI EN 319 122-1). No signing-time: in a PDF it stands in the dictionary (EN 319 142-1, 6.3).
 */
export async function signedData(
  sha256: Uint8Array,
  signer: Signer,
  { timestamp, carried }: { timestamp?: Timestamper | undefined; carried?: Carried } = {},
): Promise<Uint8Array> {
  const [own] = signer.chain;
  if (!own) throw new Error('A signer has a certificate');
  const { issuer, serial } = certificateParts(own);
  const { publicKey } = new X509Certificate(own);
  const kind = publicKey.asymmetricKeyType;
  if (kind !== 'rsa' && kind !== 'ec') throw new Error(`Keys of kind ${kind} do not sign here`);
  // SHA-256 is the default of ESSCertIDv2's algorithm, and DER leaves defaults out.
  const certId = sequence(octets(sha256Of(own)), sequence(sequence(tagged(0xa4, issuer)), serial));
  const attributes = [
    attribute('1.2.840.113549.1.9.3', oid(carried?.type ?? DATA)),
    attribute('1.2.840.113549.1.9.4', octets(sha256)),
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(certId))),
  ];
  const signed = setOf(...attributes);
  const signature = await signer.sign(signed);
  // A token or service that answers with something else must not leave a broken signature under a document.
  if (!verify('sha256', signed, publicKey, signature)) throw new SignerProblem('signer-refused', 'it does not fit');
  // The attributes are signed as a SET and kept as [0].
  const kept = Buffer.concat([Buffer.from([0xa0]), signed.subarray(1)]);
  const token = timestamp ? await timestamp(sha256Of(signature)) : undefined;
  const unsigned = token ? [tagged(0xa1, attribute('1.2.840.113549.1.9.16.2.14', token))] : [];
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serial),
    SHA256,
    kept,
    ALGORITHM[kind],
    octets(signature),
    ...unsigned,
  );
  const certificates = tagged(0xa0, ...[...signer.chain].sort(Buffer.compare));
  const content = sequence(oid(carried?.type ?? DATA), ...(carried ? [tagged(0xa0, octets(carried.content))] : []));
  // Content other than data makes version 3 (RFC 5652, 5.1).
  return sequence(
    oid('1.2.840.113549.1.7.2'),
    tagged(0xa0, sequence(integer(carried ? 3 : 1), setOf(SHA256), content, certificates, setOf(signerInfo))),
  );
}

export const sha256Of = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
