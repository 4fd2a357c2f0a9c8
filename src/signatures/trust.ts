import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '#kernel/time.ts';
import type { Trust } from './types.ts';

/**
 * Whom an office trusts, as files in a folder: `roots/` and `time/` certificates of authorities, `between/` those below them, `crl/` lists
 * and `ocsp/` answers; DER, certificates and lists also PEM. Missing folders are empty; what cannot be read as a certificate throws
 * when it is used.
 */
export async function trustIn(folder: string, own: readonly Uint8Array[], now: Instant): Promise<Trust> {
  const [roots, time, between, crls, ocsps] = await Promise.all(
    ['roots', 'time', 'between', 'crl', 'ocsp'].map((one) => filesIn(join(folder, one))),
  );
  return {
    roots: [...own, ...(roots ?? [])],
    ...((time ?? []).length > 0 ? { timeRoots: [...own, ...(time ?? [])] } : {}),
    ...{ between: between ?? [], crls: crls ?? [], ocsps: ocsps ?? [], now },
  };
}

async function filesIn(folder: string): Promise<Uint8Array[]> {
  const names = await readdir(folder).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const read = names.sort().map(async (name) => derIn(await readFile(join(folder, name))));
  return (await Promise.all(read)).flat();
}

function derIn(bytes: Buffer): Uint8Array[] {
  if (bytes[0] === 0x30) return [bytes];
  const blocks = bytes.toString('latin1').matchAll(/-----BEGIN [A-Z0-9 ]+-----([A-Za-z0-9+/=\s]+)-----END/g);
  return [...blocks].map(([, body = '']) => Buffer.from(body, 'base64'));
}
