import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#db/transaction.ts';
import {
  accept,
  addPaper,
  advance,
  askSupplement,
  assign,
  claim,
  consult,
  contest,
  draftDecision,
  findDossier,
  findDraft,
  handOver,
  lookUp,
  number,
  officesOf,
  openDrafts,
  ownDossiers,
  owns,
  saveAnswers,
  sendAmendment,
  sign,
  startAmendment,
  startForUnit,
  viewDesk,
  visitsOf,
  withdraw,
  worksOn,
} from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { instant, localDate } from '#kernel/time.ts';
import { returnResult } from '#letter/index.ts';
import { noticesOfUnits, queueNotices } from '#notice/index.ts';
import { internalHere } from '#procedure/index.ts';
import type { App } from '../../src/app.ts';
import { fileForUnit, openCase, paper } from '../world/case.ts';
import { officerNamed } from '../world/running-site.ts';
import { signAll } from '../world/signing.ts';

/** Điều chuyển tài sản công: asked by the Department of Agriculture, resolved by the Department of Finance. */
const PROCEDURE = '6.006717';
const AGRICULTURE = 'H48.14';

const good = <T>(done: { ok: true; value: T } | { ok: false; code: string; facts: object }): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const codeOf = (done: { ok: boolean; code?: string }) => (done.ok ? 'ok' : done.code);

async function openWorld(t: Parameters<typeof openCase>[0]) {
  const world = await openCase(t);
  const named = (userName: string) => officerNamed(world.app, userName);
  return {
    ...{ ...world, named, hoa: await named('hoa.vt'), loc: await named('loc.nb') },
    finance: {
      ...{ receiver: await named('ngan.dt'), head: await named('ke.lt'), handler: await named('sach.pv') },
      ...{ leader: await named('quy.nv'), office: await named('tham.bt') },
    },
  };
}
type World = Awaited<ReturnType<typeof openWorld>>;

async function draftOf({ app, hoa }: World): Promise<string> {
  const { id } = good(
    await startForUnit(app, hoa, { procedure: PROCEDURE, unit: AGRICULTURE, province: 'Quảng Ngãi' }),
  );
  return id;
}

const filed = ({ app, hoa }: World): Promise<string> => fileForUnit(app, hoa);

const sees = async ({ read, realm }: App, viewer: Viewer, code: string) =>
  Boolean(await findDossier(read, realm, viewer, code));

test('an internal procedure belongs to the agency that asks, not to the officer who typed it', async (t) => {
  const world = await openWorld(t);
  const { app, hoa } = world;
  assert.deepEqual(
    (await officesOf(app.read, app.realm, hoa)).map(({ code, nameVi }) => `${code} ${nameVi}`),
    ['H48.14 Sở Nông nghiệp và Môi trường'],
    'a room has no seal: its department asks',
  );
  const code = await filed(world);
  assert.match(code, /^H48\.04-261120-0001$/, 'the code is that of the Department of Finance, which resolves it');
  const dossier = (await findDossier(app.read, app.realm, hoa, code)) ?? assert.fail();
  assert.equal(dossier.person, null);
  assert.deepEqual([dossier.ownerUnit, dossier.ownerName], [AGRICULTURE, 'Sở Nông nghiệp và Môi trường']);
  assert.deepEqual(dossier.ownerScope, ['H48.14', 'H48.14.01']);
  assert.equal(dossier.receivingAgency, 'H48.04', 'no centre stands between two agencies');
  assert.equal(dossier.answerDue, null, 'eight hours are promised to people (Đ17.2c)');
  assert.equal(dossier.ownerPhone, '0905123456', 'the contact of the unit');
  const stranger = await lookUp(app, { code, secret: '3456', address: '203.0.113.7' });
  assert.equal(codeOf(stranger), 'look-up-wrong', 'the public looks up nothing of what agencies ask of each other');
});

test('colleagues of the unit see and act as owner; another unit, another agency and a citizen see nothing', async (t) => {
  const world = await openWorld(t);
  const { app, hoa, loc, lan, named } = world;
  const id = await draftOf(world);
  assert.ok(await findDraft(app.read, app.realm, loc, id), 'a colleague may go on with the draft');
  const strangers: Viewer[] = [
    // A sub-department of the same department, another department, a commune, the centre, a controller, a citizen.
    ...(await Promise.all(['hung.tv', 'mai.nt', 'chinh.dq', 'suong.dt', 'soat.dk', 'tri.qv'].map(named))),
    lan,
    { kind: 'anyone' },
  ];
  for (const who of strangers) assert.equal(await findDraft(app.read, app.realm, who, id), undefined);
  const code = await filed(world);
  for (const who of strangers) {
    assert.equal(await sees(app, who, code), false, JSON.stringify(who));
    assert.deepEqual(await ownDossiers(app.read, app.realm, who), []);
    assert.deepEqual(await noticesOfUnits(app.read, app.realm, who, 10), []);
    assert.equal(codeOf(await withdraw(app, who, { code, reason: 'không phải của tôi' })), 'not-found');
    assert.equal(codeOf(await startAmendment(app, who, code)), 'not-found');
  }
  for (const who of [hoa, loc]) {
    assert.deepEqual(
      (await ownDossiers(app.read, app.realm, who)).map((one) => one.code),
      [code],
    );
    const dossier = (await findDossier(app.read, app.realm, who, code)) ?? assert.fail();
    assert.deepEqual([owns(who, dossier), worksOn(who, dossier)], [true, false]);
    const now = app.clock.now();
    const desk = await viewDesk(app.read, app.realm, who, { queue: 'all', now, language: 'vi' });
    assert.deepEqual(
      desk.lines.filter((line) => line.code === code),
      [],
      'what one’s own agency asks is no work of one’s desk',
    );
    assert.equal(codeOf(await accept(app, who, { code })), 'act-not-yours', 'the owner does not receive it');
  }
  assert.deepEqual(
    (await openDrafts(app.read, app.realm, hoa, 'desk')).length,
    0,
    'a draft of the unit is none of the counter’s',
  );
  const receiver = world.finance.receiver;
  const there = (await findDossier(app.read, app.realm, receiver, code)) ?? assert.fail();
  assert.deepEqual([owns(receiver, there), worksOn(receiver, there)], [false, true]);
  assert.equal(codeOf(await withdraw(app, receiver, { code, reason: 'không phải của tôi' })), 'act-not-yours');
  assert.deepEqual(good(await withdraw(app, loc, { code, reason: 'Đơn vị không cần nữa' })), { code });
});

test('the officer who typed it leaves, and a colleague answers the supplement and has the result', async (t) => {
  const world = await openWorld(t);
  const { app, hoa, loc, clock } = world;
  const { receiver, head, handler, leader, office } = world.finance;
  const code = await filed(world);
  const gone: Viewer = { ...hoa, posts: [] };
  assert.equal(await sees(app, gone, code), false, 'without a post the typist has no more to do with it');

  clock.set('2026-11-20T09:30:00+07:00');
  const items = [{ kind: 'component' as const, id: 'part-1', reason: 'unsigned' as const }];
  good(await askSupplement(app, receiver, { code, items }));
  assert.equal(codeOf(await contest(app, gone, { code, text: 'x' })), 'not-found');
  good(await contest(app, loc, { code, text: 'Văn bản đã ký số.' }));
  const { draft } = good(await startAmendment(app, loc, code));
  good(await addPaper(app, loc, { id: draft, component: 'part-1', file: await paper(app, 'đã ký') }));
  good(await sendAmendment(app, loc, { draft, code, key: 'internal-supplement' }));

  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  good(await assign(app, head, { code, officer: handler.id }));
  good(await draftDecision(app, handler, { code, grants: true, title: 'Quyết định điều chuyển', body: 'Điều 1…' }));
  clock.set('2026-11-23T09:00:00+07:00');
  assert.deepEqual(good(await advance(app, handler, { code })), { step: 'policy' });
  assert.equal(codeOf(await claim(app, handler, { code })), 'act-not-yours', 'the step stands at another agency');
  good(await claim(app, office, { code }));
  const due = instant(app.clock.now() + 86_400_000);
  const opinion = { code, agency: AGRICULTURE, question: 'Có đồng ý không?', due };
  assert.equal(codeOf(await consult(app, office, opinion)), 'agency-asks', 'whoever asks is not asked for an opinion');
  assert.deepEqual(good(await advance(app, office, { code })), { step: 'review' });
  good(await claim(app, head, { code }));
  good(await advance(app, head, { code }));
  good(await claim(app, leader, { code }));
  good(await sign(app, leader, { code, title: 'Giám đốc Sở' }));
  good(await claim(app, receiver, { code }));
  assert.deepEqual(good(await number(app, receiver, { code })), { number: '01/KQ-STC' });
  await signAll(app, code);
  good(await returnResult(app, receiver, { code, how: 'electronic' }));

  const visits = await visitsOf(app.read, app.realm, code);
  assert.deepEqual(
    visits.map(({ step, agency, due }) => `${step} ${agency} ${due === null ? 'no clock' : 'own clock'}`),
    [
      ...['receive H48.04 no clock', 'assign H48.04 own clock', 'examine H48.04 own clock', 'policy H48.01 own clock'],
      ...['review H48.04 own clock', 'sign H48.04 own clock', 'number H48.04 own clock', 'return H48.04 no clock'],
    ],
  );
  const { rows } = await app.read.query<{
    id: string;
    act: string;
    subject: string;
    facts: Record<string, unknown>;
  }>('select id, act, subject, facts from trail where realm = $1 and subject = $2 order by id', [
    app.realm,
    `dossier/${code}`,
  ]);
  const told = rows.filter(({ act }) =>
    ['dossier-submit', 'dossier-ask-supplement', 'dossier-return-result'].includes(act),
  );
  for (const cause of [...told, ...told]) await inTransaction(app, 'system:notice', (tx) => queueNotices(tx, [cause]));
  assert.deepEqual(
    (await noticesOfUnits(app.read, app.realm, loc, 10)).map(({ kind }) => kind),
    ['dossier-return-result', 'dossier-ask-supplement', 'dossier-submit'],
    'each is told once, the newest first',
  );
});

test('an internal procedure is begun only for one’s own agency, and only where the province takes it', async (t) => {
  const { app, hoa, lan, named } = await openWorld(t);
  const wish = { procedure: PROCEDURE, unit: AGRICULTURE, province: 'Quảng Ngãi' };
  assert.equal(codeOf(await startForUnit(app, hoa, { ...wish, unit: 'H48.04' })), 'not-found');
  assert.equal(codeOf(await startForUnit(app, hoa, { ...wish, unit: 'H48.14.01' })), 'not-found', 'a room');
  assert.equal(codeOf(await startForUnit(app, lan, wish)), 'not-found');
  assert.equal(codeOf(await startForUnit(app, await named('soat.dk'), { ...wish, unit: 'H48.01' })), 'not-found');
  const elsewhere = { ...wish, procedure: 'NB-75-01' };
  assert.equal(codeOf(await startForUnit(app, hoa, elsewhere)), 'form-missing', 'the province has not decided');
  const listed = async (day: string) =>
    (await internalHere(app.read, app.realm, localDate(day))).map(({ code }) => code);
  assert.deepEqual(await listed('2026-11-20'), [PROCEDURE], 'what can be begun is what is listed');
  assert.deepEqual(await listed('2025-06-30'), [], 'not before the province decided');
  assert.equal(codeOf(await startForUnit(app, hoa, { ...wish, procedure: '1.003650' })), 'form-missing', 'of people');
});

test('its button pressed twice begins one; one that was worked on is another', async (t) => {
  const world = await openWorld(t);
  const { app, hoa } = world;
  const [first, second] = await Promise.all([draftOf(world), draftOf(world)]);
  assert.equal(second, first);
  good(await saveAnswers(app, hoa, { id: first, draft: { given: {}, values: { contactName: 'Vũ Thị Hòa' } } }));
  assert.notEqual(await draftOf(world), first, 'that one was worked on');
});

test('the database keeps a dossier from having two owners or none', async (t) => {
  const world = await openWorld(t);
  const { app, lan } = world;
  const code = await filed(world);
  const change = (set: string, ...values: unknown[]) =>
    app.read.query(`update dossier set ${set} where realm = $1 and code = $2`, [app.realm, code, ...values]);
  await assert.rejects(change('person = $3', lan.id), /check constraint/);
  await assert.rejects(change('owner_unit = null, owner_scope = null'), /check constraint/);
  await assert.rejects(change("owner_scope = '{H48.03}'"), /check constraint/);
});
