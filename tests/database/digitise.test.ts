import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { toBuffer } from 'qrcode';
import { inTransaction } from '#db/transaction.ts';
import { verifyTrail } from '#db/verify.ts';
import {
  accept,
  addPaper,
  comparePaper,
  findDraft,
  handOver,
  papersOf,
  papersOfDraft,
  startDraft,
  storeProposals,
  submit,
  takeFromVault,
  typeDraftPaper,
  typePaper,
} from '#dossier/index.ts';
import { pdfOfPicture } from '#files/photographs.ts';
import { drawPage } from '#files/raster.ts';
import { unfinishedIn } from '#files/unfinished.ts';
import { bytesIn } from '#files/whole.ts';
import { lookAtFile } from '#jobs/look-at-file.ts';
import { collectFiles } from '#jobs/orphans.ts';
import { readFile } from '#jobs/read-file.ts';
import { signCopy } from '#jobs/sign-copy.ts';
import { openSigning } from '#jobs/signing.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { DAY_MS, dateAt, instant } from '#kernel/time.ts';
import { verifyPdf } from '#signatures/index.ts';
import {
  copyOf,
  eventsOf,
  papersOfOwner,
  paperToType,
  previewOf,
  rastersOf,
  storedPaper,
  type TypedFields,
  typeFields,
} from '#vault/index.ts';
import { render } from '../../src/letter/render/render.ts';
import { answerAll, type Case, openCase } from '../world/case.ts';
import { sampleLetter } from '../world/letters.ts';
import { samplePdf, samplePng } from '../world/papers.ts';
import { pieces } from '../world/store-contract.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};

const OLD = 'Giấy chứng nhận đăng ký tàu cá cũ';

/** A dossier of Lan with this PDF as her old certificate, accepted where asked. */
async function withPaper(one: Case, pdf: Buffer, accepted = true) {
  const { app, lan, receiver } = one;
  const kept = good(await app.files.put(pieces(pdf), { limit: 30_000_000, accept: ['pdf'] }));
  const file = { ...kept, name: 'dang-ky-cu.pdf' };
  const { id } = good(await startDraft(app, lan, { procedure: '1.003634', person: lan.id, province: 'Quảng Ngãi' }));
  await answerAll(one, id);
  const draft = await findDraft(app.read, app.realm, lan, id);
  const component = draft?.definition.components.find(({ name }) => name === OLD)?.id ?? assert.fail(OLD);
  good(await addPaper(app, lan, { id, component, file }));
  const { code } = good(await submit(app, lan, { draft: id, key: `key-${id}`, declared: true }));
  if (accepted) good(await accept(app, receiver, { code }));
  const paper = (await papersOf(app.read, app.realm, code)).find(({ sha256 }) => sha256 === kept.sha256);
  return { code, paper: paper ?? assert.fail('no paper'), content: kept.sha256 };
}

test('the pages of a file are drawn once, kept under their own hash, and collected with the file', async (t) => {
  const one = await openCase(t);
  const { app } = one;
  const { content } = await withPaper(one, samplePdf('Giay dang ky'), false);
  await lookAtFile(app, { content });
  await lookAtFile(app, { content });
  assert.deepEqual(await rastersOf(app.read, app.realm, [content]), [
    { content, state: 'made', why: null, pages: 1, shown: 1 },
  ]);
  const page = (await previewOf(app.read, app.realm, { content, page: 1, kind: 'page' })) ?? assert.fail('no page');
  const thumb = (await previewOf(app.read, app.realm, { content, page: 1, kind: 'thumb' })) ?? assert.fail('no thumb');
  assert.notEqual(page, thumb);
  assert.equal(await previewOf(app.read, app.realm, { content, page: 2, kind: 'page' }), undefined);
  const nights = (days: number) => ({
    ...app,
    clock: { ...app.clock, now: () => instant(Date.now() + days * DAY_MS) },
    unfinished: unfinishedIn('/nonexistent', () => undefined),
  });
  for (const days of [0, 3, 4, 11]) await collectFiles(nights(days));
  assert.ok((await app.files.has(page)) && (await app.files.has(thumb)), 'what shows a named file stays');
  const alone = good(await app.files.put(pieces(samplePdf('nobody has me')), { limit: 100_000, accept: ['pdf'] }));
  await lookAtFile(app, { content: alone.sha256 });
  const picture = await previewOf(app.read, app.realm, { content: alone.sha256, page: 1, kind: 'page' });
  for (const days of [0, 3, 4, 11, 12]) await collectFiles(nights(days));
  assert.deepEqual(await rastersOf(app.read, app.realm, [alone.sha256]), []);
  assert.equal(await app.files.has(picture ?? ''), false, 'a picture of a file that is gone goes too');
});

test('a file that cannot be drawn says why', async (t) => {
  const { app } = await openCase(t);
  const broken = good(await app.files.put(pieces(Buffer.from('%PDF-1.7\nx\n%%EOF')), { limit: 1000, accept: ['pdf'] }));
  await lookAtFile(app, { content: broken.sha256 });
  const [raster] = await rastersOf(app.read, app.realm, [broken.sha256]);
  assert.deepEqual([raster?.state, raster?.why, raster?.shown], ['none', 'broken', 0]);
});

/** A scan: pictures of printed pages, without a letter of text in the file. */
async function scanOf(pdf: Uint8Array): Promise<Buffer> {
  const drawn = (await drawPage(pdf, 1, 2339)) ?? assert.fail('not drawn');
  return Buffer.from((await pdfOfPicture(drawn)) ?? assert.fail('not joined'));
}

const NOTHING_TYPED: TypedFields = {
  ...{ number: '', issuer: '', issuedOn: '', validFrom: '', validTo: '', abstract: '', scope: '' },
};
const AGENCY = 'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG';

test('a scan is read for its number, issuer and day; nothing is filled before an officer confirms it', async (t) => {
  const one = await openCase(t, '2026-12-05T09:00:00+07:00');
  const { app, lan, receiver, stranger } = one;
  const { code, paper, content } = await withPaper(
    one,
    await scanOf(await render('decision', sampleLetter('decision'), { asOf: app.clock.now() })),
  );
  await readFile(app, { content });
  const whose = { owner: lan.id, content };
  const { fields, proposals } = await paperToType(app.read, app.realm, whose);
  assert.deepEqual(Object.values(fields).filter(Boolean), [], 'nothing is filled by itself');
  const said = new Map((proposals ?? []).map((each) => [each.field, each]));
  assert.equal(said.get('number')?.value, '1207/QĐ-SNNMT');
  assert.equal(said.get('issuedOn')?.value, '2026-12-01');
  assert.equal(said.get('issuer')?.value, AGENCY);
  const at = said.get('number')?.box;
  assert.ok(at && at.y > 0.03 && at.y < 0.3 && at.x > 0 && at.x + at.width < 1, JSON.stringify(at));
  const stored = async () =>
    (await papersOfOwner(app.read, app.realm, lan.id)).find(({ sha256 }) => sha256 === content) ?? assert.fail('none');
  assert.equal((await stored()).number, null);

  const ask = { code, paper: paper.id, typed: NOTHING_TYPED };
  const strange = await typePaper(app, stranger, { ...ask, confirms: 'number' });
  assert.equal(!strange.ok && strange.code, 'not-found');
  const own = await typePaper(app, lan, { ...ask, confirms: 'number' });
  assert.equal(!own.ok && own.code, 'not-found', 'its owner types nothing into the store');
  assert.deepEqual(good(await typePaper(app, receiver, { ...ask, confirms: 'number' })).fields, ['number']);
  assert.equal((await stored()).number, '1207/QĐ-SNNMT');
  const left = await paperToType(app.read, app.realm, whose);
  assert.ok(left.proposals?.every(({ field }) => field !== 'number'));
  const events = await eventsOf(app.read, app.realm, (await stored()).id);
  assert.deepEqual(
    events.map(({ kind, by, reason }) => [kind, by, reason]),
    [['typed', `officer:${receiver.id}`, 'number']],
  );
  const { rows } = await app.read.query<{ facts: unknown }>(
    `select facts from trail where realm = $1 and act = 'paper-typed'`,
    [app.realm],
  );
  assert.deepEqual(rows, [{ facts: { fields: ['number'] } }], 'the trail says which fields, not what they say');
  assert.deepEqual((await verifyTrail(app.read, app.realm)).breaks, []);
});

test('a paper with a term serves again once an officer has typed its day of issue', async (t) => {
  const one = await openCase(t);
  const { app, lan, handler, receiver } = one;
  const { code, paper, content } = await withPaper(one, samplePdf('Giay co thoi han'));
  await inTransaction(app, 'system:test', (tx) =>
    tx.query(
      `insert into paper_type (realm, type, valid_from, reusable, months, basis) values ($1, 'GCN_DK_TAU_CA', '2025-07-01', true, 24, 'thử')`,
      [tx.realm],
    ),
  );
  const { id } = good(await startDraft(app, lan, { procedure: '1.003634', person: lan.id, province: 'Quảng Ngãi' }));
  const offered = async () => {
    const draft = (await findDraft(app.read, app.realm, lan, id)) ?? assert.fail('no draft');
    const all = await storeProposals(app.read, app.realm, lan, draft, dateAt(app.clock.now()));
    return [...all.values()].flat().filter((each) => each.paper.sha256 === content);
  };
  assert.deepEqual(await offered(), [], 'nobody knows when it was issued');
  good(await handOver(app, receiver, { code }));
  const typed = { ...NOTHING_TYPED, number: 'QNg-90214', issuedOn: '12/3/2025' };
  good(await typePaper(app, one.head, { code, paper: paper.id, typed }));
  const [now] = await offered();
  assert.deepEqual([now?.paper.number, now?.until], ['QNg-90214', '2027-03-12']);
  const wrong = await typePaper(app, one.head, { code, paper: paper.id, typed: { ...typed, issuedOn: '40/3/2025' } });
  assert.equal(!wrong.ok && wrong.code, 'paper-day-unreadable');
  assert.ok(handler);
});

test('what the desk types before it accepts stands on the paper once it is kept', async (t) => {
  const one = await openCase(t);
  const { app, lan, receiver } = one;
  const { id } = good(await startDraft(app, lan, { procedure: '1.003634', person: lan.id, province: 'Quảng Ngãi' }));
  await answerAll(one, id);
  const draft = (await findDraft(app.read, app.realm, lan, id)) ?? assert.fail('no draft');
  const component = draft.definition.components.find(({ name }) => name === OLD)?.id ?? assert.fail(OLD);
  const kept = good(await app.files.put(pieces(samplePdf('Tai quay')), { limit: 100_000, accept: ['pdf'] }));
  const { paper } = good(await addPaper(app, lan, { id, component, file: { ...kept, name: 'a.pdf' } }));
  const mine = await typeDraftPaper(app, lan, { draft: id, paper, typed: { ...NOTHING_TYPED, number: '1' } });
  assert.equal(!mine.ok && mine.code, 'not-found', 'a citizen says nothing of a paper in the store');
  const whose = { owner: lan.id, content: kept.sha256 };
  const typed = { ...NOTHING_TYPED, number: '77/CN', issuedOn: '1/2/2024' };
  good(await inTransaction(app, `officer:${receiver.id}`, (tx) => typeFields(tx, whose, { typed })));
  const { code } = good(await submit(app, lan, { draft: id, key: 'key-desk-typed', declared: true }));
  good(await accept(app, receiver, { code }));
  const paperNow = (await papersOfOwner(app.read, app.realm, lan.id)).find(({ sha256 }) => sha256 === kept.sha256);
  assert.deepEqual([paperNow?.number, paperNow?.issuedOn], ['77/CN', '2024-02-01']);
});

test('the square code of a chip card on a scan proposes its number and day of issue', async (t) => {
  const one = await openCase(t);
  const { app } = one;
  const text = '051190001234|212345678|Lê Thị Lan|08031990|Nữ|12 Lê Lợi, Phường Cẩm Thành, Quảng Ngãi|12032024';
  const png = await toBuffer(text, { scale: 6 });
  const pdf = (await pdfOfPicture(png)) ?? assert.fail('no pdf');
  const kept = good(await app.files.put(pieces(Buffer.from(pdf)), { limit: 5_000_000, accept: ['pdf'] }));
  await readFile(app, { content: kept.sha256 });
  const { proposals } = await paperToType(app.read, app.realm, { owner: one.lan.id, content: kept.sha256 });
  assert.deepEqual(
    (proposals ?? []).filter(({ from }) => from === 'qr').map(({ field, value }) => [field, value]),
    [
      ['number', '051190001234'],
      ['issuedOn', '2024-03-12'],
    ],
  );
});

test('an officer signs a copy compared with the original; whoever opens it finds the signature whole', async (t) => {
  const one = await openCase(t);
  const { app, lan, receiver, stranger } = one;
  const { code, paper, content } = await withPaper(one, samplePdf('Ban chinh'));
  const strange = await comparePaper(app, stranger, { code, paper: paper.id });
  assert.equal(!strange.ok && strange.code, 'not-found');
  const { paper: id } = good(await comparePaper(app, receiver, { code, paper: paper.id }));
  const twice = await comparePaper(app, receiver, { code, paper: paper.id });
  assert.equal(!twice.ok && twice.code, 'copy-signed-already');
  const stored = async () =>
    (await papersOfOwner(app.read, app.realm, lan.id)).find((each) => each.id === id) ?? assert.fail('none');
  assert.equal((await stored()).certification, 'none', 'not before the signature is there');
  const folder = mkdtempSync(join(tmpdir(), 'motcua-copy-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const signing = openSigning({ ...app.settings, signing: 'demo', varFolder: folder });
  await signCopy({ ...app, signing }, { paper: id });
  await signCopy({ ...app, signing }, { paper: id });
  const copy = (await copyOf(app.read, app.realm, id)) ?? assert.fail('no copy');
  assert.ok(copy.doneAt !== null && copy.sha256 !== null && copy.sha256 !== content);
  const found = await verifyPdf(await bytesIn(app.files, copy.sha256), await signing.trust(app.clock.now()));
  assert.equal(found.verdict, 'good');
  assert.match(JSON.stringify(found.signatures), new RegExp(receiver.name));
  assert.equal((await stored()).certification, 'compared');
  const says = execFileSync('/usr/bin/pdftotext', ['-layout', '-', '-'], {
    input: await bytesIn(app.files, copy.sha256),
    encoding: 'utf8',
  });
  assert.match(says, /Sao y\s+H48\.01\.50\s+Thời gian ký: 20-11-2026 09:00:00 \+07:00/, 'seen on the sheet');
  const { id: next } = good(
    await startDraft(app, lan, { procedure: '1.003634', person: lan.id, province: 'Quảng Ngãi' }),
  );
  const component = (await stored()).component ?? '';
  const taken = good(await takeFromVault(app, lan, { id: next, component, paper: id }));
  const reused = (await papersOfDraft(app.read, app.realm, next)).find((each) => each.id === taken.paper);
  assert.deepEqual([reused?.sha256, reused?.reusedFrom], [copy.sha256, id], 'what is used again is the signed copy');
  assert.equal(await storedPaper(app.read, app.realm, lan.id, copy.sha256), id, 'and it is known as that paper');
  const events = await eventsOf(app.read, app.realm, id);
  assert.deepEqual(
    events.map(({ kind, reason }) => [kind, reason]),
    [['compared', receiver.name]],
  );
  assert.deepEqual((await verifyTrail(app.read, app.realm)).breaks, []);
});

test('only a PDF that is in the store can be compared with the original and signed', async (t) => {
  const one = await openCase(t);
  const { app, lan, receiver } = one;
  const early = await withPaper(one, samplePdf('Chua tiep nhan'), false);
  const before = await comparePaper(app, receiver, { code: early.code, paper: early.paper.id });
  assert.equal(!before.ok && before.code, 'copy-not-kept', 'nothing is in the store before the dossier is accepted');
  good(await accept(app, receiver, { code: early.code }));
  good(await comparePaper(app, receiver, { code: early.code, paper: early.paper.id }));

  const { id } = good(await startDraft(app, lan, { procedure: '1.003634', person: lan.id, province: 'Quảng Ngãi' }));
  await answerAll(one, id);
  const draft = await findDraft(app.read, app.realm, lan, id);
  const component = draft?.definition.components.find(({ name }) => name === OLD)?.id ?? assert.fail(OLD);
  const kept = good(await app.files.put(pieces(samplePng(40, 60)), { limit: 100_000, accept: ['png'] }));
  good(await addPaper(app, lan, { id, component, file: { ...kept, name: 'anh.png' } }));
  const { code } = good(await submit(app, lan, { draft: id, key: 'key-picture', declared: true }));
  good(await accept(app, receiver, { code }));
  const paper = (await papersOf(app.read, app.realm, code)).find(({ sha256 }) => sha256 === kept.sha256);
  const picture = await comparePaper(app, receiver, { code, paper: paper?.id ?? '' });
  assert.equal(!picture.ok && picture.code, 'copy-no-pdf');
});

test('a copy nobody can sign says why, and may be asked for again', async (t) => {
  const one = await openCase(t);
  const { app, receiver } = one;
  const { code, paper } = await withPaper(one, samplePdf('Khong ai ky'));
  const { paper: id } = good(await comparePaper(app, receiver, { code, paper: paper.id }));
  await signCopy({ ...app, signing: openSigning({ ...app.settings, signing: undefined }) }, { paper: id });
  assert.equal((await copyOf(app.read, app.realm, id))?.failure, 'signer-unknown');
  good(await comparePaper(app, receiver, { code, paper: paper.id }));
});
