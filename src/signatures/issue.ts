import { type KeyObject, randomBytes, sign } from 'node:crypto';
import { certificateParts } from './certificate.ts';
import { sha256Of } from './cms.ts';
import { integer, NULL, octets, oid, sequence, setOf, tagged } from './der.ts';

/** Who a certificate is about: `commonName` and the rest, as text. */
export interface Subject {
  readonly name: string;
  readonly organisation?: string;
  /** The person's or organisation's identifier, as public CAs write it: `CCCD:…`, `MST:…`. */
  readonly identifier?: string;
}

export interface IssueTerms {
  readonly subject: Subject;
  readonly publicKey: KeyObject;
  readonly issuer: { readonly key: KeyObject; readonly certificate?: Uint8Array };
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  /** A CA issues; a signer signs documents; a clock stamps time. */
  readonly use: 'ca' | 'signer' | 'clock';
}

const KEY_USAGE = { ca: [0x01, 0x06], signer: [0x06, 0xc0], clock: [0x07, 0x80] } as const;

/**
 * A certificate as DER (X.509 v3, RFC 5280), signed with the issuer's key; without the issuer's certificate it is its own
 * issuer. For the demonstration's authority and for tests: real certificates come from real authorities.
 */
export function issueCertificate({ subject, publicKey, issuer, from, until, use }: IssueTerms): Uint8Array {
  const name = nameOf(subject);
  const own = publicKey.export({ type: 'spki', format: 'der' });
  const above = issuer.certificate ? certificateParts(issuer.certificate) : { subject: name, publicKey: own };
  const extensions = [
    extension('2.5.29.19', use === 'ca' ? sequence(tagged(0x01, Buffer.from([0xff]))) : sequence(), true),
    extension('2.5.29.15', tagged(0x03, Buffer.from(KEY_USAGE[use])), true),
    extension('2.5.29.14', octets(keyId(own))),
    extension('2.5.29.35', sequence(tagged(0x80, keyId(above.publicKey)))),
    ...(use === 'clock' ? [extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.8')), true)] : []),
  ];
  const serial = Buffer.concat([Buffer.from([0x01]), randomBytes(15)]);
  const algorithm = algorithmOf(issuer.key);
  const body = sequence(
    tagged(0xa0, integer(2)),
    tagged(0x02, serial),
    algorithm,
    above.subject,
    sequence(time(from), time(until)),
    name,
    own,
    tagged(0xa3, sequence(...extensions)),
  );
  return sequence(body, algorithm, bits(sign('sha256', body, issuer.key)));
}

export const algorithmOf = (key: KeyObject): Uint8Array =>
  key.asymmetricKeyType === 'ec' ? sequence(oid('1.2.840.10045.4.3.2')) : sequence(oid('1.2.840.113549.1.1.11'), NULL);

export const bits = (bytes: Uint8Array): Uint8Array => tagged(0x03, Buffer.from([0]), bytes);

/** GeneralizedTime in whole seconds: right beyond 2049 too, where UTCTime ends. */
export const time = (ms: number): Uint8Array => {
  const text = new Date(ms).toISOString();
  const year = Number(text.slice(0, 4));
  const digits = `${text.replace(/[-T:]/g, '').slice(0, 14)}Z`;
  return year < 2050 ? tagged(0x17, Buffer.from(digits.slice(2))) : tagged(0x18, Buffer.from(digits));
};

const nameOf = ({ name, organisation, identifier }: Subject): Uint8Array =>
  sequence(
    part('2.5.4.6', tagged(0x13, Buffer.from('VN'))),
    ...(organisation ? [part('2.5.4.10', text(organisation))] : []),
    part('2.5.4.3', text(name)),
    ...(identifier ? [part('0.9.2342.19200300.100.1.1', text(identifier))] : []),
  );

const text = (value: string) => tagged(0x0c, Buffer.from(value.normalize('NFC')));
const part = (type: string, value: Uint8Array) => setOf(sequence(oid(type), value));
const keyId = (publicKey: Uint8Array) => sha256Of(publicKey).subarray(0, 20);

function extension(type: string, value: Uint8Array, isCritical = false): Uint8Array {
  return sequence(oid(type), ...(isCritical ? [tagged(0x01, Buffer.from([0xff]))] : []), octets(value));
}
