import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { canonical } from '../rules/password.ts';

declare const hashed: unique symbol;
/** A PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export type PasswordHash = string & { readonly [hashed]: true };

/** OWASP's least for Argon2id (19 MiB, two passes, one lane; RFC 9106): about 35 ms here, on a thread of its own. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;
const SALT_BYTES = 16;

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2);
const bare = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** Hashes a password that was chosen; whether it may be chosen is `checkPassword`'s business. */
export async function hashPassword(password: string): Promise<PasswordHash> {
  const nonce = randomBytes(SALT_BYTES);
  const tag = await derive('argon2id', { message: canonical(password), nonce, tagLength: TAG_BYTES, ...COST });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${bare(nonce)}$${bare(tag)}` as PasswordHash;
}

/** What an unknown account is compared with, so that it takes as long as a known one. No password has this hash. */
const DECOY =
  `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${bare(Buffer.alloc(SALT_BYTES))}$${bare(Buffer.alloc(TAG_BYTES))}` as PasswordHash;

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Whether the password is the one hashed, under the parameters it was hashed with. Without a hash: false, as slowly. */
export async function verifyPassword(hash: string | undefined, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', tag = ''] = PHC.exec(hash ?? DECOY) ?? [];
  if (!memory) throw new Error('a stored password hash cannot be read');
  const expected = Buffer.from(tag, 'base64');
  const found = await derive('argon2id', {
    message: canonical(password),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(found, expected) && hash !== undefined;
}
