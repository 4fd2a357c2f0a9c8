import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import type { Instant } from '#kernel/time.ts';
import { openPdfsig, type Pdfsig } from '../../tests/world/pdfsig.ts';
import { type Authority, authority, type Holder, holder, revocationList } from '../../tests/world/pki.ts';
import { signPdf, verifyPdf } from './index.ts';

/** pdfsig knows no other moment than now. */
const now = Date.now() as Instant;
const DAY = 86_400_000;

let root: Authority;
let leader: Holder;
let agency: Holder;
let plain: Uint8Array;
let signed: Buffer;
let twice: Buffer;
let pdfsig: Pdfsig;

before(async () => {
  root = authority(now);
  leader = holder(root, { name: 'Nguyễn Thị Ánh Tuyết', organisation: 'Sở Nông nghiệp và Môi trường' }, now);
  agency = holder(root, { name: 'Ủy ban nhân dân xã Tịnh Khê' }, now, { kind: 'ec' });
  const document = await PDFDocument.create();
  document.addPage([300, 300]).drawText('Quyet dinh so 12');
  plain = await document.save();
  signed = Buffer.from(await signPdf(plain, { signer: leader, at: now, reason: 'Phê duyệt' }));
  twice = Buffer.from(await signPdf(signed, { signer: agency, at: now, notes: [await note('So 12')] }));
  pdfsig = openPdfsig([root.certificate]);
});
after(() => pdfsig.close());

async function note(words: string) {
  const look = await PDFDocument.create();
  look.addPage([80, 20]).drawText(words, { size: 10 });
  return { page: 0, box: [10, 250, 90, 270] as const, look: await look.save(), says: words };
}

const check = (pdf: Uint8Array, more: object = {}) => verifyPdf(pdf, { roots: [root.certificate], now, ...more });
const flaws = async (pdf: Uint8Array, more: object = {}) =>
  (await check(pdf, more)).signatures.map((one) => one.flaws.join());

test('a file nobody signed is unsigned, and pdfsig finds no signature either', async () => {
  assert.deepEqual(await check(plain), { verdict: 'unsigned', changedAfterSigning: false, signatures: [] });
  assert.deepEqual(pdfsig.signatures(plain), []);
});

test('a signed file is good: who, when, all of it; pdfsig says the same', async () => {
  const found = await check(signed);
  assert.equal(found.verdict, 'good');
  const [one] = found.signatures;
  assert.equal(one?.signer, 'Nguyễn Thị Ánh Tuyết');
  assert.equal(one?.organisation, 'Sở Nông nghiệp và Môi trường');
  assert.equal(one?.issuer, 'Cơ quan chứng thực thử nghiệm Đặng Ưỡng');
  assert.equal(one?.claimedAt, Math.floor(now / 1000) * 1000);
  assert.deepEqual([one?.coversWholeFile, one?.revocationKnown, one?.stampedAt], [true, false, null]);
  assert.deepEqual(pdfsig.signatures(signed), [
    { signature: 'Signature is Valid', certificate: 'Certificate is Trusted', isWhole: true },
  ]);
  assert.deepEqual(signed.subarray(0, plain.length), Buffer.from(plain));
});

test('a second signature, with the number it brings, leaves the first good', async () => {
  const found = await check(twice);
  assert.equal(found.verdict, 'good');
  assert.deepEqual(
    found.signatures.map(({ signer, coversWholeFile }) => [signer, coversWholeFile]),
    [
      ['Nguyễn Thị Ánh Tuyết', false],
      ['Ủy ban nhân dân xã Tịnh Khê', true],
    ],
  );
  const said = pdfsig.signatures(twice);
  assert.deepEqual(
    said.map(({ signature }) => signature),
    ['Signature is Valid', 'Signature is Valid'],
  );
  assert.deepEqual(
    said.map(({ isWhole }) => isWhole),
    [false, true],
  );
});

test('one byte altered is found, by pdfsig too', async () => {
  const altered = Buffer.from(signed);
  altered[altered.indexOf('/MediaBox') + 12] = 0x39;
  assert.deepEqual(await flaws(altered), ['altered']);
  assert.equal((await check(altered)).verdict, 'bad');
  assert.equal(pdfsig.signatures(altered)[0]?.signature, 'Digest Mismatch');
});

test('a file cut off is not good', async () => {
  const cut = signed.subarray(0, signed.length - 40);
  assert.deepEqual(await flaws(cut), ['range-wrong']);
  assert.notEqual(pdfsig.signatures(cut)[0]?.signature, 'Signature is Valid');
});

test('a range that leaves out more than the signature is refused', async () => {
  const text = signed.toString('latin1');
  const [written = '', open = '', close = '', rest = ''] =
    /\[ 0 (\d+) (\d+) (\d+) \] */.exec(text.slice(text.indexOf('/ByteRange'))) ?? [];
  const wrong = (range: string) => Buffer.from(text.replace(written, range.padEnd(written.length)), 'latin1');
  const ranges = [
    `[ 0 ${Number(open) - 10} ${close} ${rest} ]`,
    `[ 0 ${open} ${Number(close) + 10} ${Number(rest) - 10} ]`,
    `[ 9 ${Number(open) - 9} ${close} ${rest} ]`,
    `[ 0 ${open} ${close} 99999999 ]`,
    `[ 0 0 0 ${signed.length} ]`,
    '[ 0 1 2 ]',
  ];
  for (const range of ranges) {
    const file = wrong(range);
    assert.deepEqual(await flaws(file), ['range-wrong'], range);
    const [said] = pdfsig.signatures(file);
    assert.ok(!(said?.signature === 'Signature is Valid' && said.isWhole), range);
  }
});

test('a certificate that has ended does not sign', async () => {
  const old = holder(root, { name: 'Trần Văn Hùng' }, now, { from: -300, until: -10 });
  const file = await signPdf(plain, { signer: old, at: (now - 20 * DAY) as Instant });
  assert.deepEqual(await flaws(file), ['expired']);
  assert.equal(pdfsig.signatures(file)[0]?.certificate, 'Certificate has Expired');
});

test('a revoked certificate is found by the list of its authority, by pdfsig too', async () => {
  const list = revocationList(root, [leader.chain[0] as Uint8Array], now);
  assert.deepEqual(await flaws(signed, { crls: [list] }), ['revoked']);
  const strict = openPdfsig([root.certificate], [list]);
  assert.equal(strict.signatures(signed)[0]?.certificate, 'Certificate has been Revoked');
  strict.close();
});

test('a list that does not name the certificate tells that it stands; a stale or forged list tells nothing', async () => {
  const known = async (crl: Uint8Array) => (await check(signed, { crls: [crl] })).signatures[0]?.revocationKnown;
  assert.equal(await known(revocationList(root, [agency.chain[0] as Uint8Array], now)), true);
  assert.equal(await known(revocationList(root, [], now - 30 * DAY)), false);
  const stranger = { ...root, key: authority(now).key };
  const forged = revocationList(stranger, [leader.chain[0] as Uint8Array], now);
  assert.deepEqual(await flaws(signed, { crls: [forged] }), ['']);
});

test('a certificate that vouches for itself is not trusted', async () => {
  const own = authority(now, undefined, 'Tự ký');
  const file = await signPdf(plain, {
    signer: { ...holder(own, { name: 'Nguyễn Văn Giả' }, now) },
    at: now,
  });
  assert.deepEqual(await flaws(file), ['untrusted']);
  assert.notEqual(pdfsig.signatures(file)[0]?.certificate, 'Certificate is Trusted');
});

test('a clock and an authority of other authorities do not sign documents for people', async () => {
  const clock = holder(root, { name: 'Đồng hồ' }, now, { use: 'clock' });
  assert.deepEqual(await flaws(await signPdf(plain, { signer: clock, at: now })), ['not-for-signing']);
  const middle = authority(now, root, 'Cơ quan chứng thực bậc hai');
  const below = holder(middle, { name: 'Lê Thị Bình' }, now);
  const file = await signPdf(plain, { signer: below, at: now });
  assert.deepEqual(await flaws(file), ['']);
  const person = { key: leader.key, certificate: leader.chain[0] as Uint8Array };
  const false_ = holder(person, { name: 'Do cá nhân cấp' }, now);
  const chain = [...false_.chain, root.certificate];
  assert.deepEqual(await flaws(await signPdf(plain, { signer: { ...false_, chain }, at: now })), ['untrusted']);
});

test('short keys and old hashes are refused as weak', async () => {
  const short = holder(root, { name: 'Khóa ngắn' }, now, { size: 1024 });
  assert.deepEqual(await flaws(await signPdf(plain, { signer: short, at: now })), ['weak']);
});

test('what is added after signing is found, though every signature holds', async () => {
  const document = await PDFDocument.load(signed, { updateMetadata: false, forIncrementalUpdate: true });
  document.getPage(0).drawText('them mot so 0');
  const changed = await document.commit({ useObjectStreams: false });
  assert.deepEqual(await flaws(changed), ['changed-after']);
  assert.deepEqual((await check(changed)).verdict, 'changed-after');
  assert.equal((await check(changed)).changedAfterSigning, true);
  assert.deepEqual(
    pdfsig.signatures(changed).map(({ signature, isWhole }) => [signature, isWhole]),
    [['Signature is Valid', false]],
  );
  const again = await signPdf(changed, { signer: agency, at: now });
  assert.deepEqual(
    await flaws(again),
    ['changed-after', ''],
    'who signs again vouches for what he saw, not for the first',
  );
});

test('a note put beside a signature by nobody is a change', async () => {
  const document = await PDFDocument.load(signed, { updateMetadata: false, forIncrementalUpdate: true });
  const stamp = document.context.register(
    document.context.obj({ Type: 'Annot', Subtype: 'Stamp', Rect: [0, 0, 99, 99] }),
  );
  document.getPage(0).node.addAnnot(stamp);
  assert.deepEqual(await flaws(await document.commit({ useObjectStreams: false })), ['changed-after']);
});

test('the signature of one file does not fit another', async () => {
  const document = await PDFDocument.create();
  document.addPage([300, 300]).drawText('Quyet dinh so 99');
  const other = Buffer.from(await signPdf(await document.save(), { signer: leader, at: now }));
  const contents = (pdf: Buffer) => /\/Contents <([0-9a-f]+)>/.exec(pdf.toString('latin1'))?.[1] ?? '';
  const moved = Buffer.from(other.toString('latin1').replace(contents(other), contents(signed)), 'latin1');
  assert.deepEqual(await flaws(moved), ['altered']);
});

test('no bytes of a signed file can be changed without a sign of it, and none make the check throw', async () => {
  const space = fc.record({ at: fc.nat(signed.length - 1), bytes: fc.uint8Array({ minLength: 1, maxLength: 30 }) });
  await fc.assert(
    fc.asyncProperty(space, async ({ at, bytes }) => {
      const altered = Buffer.from(signed);
      altered.set(bytes.subarray(0, altered.length - at), at);
      const found = await check(altered);
      const gap = signed.indexOf('/Contents <');
      const isInside = at >= gap && at + bytes.length < signed.indexOf('>', gap);
      // Zeros that fill the room of the signature carry nothing.
      assert.ok(altered.equals(signed) || found.verdict !== 'good' || isInside);
    }),
    { numRuns: 300 },
  );
});

test('files made to break a reader are answered, and quickly', async () => {
  const deep = `%PDF-1.7\n1 0 obj ${'['.repeat(200_000)} endobj\n/ByteRange [0 5 6 7]`;
  const cyclic =
    '%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 1 0 R /AcroForm 1 0 R>> endobj\nxref\n0 0\ntrailer <</Root 1 0 R /Prev 9>>\nstartxref\n9\n%%EOF';
  const many = `%PDF-1.7\n${'/ByteRange [0 10 20 30]\n'.repeat(100_000)}`;
  const broken = [
    deep,
    cyclic,
    many,
    '%PDF-',
    '',
    '%PDF-1.4 /ByteRange [',
    `%PDF-1.7 /ByteRange [${'9'.repeat(5_000)}`,
  ];
  const began = performance.now();
  for (const file of broken) assert.notEqual((await check(Buffer.from(file))).verdict, 'good');
  assert.deepEqual(await flaws(Buffer.concat([signed, Buffer.from('\nthêm chữ')])), ['changed-after']);
  const over = Buffer.concat([signed, Buffer.from(`\n5 0 obj ${'<</A '.repeat(50_000)}`)]);
  assert.deepEqual(await flaws(over), ['changed-after']);
  assert.ok(performance.now() - began < 5_000);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.string(), async (bytes, words) => {
      const file = Buffer.concat([Buffer.from('%PDF-1.7 /ByteRange '), Buffer.from(words), bytes]);
      assert.notEqual((await check(file)).verdict, 'good');
    }),
  );
});
