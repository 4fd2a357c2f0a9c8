import { createHash, verify, type X509Certificate } from 'node:crypto';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';

/** A library of others, told only which certificate to believe. */
export const libraryFor = ({ publicKey }: X509Certificate) =>
  new SDJwtVcInstance({
    hashAlg: 'sha-256',
    hasher: async (data) =>
      createHash('sha256')
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    verifier: async (data, signature) => {
      const key =
        publicKey.asymmetricKeyType === 'ec' ? { key: publicKey, dsaEncoding: 'ieee-p1363' as const } : publicKey;
      return verify('sha256', Buffer.from(data), key, Buffer.from(signature, 'base64url'));
    },
  });
