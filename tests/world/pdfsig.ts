import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pem } from './pki.ts';

/** What poppler's pdfsig says of one signature. */
export interface Said {
  readonly signature: string;
  readonly certificate: string;
  readonly isWhole: boolean;
}

export interface Pdfsig {
  /** Nothing when it finds no signature or cannot read the file. */
  signatures(pdf: Uint8Array): Said[];
  close(): void;
}

/** poppler's judge of signatures, with these authorities in its store of trust and these lists of what they revoked. */
export function openPdfsig(roots: readonly Uint8Array[], crls: readonly Uint8Array[] = []): Pdfsig {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-pdfsig-'));
  const store = `sql:${folder}`;
  const file = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  execFileSync('certutil', ['-N', '-d', store, '--empty-password']);
  for (const [at, root] of roots.entries())
    execFileSync('certutil', [
      '-A',
      '-d',
      store,
      '-n',
      `root${at}`,
      '-t',
      'CT,CT,CT',
      '-i',
      file('root.pem', pem(root)),
    ]);
  for (const crl of crls) execFileSync('crlutil', ['-I', '-d', store, '-i', file('list.crl', crl)], { stdio: 'pipe' });
  return {
    signatures(pdf) {
      const { stdout } = spawnSync('pdfsig', ['-nssdir', store, file('signed.pdf', pdf)], {
        encoding: 'utf8',
        timeout: 20_000,
      });
      return stdout
        .split(/\nSignature #\d+:/)
        .slice(1)
        .map((one) => ({
          signature: /Signature Validation: (.*?)\.?$/m.exec(one)?.[1] ?? '',
          certificate: /Certificate Validation: (.*?)\.?$/m.exec(one)?.[1] ?? '',
          isWhole: /- Total document signed/.test(one),
        }));
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
