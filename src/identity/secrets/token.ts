import { createHash, createHmac, randomBytes } from 'node:crypto';

/** 256 random bits as text for a cookie or a hidden field. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** How a token is stored and looked up: SHA-256, which needs no salt because a token cannot be guessed. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A name for something that must not be read back: an account that was typed, an address that called. */
export const keyedHash = (key: Buffer, kind: 'account' | 'address', text: string): string =>
  createHmac('sha256', key).update(`${kind}\n${text}`).digest('hex');
