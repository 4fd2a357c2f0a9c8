import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { constants, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '#kernel/time.ts';
import { issueCertificate, type Subject } from './issue.ts';
import type { Keyring, Owner } from './keyring.ts';
import { softwareSigner } from './software.ts';

const YEAR = 365.25 * 86_400_000;

/** Its name says in every reader of PDFs what it is. */
const AUTHORITY: Subject = {
  name: 'CA thử nghiệm Một Cửa (không có giá trị pháp lý)',
  organisation: 'Dữ liệu trình diễn',
};

interface Pair {
  readonly key: KeyObject;
  readonly certificate: Uint8Array;
}

/**
 * Keys of the demonstration: an authority made when it is first needed, and a certificate for whoever signs, in a folder only
 * this program's user reads. They prove that the way of signing works, and nothing else.
 */
export function demoKeyring(folder: string): Keyring {
  const known = new Map<string, Promise<Pair>>();
  const pair = (name: string, make: () => Promise<Pair>): Promise<Pair> => {
    const found = known.get(name) ?? kept(folder, name, make);
    known.set(name, found);
    found.catch(() => known.delete(name));
    return found;
  };
  const authority = (at: Instant) =>
    pair('ca', async () => {
      const { publicKey, privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 3072 });
      const terms = { subject: AUTHORITY, publicKey, from: at - YEAR, until: at + 30 * YEAR, use: 'ca' as const };
      return { key, certificate: issueCertificate({ ...terms, issuer: { key } }) };
    });
  const holder = async ({ label, subject }: Owner, at: Instant): Promise<Pair> => {
    const issuer = await authority(at);
    // A person whose name is put right gets another certificate.
    const name = createHash('sha256')
      .update(JSON.stringify([label, subject]))
      .digest('hex')
      .slice(0, 32);
    return pair(name, async () => {
      const { publicKey, privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
      const terms = { subject, publicKey, issuer, from: at - YEAR / 12, until: at + 20 * YEAR, use: 'signer' as const };
      return { key, certificate: issueCertificate(terms) };
    });
  };
  return {
    isDemo: true,
    async signerFor(owner, at) {
      const { key, certificate } = await holder(owner, at);
      return softwareSigner(key, [certificate, (await authority(at)).certificate]);
    },
    roots: async (at) => [(await authority(at)).certificate],
  };
}

/** The pair kept under this name; made and kept if there is none. Of two programs that make it at once the first wins. */
async function kept(folder: string, name: string, make: () => Promise<Pair>): Promise<Pair> {
  const path = join(folder, `${name}.json`);
  const found = await read(path);
  if (found) return found;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { key, certificate } = await make();
  const text = JSON.stringify({
    key: key.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    certificate: Buffer.from(certificate).toString('base64'),
  });
  const draft = `${path}.${process.pid}`;
  const file = await open(draft, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, 0o600);
  await file.writeFile(text);
  await file.sync();
  await file.close();
  await link(draft, path).catch((error: { code?: string }) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft, { force: true });
  return (await read(path)) as Pair;
}

async function read(path: string): Promise<Pair | undefined> {
  const text = await readFile(path, 'utf8').catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const { key, certificate } = JSON.parse(text) as { key: string; certificate: string };
  return {
    key: createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' }),
    certificate: Buffer.from(certificate, 'base64'),
  };
}
