import { createHmac, randomBytes } from 'node:crypto';

/** Thirty-two random bytes, shown as Standard Webhooks writes them: `whsec_…`. */
export const newSecret = (): Buffer => randomBytes(32);
export const writtenSecret = (secret: Buffer): string => `whsec_${secret.toString('base64')}`;

/**
 * The headers of a delivery (Standard Webhooks 1.0): the id, the moment and the body are signed together, once with each secret in
 * force, so that a receiver may know the newest or still the one before.
 */
export function signedHeaders(
  secrets: readonly Buffer[],
  id: string,
  seconds: number,
  body: string,
): Record<string, string> {
  const signed = (secret: Buffer) => createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'user-agent': 'motcua-webhook/1',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': secrets.map((secret) => `v1,${signed(secret)}`).join(' '),
  };
}
