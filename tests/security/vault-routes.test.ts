import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { inTransaction } from '#db/transaction.ts';
import { accept, papersOf, startDraft } from '#dossier/index.ts';
import { signInCitizen } from '#identity/index.ts';
import { localDate } from '#kernel/time.ts';
import { keepResult, keepScans, papersOfOwner, sharePaper } from '#vault/index.ts';
import { serve } from '../../src/server.ts';
import { endCopy, insertCopy } from '../../src/vault/sql/copies.ts';
import { clockAt, paper } from '../world/case.ts';
import { claimsFor, ISSUER } from '../world/citizens.ts';
import { openProvince } from '../world/province.ts';
import { routeFiles } from '../world/routes.ts';
import { citizenNamed, fileFor, officerNamed } from '../world/running-site.ts';
import { openVisitor, type Visitor } from './site.ts';

const good = <T>(done: { ok: true; value: T } | { ok: false; code: string }): T => {
  assert.ok(done.ok, done.ok ? '' : done.code);
  return done.value;
};

const ABSENT = '0199a3b2-1111-7abc-8def-0123456789ab';

/** Võ Văn Tư with one result and one scan in his store, on a clock moved by hand. */
async function openWorld(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-vault-'));
  const clock = clockAt('2026-11-20T09:00:00+07:00');
  const app = await openProvince({ after: (act) => t.after(act) }, { clock }, { MOTCUA_VAR: folder, PORT: '0' });
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const serving = await serve(app);
  t.after(() => serving.close());
  const owner = await citizenNamed(app, 'tu.vv');
  const receiver = await officerNamed(app, 'suong.dt');
  const code = await fileFor(app, owner);
  good(await accept(app, receiver, { code }));
  const file = await paper(app, 'ket qua');
  const facts = { owner: owner.id, dossier: code, decision: 1, procedure: '1.003650', agency: 'H48.14.05' };
  const said = { number: '7/KQ-CCTS', abstract: 'Tàu QNg-90214-TS', issuedOn: localDate('2026-11-20') };
  const id = await inTransaction(app, 'system:test', (tx) =>
    keepResult(tx, { ...facts, ...said, units: ['H48.14.05'], file }),
  );
  assert.ok(id);
  const citizen = async (userName: string): Promise<Visitor> => {
    const who = openVisitor(serving.address);
    who.cookies.set('motcua', good(await signInCitizen(app, { issuer: ISSUER, claims: claimsFor(userName) })).token);
    return who;
  };
  const officer = async (userName: string): Promise<Visitor> => {
    const who = openVisitor(serving.address);
    const typed = { 'ten-dang-nhap': userName, 'mat-khau': 'motcua-demo' };
    assert.equal((await who.post('/dang-nhap?/mat-khau', typed)).status, 303, userName);
    return who;
  };
  return { app, clock, owner, receiver, code, id, citizen, officer, anyone: () => openVisitor(serving.address) };
}

test('every page of the store is among those tried here', () => {
  const ids = new Set(
    routeFiles().flatMap(({ id }) => (/kho-giay-to|giay-to-chia-se|giay-to-kho/.test(id) ? [id] : [])),
  );
  assert.deepEqual([...ids].sort(), [
    '/can-bo/giay-to-kho',
    '/giay-to-chia-se/[token]',
    '/giay-to-chia-se/[token]/tep',
    '/kho-giay-to',
    '/kho-giay-to/[paper]',
    '/kho-giay-to/[paper]/tep',
  ]);
});

test('a paper and its file are nothing to whoever does not own them, officers with every post included', async (t) => {
  const world = await openWorld(t);
  const owner = await world.citizen('tu.vv');
  const others = [await world.citizen('lan.lt'), await world.officer('suong.dt'), await world.officer('son.ph')];
  for (const path of [`/kho-giay-to/${world.id}`, `/kho-giay-to/${world.id}/tep`]) {
    assert.equal((await owner.get(path)).status, 200, path);
    for (const who of others) {
      const answer = await who.get(path);
      const nothing = await who.get(path.replace(world.id, ABSENT));
      assert.deepEqual([answer.status, nothing.status], [404, 404], path);
      assert.equal(
        answer.body.replaceAll(world.id, '…'),
        nothing.body.replaceAll(ABSENT, '…'),
        'it tells that it is there',
      );
    }
    assert.equal((await world.anyone().get(path)).status, 303, path);
  }
  for (const bad of ['../../etc/passwd', '%2e%2e%2f', `${world.id}%00`, "' or 1=1 --", 'x'.repeat(5000)])
    assert.ok(
      [400, 404, 414, 431].includes((await owner.get(`/kho-giay-to/${encodeURIComponent(bad)}/tep`)).status),
      bad,
    );
  for (const [action, fields] of [
    ['chia-se', { 'so-ngay': '3', 'so-lan': '' }],
    ['thu-hoi', { 'lien-ket': ABSENT }],
    ['de-nghi', { 'y-kien': 'Giấy này không phải của tôi' }],
  ] as const)
    for (const who of others)
      assert.equal((await who.post(`/kho-giay-to/${world.id}?/${action}`, fields)).status, 404, action);
  const left = await world.app.read.query('select from paper_share where realm = $1', [world.app.realm]);
  assert.equal(left.rowCount, 0, 'a stranger made a link');
});

test('a draft made for somebody by another shows and takes nothing of the store', async (t) => {
  const world = await openWorld(t);
  const { app } = world;
  const niece = await citizenNamed(app, 'hoa.pt');
  const consentAt = app.clock.now();
  const authority = { kind: 'helper' as const, name: niece.name, basis: 'Giúp điền', consentAt };
  const wish = { procedure: '1.003634', person: world.owner.id, province: 'Quảng Ngãi', authority };
  const { id } = good(await startDraft(app, niece, wish));
  const who = await world.citizen('hoa.pt');
  const page = await who.get(`/ho-so/nhap/${id}/giay-to/part-2`);
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.body, /7\/KQ-CCTS/);
  assert.equal((await who.post(`/ho-so/nhap/${id}/giay-to/part-2?/lay`, { giay: world.id })).status, 404);
});

test('an officer’s look at a stored paper in a dossier is told to its owner, once an hour, and a colleague’s apart', async (t) => {
  const world = await openWorld(t);
  const { app, code } = world;
  const [handedIn] = await papersOf(app.read, app.realm, code);
  const { sha256, name, type, size, component } = handedIn ?? assert.fail();
  const file = { sha256: sha256 ?? '', name, type: type ?? '', size: size ?? 0 };
  const scans = [{ type: 'GCN_DK_TAU_CA', component, origin: 'citizen-scan' as const, file }];
  const from = { owner: world.owner.id, dossier: code, agency: 'H48.01.50', units: ['H48.01.50'] };
  await inTransaction(app, 'system:test', (tx) => keepScans(tx, { ...from, scans }));
  const [scan] = (await papersOfOwner(app.read, app.realm, world.owner.id)).filter(({ origin }) => origin !== 'result');
  assert.ok(scan);
  const { rows } = await app.read.query<{ id: string }>(
    'select id from dossier_paper where realm = $1 and code = $2 and sha256 = $3',
    [app.realm, code, scan.sha256],
  );
  const path = `/can-bo/ho-so/${code}/tep/${rows[0]?.id}`;
  const [one, other] = [await world.officer('suong.dt'), await world.officer('hung.tv')];
  for (const who of [one, one, other]) assert.equal((await who.get(path)).status, 200);
  const owner = await world.citizen('tu.vv');
  await owner.get(`/kho-giay-to/${scan.id}/tep`);
  const looks = () =>
    app.read.query('select by, dossier from paper_use where realm = $1 and paper = $2 and kind = $3', [
      app.realm,
      scan.id,
      'seen',
    ]);
  assert.equal((await looks()).rowCount, 2);
  world.clock.set('2026-11-20T10:00:01+07:00');
  assert.equal((await (await world.officer('suong.dt')).get(path)).status, 200);
  assert.equal((await looks()).rowCount, 3);
  const page = await (await world.citizen('tu.vv')).get(`/kho-giay-to/${scan.id}`);
  assert.match(page.body, /Đinh Thị Sương/);
  assert.match(page.body, /Trần Văn Hùng/);
});

test('a shared link ends on its minute, says nothing of why, and is not indexed, cached or guessed', async (t) => {
  const world = await openWorld(t);
  const { app, clock, owner, id } = world;
  const made = good(await sharePaper(app, owner, { paper: id, days: 2, opens: null }));
  const path = `/giay-to-chia-se/${made.token}`;
  const who = world.anyone();
  clock.set('2026-11-22T08:59:59+07:00');
  const open = await who.get(path);
  assert.equal(open.status, 200);
  assert.equal(open.headers.get('x-robots-tag'), 'noindex, nofollow');
  assert.equal(open.headers.get('cache-control'), 'no-store');
  assert.equal(open.headers.get('referrer-policy'), 'same-origin');
  for (const secret of [owner.id, world.code, owner.personalNumber ?? '?'])
    assert.ok(!open.body.includes(secret), secret);
  assert.equal((await who.get(`${path}/tep`)).status, 405, 'following a link opens no file');
  assert.equal((await who.post(`${path}/tep`, {}, { origin: 'https://evil.example' })).status, 403);
  const file = await who.post(`${path}/tep`, {});
  assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'application/pdf']);
  assert.equal(file.headers.get('cache-control'), 'no-store');
  clock.set('2026-11-22T09:00:00+07:00');
  const ended = await who.get(path);
  const never = await who.get('/giay-to-chia-se/khong-he-co');
  assert.deepEqual([ended.status, never.status, (await who.post(`${path}/tep`, {})).status], [410, 410, 410]);
  assert.equal(ended.body.replaceAll(made.token, '…'), never.body.replaceAll('khong-he-co', '…'));
  let waits = 0;
  for (let n = 0; n < 60 && waits === 0; n += 1)
    if ((await who.get(`/giay-to-chia-se/doan-${n}`)).status === 429) waits = n;
  assert.ok(waits > 0, 'guessing waits');
});

test('a link opens the copy an officer compared and signed, once there is one, and says so', async (t) => {
  const world = await openWorld(t);
  const { app, owner, receiver, id } = world;
  const path = `/giay-to-chia-se/${good(await sharePaper(app, owner, { paper: id, days: 2, opens: null })).token}`;
  const who = world.anyone();
  assert.match((await who.post(`${path}/tep`, {})).body, /ket qua/);
  assert.doesNotMatch((await who.get(path)).body, /đã đối chiếu với bản chính, có chữ ký/);
  const signed = await paper(app, 'ban sao da ky');
  const asked = { paper: id, attempt: 1, name: receiver.name, unit: 'H48.90' };
  await inTransaction(app, 'system:test', async (tx) => {
    await insertCopy(tx, asked);
  });
  assert.match((await who.post(`${path}/tep`, {})).body, /ket qua/, 'while it waits for its signature');
  await inTransaction(app, 'system:test', (tx) => endCopy(tx, asked, signed));
  const opened = await who.post(`${path}/tep`, {});
  assert.match(opened.body, /ban sao da ky/);
  assert.equal(opened.headers.get('content-type'), 'application/pdf');
  const page = await who.get(path);
  assert.match(page.body, /đã đối chiếu với bản chính, có chữ ký số/);
  assert.ok(!page.body.includes(signed.sha256), 'no hash of anything');
});
