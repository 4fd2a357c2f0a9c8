import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { certificateParts } from '#signatures/certificate.ts';
import { sequence, tagged } from '#signatures/der.ts';
import { algorithmOf, bits, issueCertificate, type Subject, time } from '#signatures/issue.ts';
import { softwareSigner } from '#signatures/software.ts';
import type { Signer } from '#signatures/types.ts';

const DAY = 86_400_000;

export interface Authority {
  readonly key: KeyObject;
  readonly certificate: Uint8Array;
}

const pair = (kind: 'rsa' | 'ec', size = 2048) =>
  kind === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: size })
    : generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

/** A certification authority with a Vietnamese name; below another if one is given. */
export function authority(now: number, above?: Authority, name = 'Cơ quan chứng thực thử nghiệm Đặng Ưỡng'): Authority {
  const { publicKey, privateKey } = pair('rsa');
  const issuer = above ?? { key: privateKey };
  const subject = { name, organisation: 'Tổ chức cung cấp dịch vụ' };
  const certificate = issueCertificate({
    ...{ subject, publicKey, issuer, use: 'ca' as const },
    ...{ from: now - 400 * DAY, until: now + 3650 * DAY },
  });
  return { key: privateKey, certificate };
}

export interface Holder extends Signer {
  readonly key: KeyObject;
}

export function holder(
  above: Authority,
  subject: Subject,
  now: number,
  terms: { from?: number; until?: number; kind?: 'rsa' | 'ec'; size?: number; use?: 'signer' | 'clock' | 'ca' } = {},
): Holder {
  const { from = -30, until = 365, kind = 'rsa', size = 2048, use = 'signer' } = terms;
  const { publicKey, privateKey } = pair(kind, size);
  const certificate = issueCertificate({
    ...{ subject, publicKey, issuer: above, use },
    ...{ from: now + from * DAY, until: now + until * DAY },
  });
  return { ...softwareSigner(privateKey, [certificate, above.certificate]), key: privateKey };
}

/** A list of what this authority revoked (RFC 5280, version 1 of the list). */
export function revocationList(above: Authority, revoked: readonly Uint8Array[], now: number): Uint8Array {
  const entries = revoked.map((one) => sequence(certificateParts(one).serial, time(now - DAY)));
  const algorithm = algorithmOf(above.key);
  const body = sequence(
    ...[algorithm, certificateParts(above.certificate).subject, time(now - 3_600_000), time(now + 7 * DAY)],
    ...(entries.length > 0 ? [sequence(...entries)] : []),
  );
  return sequence(body, algorithm, bits(sign('sha256', body, above.key)));
}

export const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

export { tagged };
