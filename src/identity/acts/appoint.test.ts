import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import { openTestApp } from '../../../tests/world/database.ts';
import { handClock, makeOfficer, makeUnits, passwordHash, UNITS } from '../../../tests/world/officers.ts';
import {
  appoint,
  choosePassword,
  closeAccount,
  endAppointment,
  enrolOfficer,
  listAccounts,
  namedPostsOn,
  postsOn,
  substitute,
} from '../index.ts';

async function office(t: TestContext) {
  const clock = handClock();
  const app = await openTestApp(t, { clock });
  await makeUnits(app);
  const posts = async (officer: string, day: string) =>
    (await postsOn(app.read, app.realm, officer, localDate(day))).map(({ unit, role }) => `${role} ${unit}`);
  return { app, clock, posts };
}

const code = (done: { ok: true } | { ok: false; code: string }) => (done.ok ? 'ok' : done.code);

test('an officer is enrolled once, with a name and a user name that can be typed', async (t) => {
  const { app } = await office(t);
  const enrol = async (fullName: string, userName: string) =>
    code(await enrolOfficer(app, 'system:cli', { fullName, userName, passwordHash: await passwordHash() }));
  assert.equal(await enrol('  Phạm   Thị  Lài ', 'Lai.PT'), 'ok');
  assert.equal(await enrol('Phan Thế Lại', 'lai.pt'), 'user-name-taken');
  assert.equal(await enrol(' ', 'ai.do'), 'name-missing');
  assert.equal(await enrol('Ai Đó', 'ai đó'), 'user-name-unfit');
  const { rows } = await app.read.query('select full_name, folded_name from person');
  assert.deepEqual(
    rows,
    [{ full_name: 'Phạm Thị Lài', folded_name: 'pham thi lai' }],
    'a refusal leaves nothing behind',
  );
});

test('a post holds from its first day to its last', async (t) => {
  const { app, posts } = await office(t);
  const { officer } = await makeOfficer(app, 'hung.tv', 'Trần Văn Hùng');
  const days = { from: localDate('2026-11-23'), to: localDate('2026-11-27') };
  assert.equal(
    code(await appoint(app, 'system:cli', { officer, unit: UNITS.fisheries, role: 'handler', ...days })),
    'ok',
  );
  for (const [day, held] of [
    ['2026-11-22', 0],
    ['2026-11-23', 1],
    ['2026-11-27', 1],
    ['2026-11-28', 0],
  ] as const)
    assert.equal((await posts(officer, day)).length, held, day);
});

test('an appointment that makes no sense is refused, each with its reason', async (t) => {
  const { app } = await office(t);
  const { officer } = await makeOfficer(app, 'hung.tv', 'Trần Văn Hùng', 'handler', UNITS.fisheries);
  const give = async (change: object, actor: 'system:cli' | `officer:${string}` = 'system:cli') =>
    code(await appoint(app, actor, { officer, unit: UNITS.fisheries, role: 'clerk', ...change }));
  assert.equal(await give({ role: 'king' }), 'role-unknown');
  assert.equal(await give({ unit: 'H48.99' }), 'unit-unknown');
  assert.equal(await give({ unit: UNITS.closed }), 'unit-unknown');
  assert.equal(await give({ officer: '0199e2b0-0000-7000-8000-000000000009' }), 'officer-unknown');
  assert.equal(await give({ role: 'handler' }), 'post-held');
  assert.equal(await give({ role: 'controller' }), 'controller-elsewhere');
  assert.equal(await give({ from: localDate('2026-12-02'), to: localDate('2026-12-01') }), 'dates-reversed');
  assert.equal(await give({ role: 'administrator' }, `officer:${officer}`), 'not-for-yourself');
  assert.equal(await give({}), 'ok');
});

test('the same post given twice at once is given once', async (t) => {
  const { app } = await office(t);
  const { officer } = await makeOfficer(app, 'hung.tv', 'Trần Văn Hùng');
  const give = () => appoint(app, 'system:cli', { officer, unit: UNITS.centre, role: 'clerk' });
  const answers = await Promise.all([give(), give(), give(), give()]);
  assert.deepEqual(answers.map(code).sort(), ['ok', 'post-held', 'post-held', 'post-held']);
});

test('a post that is ended is gone at once, and what was before stays true', async (t) => {
  const { app, clock, posts } = await office(t);
  const { officer, post } = await makeOfficer(app, 'hung.tv', 'Trần Văn Hùng', 'handler');
  clock.pass(3 * 86_400);
  assert.equal(code(await endAppointment(app, 'system:cli', post)), 'ok');
  assert.equal(code(await endAppointment(app, 'system:cli', post)), 'post-unknown');
  assert.deepEqual(await posts(officer, '2026-11-23'), []);
  assert.deepEqual(await posts(officer, '2026-11-22'), ['handler H48.90']);
  assert.equal(code(await appoint(app, 'system:cli', { officer, unit: UNITS.centre, role: 'handler' })), 'ok');
  const acts = (await app.read.query('select act from trail order by seq')).rows.map(({ act }) => act);
  assert.deepEqual(acts, ['officer-enrolled', 'officer-appointed', 'appointment-ended', 'officer-appointed']);
});

test('an account that is closed ends the posts of that day and later; what was before stays true', async (t) => {
  const { app, clock, posts } = await office(t);
  const { officer } = await makeOfficer(app, 'hung.tv', 'Trần Văn Hùng', 'handler');
  const later = { officer, unit: UNITS.centre, role: 'clerk' as const, from: localDate('2026-12-01') };
  assert.equal(code(await appoint(app, 'system:cli', later)), 'ok');
  clock.pass(3 * 86_400);
  assert.equal(code(await closeAccount(app, 'system:cli', 'hung.tv')), 'ok');
  assert.deepEqual(await posts(officer, '2026-11-23'), []);
  assert.deepEqual(await posts(officer, '2026-12-02'), []);
  assert.deepEqual(await posts(officer, '2026-11-22'), ['handler H48.90']);
});

test('the system keeps an administrator, even when two are sent away at once', async (t) => {
  const { app } = await office(t);
  const one = await makeOfficer(app, 'tuan.nq', 'Nguyễn Quốc Tuấn', 'administrator');
  assert.equal(code(await endAppointment(app, 'system:cli', one.post)), 'last-administrator');
  assert.equal(code(await closeAccount(app, 'system:cli', 'tuan.nq')), 'last-administrator');
  const two = await makeOfficer(app, 'ha.lt', 'Lê Thu Hà', 'administrator');
  assert.equal(code(await endAppointment(app, `officer:${one.officer}`, one.post)), 'not-for-yourself');
  const answers = await Promise.all([one.post, two.post].map((post) => endAppointment(app, 'system:cli', post)));
  assert.deepEqual(answers.map(code).sort(), ['last-administrator', 'ok']);
});

test('who stands in for an absent officer holds his posts for those days, and hands nothing on', async (t) => {
  const { app, posts } = await office(t);
  const head = await makeOfficer(app, 'vinh.pq', 'Phạm Quang Vinh', 'unit-head', UNITS.fisheries);
  await appoint(app, 'system:cli', { officer: head.officer, unit: UNITS.centre, role: 'administrator' });
  const deputy = await makeOfficer(app, 'hung.tv', 'Trần Văn Hùng', 'handler', UNITS.fisheries);
  const third = await makeOfficer(app, 'mai.nt', 'Nguyễn Thị Mai');
  const days = { from: localDate('2026-11-23'), to: localDate('2026-11-24') };
  const stand = async (officer: string, other: string) =>
    code(await substitute(app, 'system:cli', { officer, substitute: other, ...days }));
  assert.equal(await stand(head.officer, deputy.officer), 'ok');
  assert.equal(await stand(deputy.officer, third.officer), 'ok');
  assert.equal(await stand(head.officer, head.officer), 'not-for-yourself');
  assert.deepEqual(await posts(deputy.officer, '2026-11-22'), ['handler H48.91']);
  assert.deepEqual(
    await posts(deputy.officer, '2026-11-23'),
    ['handler H48.91', 'unit-head H48.91'],
    'not administrator',
  );
  assert.deepEqual(await posts(deputy.officer, '2026-11-25'), ['handler H48.91']);
  assert.deepEqual(await posts(third.officer, '2026-11-23'), ['handler H48.91'], 'not unit-head');
  const named = await namedPostsOn(app.read, app.realm, deputy.officer, days.from);
  assert.deepEqual(
    named.map(({ role, insteadOf, to }) => [role, insteadOf, to]),
    [
      ['handler', null, null],
      ['unit-head', 'Phạm Quang Vinh', '2026-11-24'],
    ],
  );
});

test('accounts are listed by user name, a page at a time, with their posts', async (t) => {
  const { app } = await office(t);
  for (const [userName, name] of [
    ['c.c', 'Cao Chi'],
    ['a.a', 'An An'],
    ['b.b', 'Bùi Bình'],
  ] as const)
    await makeOfficer(app, userName, name, 'receiver');
  const page = (after?: string) =>
    listAccounts(app.read, app.realm, { date: localDate('2026-11-20'), limit: 2, after });
  const first = await page();
  assert.deepEqual(
    first.map(({ userName, name }) => [userName, name]),
    [
      ['a.a', 'An An'],
      ['b.b', 'Bùi Bình'],
    ],
  );
  assert.deepEqual(
    first[0]?.posts.map(({ role, unit, from, to }) => ({ role, unit, from, to })),
    [{ role: 'receiver', unit: UNITS.centre, from: '2026-11-20', to: null }],
  );
  assert.deepEqual(
    (await page('b.b')).map(({ userName }) => userName),
    ['c.c'],
  );
  await app.read.query('update agency set valid_to = $2 where realm = $1 and code = $3', [
    ...[app.realm, '2026-11-20', UNITS.centre],
  ]);
  const [after] = await page();
  assert.deepEqual([first[0]?.posts[0]?.unitEnded, after?.posts[0]?.unitEnded], [false, true]);
});

test('another province sees none of these people', async (t) => {
  const { app } = await office(t);
  await makeOfficer(app, 'hung.tv', 'Trần Văn Hùng', 'handler');
  const other = app.db.forRealm('H01');
  for (const table of ['person', 'officer', 'officer_post', 'way_to_sign_in', 'session'])
    assert.equal((await other.query(`select from ${table}`)).rowCount, 0, table);
});

test('a password is hashed only if it may be chosen', async () => {
  const chosen = await choosePassword('gió đông bắc cấp sáu', 'hung.tv');
  assert.ok(chosen.ok && chosen.value.startsWith('$argon2id$'));
  assert.equal(code(await choosePassword('motcua-demo', 'hung.tv')), 'password-guessable');
});
