import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Instant } from '#kernel/time.ts';
import { type Owner, signPdf, verifyPdf } from '#signatures/index.ts';
import { issueCertificate } from '#signatures/issue.ts';
import { type Authority, authority } from '../../../tests/world/pki.ts';
import { tokenKeyring } from './client.ts';

const now = Date.now() as Instant;
const DAY = 86_400_000;
const MODULE = '/usr/lib/softhsm/libsofthsm2.so';
const PIN = '432198';
const folder = mkdtempSync(join(tmpdir(), 'motcua-token-'));
const env = { SOFTHSM2_CONF: join(folder, 'softhsm2.conf') };
let root: Authority;
let pdf: Uint8Array;

const tool = (...args: string[]) =>
  execFileSync('pkcs11-tool', ['--module', MODULE, '--login', '--pin', PIN, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** A key made in the token, and a certificate for it put beside it: the key never leaves. */
function enrol(label: string, id: string, type: string): void {
  tool('--keypairgen', '--key-type', type, '--label', label, '--id', id);
  const spki = tool('--read-object', '--type', 'pubkey', '--label', label);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const certificate = issueCertificate({
    ...{ subject: { name: 'Phạm Hồng Sơn' }, publicKey, issuer: root, use: 'signer' as const },
    ...{ from: now - DAY, until: now + DAY },
  });
  const file = join(folder, `${id}.der`);
  writeFileSync(file, certificate);
  tool('--write-object', file, '--type', 'cert', '--label', label, '--id', id);
}

before(async () => {
  mkdirSync(join(folder, 'tokens'));
  writeFileSync(env.SOFTHSM2_CONF, `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\n`);
  const init = ['--init-token', '--free', '--label', 'motcua', '--pin', PIN, '--so-pin', '87654321'];
  execFileSync('softhsm2-util', init, { env: { ...process.env, ...env }, stdio: 'pipe' });
  root = authority(now);
  enrol('officer:1', '01', 'rsa:2048');
  enrol('H48.14.05', '02', 'EC:prime256v1');
  const document = await PDFDocument.create();
  document.addPage([200, 200]).drawText('Ket qua');
  pdf = await document.save();
});
after(() => rmSync(folder, { recursive: true, force: true }));

const owner = (label: string): Owner => ({ label, kind: 'person', subject: { name: 'Phạm Hồng Sơn' } });

test('a token signs with RSA for a person and with ECDSA for an agency, and both signatures are good', async () => {
  const keys = tokenKeyring({ module: MODULE, pin: PIN, env });
  let file = pdf;
  for (const label of ['officer:1', 'H48.14.05'])
    file = await signPdf(file, { signer: await keys.signerFor(owner(label), now), at: now });
  const found = await verifyPdf(file, { roots: [root.certificate], now });
  assert.equal(found.verdict, 'good');
  assert.equal(found.signatures.length, 2);
});

test('a token without the key, with another PIN, or that is not there says which', async () => {
  const ask = async (label: string, settings = { module: MODULE, pin: PIN, env }) =>
    (await tokenKeyring(settings).signerFor(owner(label), now)).sign(Buffer.from('x'));
  await assert.rejects(ask('officer:9'), { code: 'signer-unknown' });
  await assert.rejects(ask('officer:1', { module: MODULE, pin: '111111', env }), { code: 'signer-refused' });
  await assert.rejects(ask('officer:1', { module: '/none.so', pin: PIN, env }), { code: 'signer-away' });
});
