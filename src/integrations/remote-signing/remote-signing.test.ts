import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Instant } from '#kernel/time.ts';
import { type Owner, signPdf, verifyPdf } from '#signatures/index.ts';
import { type Authority, authority, type Holder, holder } from '../../../tests/world/pki.ts';
import { remoteKeyring } from './client.ts';
import { type RemoteSimulator, startRemoteSigning } from './simulator.ts';

const now = Date.now() as Instant;
const who: Owner = { label: '051190004321', kind: 'person', subject: { name: 'Lê Thị Thủy' } };
let root: Authority;
let service: RemoteSimulator;
let pdf: Uint8Array;

before(async () => {
  root = authority(now);
  const thuy: Holder = holder(root, { name: 'Lê Thị Thủy' }, now);
  service = await startRemoteSigning({ clientId: 'motcua', clientSecret: 'bi-mat', users: { [who.label]: thuy } });
  const document = await PDFDocument.create();
  document.addPage([200, 200]).drawText('Ket qua');
  pdf = await document.save();
});
after(() => service.close());

async function sign(owner = who, clientSecret = 'bi-mat') {
  const terms = { url: service.url, clientId: 'motcua', clientSecret, patience: 300, pause: 10, timeout: 400 };
  return signPdf(pdf, { signer: await remoteKeyring(terms).signerFor(owner, now), at: now });
}

test('a result is signed far away once its owner confirms, and only its hash went there', async () => {
  service.faults.asks = 3;
  const found = await verifyPdf(await sign(), { roots: [root.certificate], now });
  assert.equal(found.verdict, 'good');
  assert.equal(found.signatures[0]?.signer, 'Lê Thị Thủy');
  service.faults.asks = 1;
});

test('an owner who refuses, is silent or unknown, and a client that is not known, are told apart', async () => {
  service.faults.refuse = true;
  await assert.rejects(sign(), { code: 'signer-refused' });
  service.faults.refuse = false;
  service.faults.silent = true;
  await assert.rejects(sign(), { code: 'signer-silent' });
  service.faults.silent = false;
  await assert.rejects(sign({ ...who, label: 'khong-co' }), { code: 'signer-refused' });
  await assert.rejects(sign(who, 'sai'), { code: 'signer-refused' });
});

test('a service that is broken or slow is away, and may be asked again', async () => {
  service.faults.broken = true;
  await assert.rejects(sign(), { code: 'signer-away' });
  service.faults.broken = false;
  service.faults.slow = 1_000;
  await assert.rejects(sign(), { code: 'signer-away' });
  service.faults.slow = 0;
  assert.ok((await sign()).length > pdf.length);
});

test('a signature of something else never comes under a document', async () => {
  service.faults.wrongHash = true;
  await assert.rejects(sign(), { code: 'signer-refused' });
  service.faults.wrongHash = false;
});
