import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { formatInstant, type Instant } from '#kernel/time.ts';

export interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Who sends what to whom, as the manifest says it. */
export interface PackageHead {
  readonly form: string;
  readonly title: string;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly version: number;
  readonly reason: string;
  readonly unit: { readonly code: string; readonly name: string };
  readonly receiver: string;
  readonly sentBy: string;
  readonly sentAt: Instant;
}

/** `ban-ke.json` beside the files. */
export const MANIFEST = 'ban-ke.json';

/**
 * A sent report as one file to be handed in by people: the signed PDF, its figures as a workbook, and a manifest with the SHA-256 of each, so
 * that whoever takes it knows that it is whole. The same version gives the same bytes.
 */
export function reportPackage(head: PackageHead, files: readonly PackedFile[]): Uint8Array {
  const listed = files.map(({ name, bytes }) => ({
    ...{ name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
  }));
  const { sentAt, ...rest } = head;
  const manifest = { kind: 'motcua-report-package', ...rest, sentAt: formatInstant(sentAt), files: listed };
  const all = [...files, { name: MANIFEST, bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) }];
  // ZIP keeps local times; this is Viet Nam's, whatever the server's is.
  const mtime = new Date(`${formatInstant(sentAt).slice(0, 19)}`);
  return zipSync(Object.fromEntries(all.map(({ name, bytes }) => [name, [bytes, { mtime, level: 6 }] as const])));
}
