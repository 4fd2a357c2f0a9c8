import { fromBER, type Sequence } from 'asn1js';

/** The bytes of a certificate's parts, as they stand in it. */
export interface CertificateParts {
  /** Name as DER, tag and all. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** INTEGER, tag and all. */
  readonly serial: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** Throws when these bytes are no certificate. */
export function certificateParts(der: Uint8Array): CertificateParts {
  const whole = fromBER(der).result as Sequence;
  const fields = (whole.valueBlock?.value?.[0] as Sequence | undefined)?.valueBlock?.value ?? [];
  // The version stands first in all but those of 1988.
  const at = fields[0]?.idBlock.tagClass === 3 ? 1 : 0;
  const bytes = (index: number): Uint8Array => {
    const found = fields[at + index]?.valueBeforeDecodeView;
    if (!found) throw new Error('Not a certificate');
    return new Uint8Array(found);
  };
  return { serial: bytes(0), issuer: bytes(2), subject: bytes(4), publicKey: bytes(5) };
}
