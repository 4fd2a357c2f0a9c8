import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Instant } from '#kernel/time.ts';
import { type Authority, authority, type Holder, holder } from '../../tests/world/pki.ts';
import { signPdf, verifyPdf } from './index.ts';
import { trustIn } from './trust.ts';

/** openssl answers at no other moment than now. */
const now = Date.now() as Instant;
const DAY = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'motcua-ocsp-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let root: Authority;
let stranger: Authority;
let leader: Holder;
let signed: Uint8Array;

before(async () => {
  [root, stranger] = [authority(now), authority(now, undefined, 'Cơ quan chứng thực khác')];
  leader = holder(root, { name: 'Nguyễn Thị Ánh Tuyết', organisation: 'Sở Nông nghiệp và Môi trường' }, now);
  const document = await PDFDocument.create();
  document.addPage([300, 300]).drawText('Quyet dinh so 12');
  signed = await signPdf(await document.save(), { signer: leader, at: now });
});

const own = () => leader.chain[0] as Uint8Array;
const path = (name: string) => join(folder, name);
const pem = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });

function write(name: string, { key, certificate }: Authority): void {
  writeFileSync(path(`${name}.pem`), pem(certificate));
  writeFileSync(path(`${name}.key`), key.export({ type: 'pkcs8', format: 'pem' }));
}

const shortTime = (ms: number) => `${new Date(ms).toISOString().replace(/[-T:]/g, '').slice(2, 14)}Z`;

type Said = 'good' | 'revoked' | 'unknown';

/** What the authority's book says of the leader's certificate, as `openssl ca` writes it; nothing of one it does not know. */
function book(said: Said): void {
  const { serialNumber } = new X509Certificate(own());
  const end = shortTime(now + 300 * DAY);
  const revoked = said === 'revoked' ? shortTime(now - DAY) : '';
  const line = [said === 'revoked' ? 'R' : 'V', end, revoked, serialNumber, 'unknown', '/CN=leader'].join('\t');
  writeFileSync(path('index.txt'), said === 'unknown' ? '' : `${line}\n`);
  writeFileSync(path('index.txt.attr'), 'unique_subject = no\n');
}

/** openssl answers as the responder of this authority (RFC 6960), signing with that key. */
function answer(said: Said, by = 'root', days = '3'): Uint8Array {
  book(said);
  write('root', root);
  writeFileSync(path('leader.pem'), pem(own()));
  openssl(
    ...['ocsp', '-index', 'index.txt', '-CA', 'root.pem', '-issuer', 'root.pem', '-cert', 'leader.pem'],
    ...['-rsigner', `${by}.pem`, '-rkey', `${by}.key`, '-ndays', days, '-respout', 'answer.der', '-noverify'],
    // A deputy brings its own certificate along.
    ...(by === 'root' ? ['-resp_no_certs'] : []),
  );
  return readFileSync(path('answer.der'));
}

/** A key that the root certified: to answer for it, or for nothing of the kind. */
function deputy(name: string, use: 'OCSPSigning' | 'codeSigning', above: Authority = root): string {
  write('above', above);
  writeFileSync(path('use.cnf'), `extendedKeyUsage=${use}\n`);
  openssl(
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    `${name}.key`,
    '-subj',
    `/CN=${name}`,
    '-out',
    'a.csr',
  );
  openssl(
    ...['x509', '-req', '-in', 'a.csr', '-CA', 'above.pem', '-CAkey', 'above.key', '-set_serial', '77', '-days', '30'],
    ...['-extfile', 'use.cnf', '-out', `${name}.pem`],
  );
  return name;
}

/** Answers are of the whole second in which they were made. */
const afterwards = () => (Date.now() + 1_000) as Instant;

async function judged(ocsps: readonly Uint8Array[], at = afterwards()) {
  const found = await verifyPdf(signed, { roots: [root.certificate], now: at, ocsps });
  return [found.verdict, found.signatures[0]?.flaws.join(), found.signatures[0]?.revocationKnown];
}

test('an answer of the authority’s responder says good, revoked or unknown, as openssl makes it', async () => {
  assert.deepEqual(await judged([]), ['good', '', false], 'nobody was asked');
  assert.deepEqual(await judged([answer('good')]), ['good', '', true]);
  assert.deepEqual(await judged([answer('revoked')]), ['bad', 'revoked', true]);
  assert.deepEqual(
    await judged([answer('unknown')]),
    ['good', '', false],
    'an authority that does not know says nothing',
  );
  assert.deepEqual(await judged([answer('good'), answer('revoked')]), ['bad', 'revoked', true], 'the worst holds');
});

test('an answer kept as a file of the trusted folder is used', async () => {
  mkdirSync(path('trust/ocsp'), { recursive: true });
  mkdirSync(path('trust/roots'));
  writeFileSync(path('trust/ocsp/leader.der'), answer('revoked'));
  writeFileSync(path('trust/roots/root.pem'), pem(root.certificate));
  const found = await verifyPdf(signed, await trustIn(path('trust'), [], afterwards()));
  assert.deepEqual([found.verdict, found.signatures[0]?.flaws.join()], ['bad', 'revoked']);
});

test('an answer that is old says no more who is good, but still who was revoked', async () => {
  const [good, revoked] = [answer('good', 'root', '3'), answer('revoked', 'root', '3')];
  const later = (now + 10 * DAY) as Instant;
  assert.deepEqual(await judged([good], later), ['good', '', false]);
  assert.deepEqual(await judged([revoked], later), ['bad', 'revoked', false]);
});

test('only the issuer answers, or whom it certified for that alone', async () => {
  assert.deepEqual(await judged([answer('revoked', deputy('deputy', 'OCSPSigning'))]), ['bad', 'revoked', true]);
  assert.deepEqual(await judged([answer('revoked', deputy('other-use', 'codeSigning'))]), ['good', '', false]);
  const foreign = deputy('foreign', 'OCSPSigning', stranger);
  assert.deepEqual(await judged([answer('revoked', foreign)]), ['good', '', false]);
  const forged = Buffer.from(answer('good'));
  forged.writeUInt8(forged.readUInt8(forged.length - 40) ^ 1, forged.length - 40);
  assert.deepEqual(await judged([forged, Buffer.from('no answer at all')]), ['good', '', false]);
});
