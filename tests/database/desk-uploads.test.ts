import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs, { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { centresOn } from '#agency/index.ts';
import { addScan, arrange, joinScan, papersOfDraft, receiveAtDesk, scanOf, startDraft } from '#dossier/index.ts';
import { documentFromPages } from '#files/assemble.ts';
import { bytesIn } from '#files/whole.ts';
import { giveTemporaryPassword } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { serve } from '../../src/server.ts';
import { openVisitor } from '../security/site.ts';
import { samplePng } from '../world/papers.ts';
import { openProvince } from '../world/province.ts';
import { citizenNamed, officerNamed } from '../world/running-site.ts';
import { pieces } from '../world/store-contract.ts';

const pdfOfPages = async (pages: number): Promise<Buffer> => {
  const document = await PDFDocument.create();
  for (let at = 0; at < pages; at += 1) document.addPage([100, 140]).drawText(`Trang ${at}`, { size: 8 });
  return Buffer.from(await document.save());
};

/** An officer at the desk with a draft of Lan, and how a browser speaks to the forms with files. */
async function openDesk(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-desk-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const app = await openProvince({ after: (act) => t.after(act) }, {}, { MOTCUA_VAR: folder, PORT: '0' });
  const serving = await serve(app);
  t.after(() => serving.close());
  const [lan, officer] = [await citizenNamed(app, 'lan.lt'), await officerNamed(app, 'suong.dt')];
  const started = await startDraft(app, officer, { procedure: '1.003634', person: lan.id, province: 'Quảng Ngãi' });
  assert.ok(started.ok);
  const draft = started.value.id;
  const who = async (userName: string, password = 'motcua-demo') => {
    const visitor = openVisitor(serving.address);
    const typed = { 'ten-dang-nhap': userName, 'mat-khau': password };
    assert.equal((await visitor.post('/dang-nhap?/mat-khau', typed)).status, 303);
    return `motcua=${visitor.cookies.get('motcua')}`;
  };
  const cookie = await who('suong.dt');
  const post = async (path: string, parts: Record<string, Buffer | string>) => {
    const body = new FormData();
    for (const [name, part] of Object.entries(parts))
      if (typeof part === 'string') body.append(name, part);
      else body.append(name, new Blob([new Uint8Array(part)]), 'tep-quet');
    const headers = { origin: app.settings.origin, cookie };
    const answer = await fetch(serving.address + path, { method: 'POST', body, headers, redirect: 'manual' });
    assert.equal(answer.status, 303);
    return new URL(answer.headers.get('location') ?? '', serving.address).searchParams;
  };
  const tus = (path: string, method: string, more: Record<string, string>, body?: Buffer, as = cookie) =>
    fetch(serving.address + path, {
      ...{ method, headers: { 'tus-resumable': '1.0.0', cookie: as, ...more } },
      ...(body ? { body: new Uint8Array(body) } : {}),
    });
  const base = `/can-bo/tiep-nhan/${draft}`;
  return { app, folder, officer, lan, draft, base, post, tus, who };
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Sends a file in two pieces to a form, as its script does; answers its number. */
async function sendPieces({ tus }: Desk, form: string, file: Buffer): Promise<string> {
  const begun = await tus(`${form}/tai-len`, 'POST', {
    ...{
      'upload-length': String(file.length),
      'upload-metadata': `filename ${Buffer.from('quét.pdf').toString('base64')}`,
    },
  });
  assert.equal(begun.status, 201);
  const place = begun.headers.get('location') ?? '';
  const half = Math.floor(file.length / 2);
  for (const [from, piece] of [
    [0, file.subarray(0, half)],
    [half, file.subarray(half)],
  ] as const) {
    const headers = { 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' };
    assert.equal((await tus(place, 'PATCH', headers, piece)).status, 204);
  }
  return place.split('/').at(-1) ?? '';
}

test('a photograph an iPhone keeps (HEIC) is a page of the desk’s scan and of the paper made of it', async (t) => {
  const desk = await openDesk(t);
  const { app, folder, officer, draft, base, post } = desk;
  writeFileSync(join(folder, 'a.png'), samplePng(64, 90));
  execFileSync('/usr/bin/heif-enc', ['-q', '60', join(folder, 'a.png'), '-o', join(folder, 'a.heic')], {
    stdio: 'ignore',
  });
  const told = await post(`${base}/quet/tep`, { 'thanh-phan': 'part-1', tep: readFileSync(join(folder, 'a.heic')) });
  assert.equal(told.get('da-nhan'), '1', String(told));
  const joined = await joinScan(app, officer, draft);
  assert.ok(joined.ok, joined.ok ? '' : joined.code);
  const [paper] = await papersOfDraft(app.read, app.realm, draft);
  assert.deepEqual([paper?.component, paper?.type], ['part-1', 'pdf']);
  const made = await PDFDocument.load(await bytesIn(app.files, paper?.sha256 ?? ''));
  const { width, height } = made.getPage(0).getSize();
  assert.deepEqual([made.getPageCount(), Math.round(width), Math.round(height)], [1, 595, 842]);
});

test('a scan at the desk that came in pieces is taken as if it came with its form, and only the desk may send them', async (t) => {
  const desk = await openDesk(t);
  const { app, draft, base, post, tus, who } = desk;
  const scan = await pdfOfPages(3);
  const id = await sendPieces(desk, `${base}/quet/tep`, scan);
  const told = await post(`${base}/quet/tep`, { 'thanh-phan': 'part-1', 'da-tai:tep': id });
  assert.equal(told.get('da-nhan'), '3', String(told));
  assert.deepEqual(
    (await scanOf(app.read, app.realm, draft)).map(({ component, page }) => [component, page]),
    [1, 2, 3].map((page) => ['part-1', page]),
  );
  assert.equal(existsSync(join(desk.folder, 'unfinished', id)), false, 'the pieces are gone');

  const paper = await sendPieces(desk, `${base}/giay-to`, scan);
  await post(`${base}/giay-to`, { viec: 'tep', 'da-tai:tep:part-2': paper });
  assert.deepEqual(
    (await papersOfDraft(app.read, app.realm, draft)).map(({ component, name }) => [component, name]),
    [['part-2', 'quét.pdf']],
  );
  const length = { 'upload-length': '10' };
  for (const form of [`${base}/quet/tep`, `${base}/giay-to`]) {
    assert.equal((await tus(`${form}/tai-len`, 'POST', length, undefined, await who('lan.pt'))).status, 404);
    assert.equal((await tus(`${form}/tai-len`, 'POST', length, undefined, '')).status, 404);
  }
  const large = { 'upload-length': String(51 * 1_048_576) };
  assert.equal((await tus(`${base}/quet/tep/tai-len`, 'POST', large)).status, 413);
});

test('what a form calls an upload removes nothing but an upload of its sender', async (t) => {
  const desk = await openDesk(t);
  const { app, folder, base, post } = desk;
  const kept = await app.files.put(pieces(await pdfOfPages(1)), { limit: 100_000, accept: ['pdf'] });
  assert.ok(kept.ok);
  mkdirSync(join(folder, 'beside'), { recursive: true });
  const other = await app.unfinished.begin({
    ...{ owner: 'citizen:somebody', target: '/x', length: 5, name: 'a.pdf', expiresAt: 9e15 as never },
  });
  assert.ok(other.ok);
  const told = await post(`${base}/quet/tep`, { 'da-tai:tep': `../files,../beside,${other.value.id}` });
  assert.equal(told.get('loi'), 'file-incomplete');
  await app.unfinished.drop('../beside');
  assert.deepEqual([await app.files.has(kept.value.sha256), existsSync(join(folder, 'beside'))], [true, true]);
  assert.ok(await app.unfinished.find(other.value.id, 'citizen:somebody', '/x'));
});

test('a scan of more pages than can be put into order is refused: in a file, in a draft, in one paper', async (t) => {
  const { app, officer, draft, base, post } = await openDesk(t);
  const told = await post(`${base}/quet/tep`, { tep: await pdfOfPages(61) });
  assert.deepEqual([told.get('loi'), told.get('pages')], ['pages-too-many', '60']);
  assert.deepEqual(await scanOf(app.read, app.realm, draft), []);

  const kept = await app.files.put(pieces(await pdfOfPages(1)), { limit: 100_000, accept: ['pdf'] });
  assert.ok(kept.ok);
  const pages = (count: number) =>
    Array.from({ length: count }, () => ({
      component: 'part-1',
      sha256: kept.value.sha256,
      page: 1,
      turn: 0 as const,
    }));
  assert.ok((await addScan(app, officer, { draft, pages: pages(150) })).ok);
  const more = await addScan(app, officer, { draft, pages: pages(51) });
  assert.deepEqual(!more.ok && [more.code, more.facts['pages']], ['pages-too-many', 200]);

  const long = await joinScan(app, officer, draft);
  assert.equal(!long.ok && long.code, 'pages-too-many');
  const [first, ...rest] = await scanOf(app.read, app.realm, draft);
  const to = new Map(rest.slice(59).map(({ id }) => [id, null] as const));
  assert.ok(first && (await arrange(app, officer, { draft, to })).ok);
  assert.ok((await joinScan(app, officer, draft)).ok, 'sixty are not too many');
});

test('pages too heavy to be put together are refused before they are held in memory', async (t) => {
  const { app } = await openDesk(t);
  const heavy = async () => {
    const document = await PDFDocument.load(await pdfOfPages(1));
    await document.attach(randomBytes(31 * 1_048_576), 'x.bin', {});
    const bytes = Buffer.from(await document.save({ useObjectStreams: false }));
    const kept = await app.files.put(pieces(bytes), { limit: 100_000_000, accept: ['pdf'], trusted: true });
    assert.ok(kept.ok);
    return { sha256: kept.value.sha256, page: 1, turn: 0 as const, size: kept.value.size };
  };
  const all = [await heavy(), await heavy()];
  assert.ok(all.every(({ size }) => size < 60 * 1_048_576));
  const done = await documentFromPages(app.files, all);
  assert.equal(!done.ok && done.code, 'pages-too-many');
});

test('a machine without the programs that draw pages says so, and takes no scan apart', async (t) => {
  const { base, post, draft, app } = await openDesk(t);
  const real = fs.existsSync;
  t.after(() => {
    fs.existsSync = real;
    syncBuiltinESMExports();
  });
  // As on a machine where poppler-utils is not installed.
  fs.existsSync = (path) => path !== '/usr/bin/pdftoppm' && real(path);
  syncBuiltinESMExports();
  const told = await post(`${base}/quet/tep`, { tep: await pdfOfPages(2) });
  assert.equal(told.get('loi'), 'scan-not-drawn');
  assert.deepEqual(await scanOf(app.read, app.realm, draft), []);
});

test('an officer whose password somebody else chose sends no file before choosing another', async (t) => {
  const { app, base, tus, who } = await openDesk(t);
  const begin = async (as: string) =>
    (
      await tus(
        `${base}/quet/tep/tai-len`,
        'POST',
        { 'upload-length': '4', 'upload-metadata': 'filename YS5wZGY=' },
        undefined,
        as,
      )
    ).status;
  assert.equal(await begin(await who('suong.dt')), 201);
  const given = await giveTemporaryPassword(app, 'system:cli', 'suong.dt');
  assert.ok(given.ok);
  assert.notEqual(await begin(await who('suong.dt', given.value.password)), 201);
});

test('at the desk nothing is filed at a centre where the officer does not receive', async (t) => {
  const { app, officer, lan } = await openDesk(t);
  const own = officer.posts.filter(({ role }) => role === 'receiver').map(({ unit }) => unit);
  const centres = await centresOn(app.read, app.realm, dateAt(app.clock.now()));
  const other = centres.find(({ code }) => !own.includes(code))?.code ?? '';
  const delivery = { how: 'centre', where: other } as const;
  const begun = await startDraft(app, officer, {
    ...{ procedure: '1.003650', person: lan.id, province: 'Quảng Ngãi' },
    whither: { delivery, place: null, receivingAgency: other },
  });
  assert.ok(begun.ok);
  const ask = { draft: begun.value.id, key: 'other-centre', declared: true, channel: 1 as const };
  const done = await receiveAtDesk(app, officer, ask);
  assert.equal(done.ok ? 'ok' : done.code, 'act-not-yours');
  const { rows } = await app.read.query('select count(*)::integer as filed from dossier');
  assert.deepEqual(rows, [{ filed: 0 }]);
});
