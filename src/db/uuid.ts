import { randomBytes } from 'node:crypto';
import type { Instant } from '#kernel/time.ts';

/** A UUID of version 7 (RFC 9562): sorts by the moment given. Made here because PostgreSQL 15 to 17 cannot. */
export function uuidv7(at: Instant): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return written(bytes);
}

/** Below every UUID of version 7 of that moment or a later one, above those of before: where a span of time begins in an index of ids. */
export function uuidBound(at: Instant): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(at, 0, 6);
  return written(bytes);
}

function written(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
