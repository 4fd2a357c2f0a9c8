import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Instant } from '#kernel/time.ts';
import { signPdf, verifyPdf } from '#signatures/index.ts';
import { type Authority, authority, type Holder, holder, pem } from '../../../tests/world/pki.ts';
import { timestamper } from './client.ts';
import { startTimeStamps, type TimeStampSimulator } from './simulator.ts';

const now = Date.now() as Instant;
const DAY = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'motcua-tsa-'));
let root: Authority;
let clock: Authority;
let tsa: TimeStampSimulator;
let pdf: Uint8Array;

before(async () => {
  root = authority(now);
  clock = authority(now, undefined, 'Dịch vụ cấp dấu thời gian thử nghiệm');
  tsa = await startTimeStamps(holder(clock, { name: 'Đồng hồ quốc gia thử nghiệm' }, now, { use: 'clock' }));
  const document = await PDFDocument.create();
  document.addPage([200, 200]).drawText('Ket qua');
  pdf = await document.save();
});
after(async () => {
  await tsa.close();
  rmSync(folder, { recursive: true, force: true });
});

const sign = (signer: Holder) => signPdf(pdf, { signer, at: now, timestamp: timestamper(tsa.url, 500) });

test('a stamped signature says when it was made, proved by the authority of time', async () => {
  const file = await sign(holder(root, { name: 'Võ Đình Trường' }, now));
  const trust = { roots: [root.certificate], timeRoots: [clock.certificate], now: (now + DAY) as Instant };
  const { verdict, signatures } = await verifyPdf(file, trust);
  assert.equal(verdict, 'good');
  assert.ok(Math.abs((signatures[0]?.stampedAt ?? 0) - Date.now()) < 60_000);
});

test('a stamped signature outlives its certificate, an unstamped one does not', async () => {
  const signer = holder(root, { name: 'Võ Đình Trường' }, now, { until: 10 });
  const trust = { roots: [root.certificate], timeRoots: [clock.certificate], now: (now + 20 * DAY) as Instant };
  assert.equal((await verifyPdf(await sign(signer), trust)).verdict, 'good');
  const bare = await verifyPdf(await signPdf(pdf, { signer, at: now }), trust);
  assert.deepEqual(bare.signatures[0]?.flaws, ['expired']);
});

test('a stamp of an authority of time that nobody trusts proves nothing', async () => {
  const file = await sign(holder(root, { name: 'Võ Đình Trường' }, now));
  const { signatures } = await verifyPdf(file, { roots: [root.certificate], now: (now + DAY) as Instant });
  assert.equal(signatures[0]?.stampedAt, null);
});

test('OpenSSL reads the stamp', async () => {
  const hash = Buffer.alloc(32, 7);
  const at = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const token = await timestamper(tsa.url)(hash);
  const files = ['-in', at('token', token), '-token_in', '-CAfile', at('root.pem', pem(clock.certificate))];
  const said = execFileSync('openssl', ['ts', '-verify', '-digest', hash.toString('hex'), ...files], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
  assert.match(said, /Verification: OK/);
});

test('an authority of time that refuses, stamps something else, is slow or away gives no stamp', async () => {
  const ask = (url = tsa.url) => timestamper(url, 300)(Buffer.alloc(32, 1));
  tsa.faults.refuse = true;
  await assert.rejects(ask(), { code: 'refused' });
  tsa.faults.refuse = false;
  tsa.faults.wrongHash = true;
  await assert.rejects(ask(), { code: 'refused' });
  tsa.faults.wrongHash = false;
  tsa.faults.slow = 2_000;
  await assert.rejects(ask(), { code: 'unreachable' });
  tsa.faults.slow = 0;
  await assert.rejects(ask('http://localhost:1/'), { code: 'unreachable' });
});
