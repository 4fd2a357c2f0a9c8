import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import { openTestApp } from '../../../tests/world/database.ts';
import { handClock, makeOfficer, makeUnits, PASSWORD } from '../../../tests/world/officers.ts';
import {
  closeAccount,
  giveTemporaryPassword,
  listAccounts,
  openAccount,
  setOwnPassword,
  signIn,
  viewerOf,
} from '../index.ts';

const HOME = { address: '10.48.0.7' };
const ADMIN = 'officer:0199e2b0-0000-7000-8000-000000000001';

async function office(t: TestContext) {
  const clock = handClock();
  const app = await openTestApp(t, { clock });
  await makeUnits(app);
  const enter = async (userName: string, password: string) => {
    const done = await signIn(app, { userName, password, ...HOME });
    return done.ok && done.value.step === 'done' ? done.value : undefined;
  };
  const mustChoose = async (token: string) => {
    const viewer = await viewerOf(app, token, 30);
    return viewer.kind === 'officer' ? viewer.mustChoose === true : viewer.kind;
  };
  return { app, clock, enter, mustChoose };
}

const code = (done: { ok: true } | { ok: false; code: string }) => (done.ok ? 'ok' : done.code);

test('an account is opened with a password that must be changed, and is then its owner’s alone', async (t) => {
  const { app, enter, mustChoose } = await office(t);
  const made = await openAccount(app, ADMIN, { fullName: 'Phạm Thị Hoa', userName: 'Hoa.PT' });
  assert.ok(made.ok);
  const { password } = made.value;
  assert.match(password, /^([a-hj-km-np-z2-9]{4}-){3}[a-hj-km-np-z2-9]{4}$/);
  assert.equal(
    code(await openAccount(app, ADMIN, { fullName: 'Phạm Thị Hoa', userName: 'hoa.pt' })),
    'user-name-taken',
  );
  const [here, elsewhere] = [await enter('hoa.pt', password), await enter('hoa.pt', password)];
  assert.ok(here && elsewhere);
  assert.equal(await mustChoose(here.token), true);
  const choose = (chosen: string, current = password) =>
    setOwnPassword(app, { officer: here.officer, current, chosen, ...HOME, token: here.token });
  assert.equal(code(await choose('một câu dài dễ nhớ', 'không phải')), 'password-wrong');
  assert.equal(code(await choose(password)), 'password-same');
  assert.equal(code(await choose('ngắn')), 'password-short');
  assert.equal(code(await choose('hoa.pt hoa.pt')), 'password-guessable');
  assert.equal(code(await choose('một câu dài dễ nhớ')), 'ok');
  assert.equal(await mustChoose(here.token), false);
  assert.equal(await mustChoose(elsewhere.token), 'anyone', 'other sessions end');
  assert.equal(await enter('hoa.pt', password), undefined);
  assert.ok(await enter('hoa.pt', 'một câu dài dễ nhớ'));
  const trail = JSON.stringify((await app.read.query('select facts from trail')).rows);
  for (const secret of [password, 'một câu dài', 'Hoa', 'argon2']) assert.ok(!trail.includes(secret), secret);
});

test('who lost the password gets a temporary one and every session ends; nobody gives himself one', async (t) => {
  const { app, enter, mustChoose } = await office(t);
  const { officer } = await makeOfficer(app, 'suong.dt', 'Đinh Thị Sương', 'receiver');
  const before = await enter('suong.dt', PASSWORD);
  assert.ok(before);
  assert.equal(code(await giveTemporaryPassword(app, `officer:${officer}`, 'suong.dt')), 'password-own');
  assert.equal(code(await giveTemporaryPassword(app, ADMIN, 'khong.co')), 'account-unknown');
  const given = await giveTemporaryPassword(app, ADMIN, 'suong.dt');
  assert.ok(given.ok);
  assert.equal(await mustChoose(before.token), 'anyone');
  assert.equal(await enter('suong.dt', PASSWORD), undefined);
  const after = await enter('suong.dt', given.value.password);
  assert.equal(after && (await mustChoose(after.token)), true);
});

test('guessing the present password in a session that was left open is counted as at signing in', async (t) => {
  const { app, clock, enter } = await office(t);
  await makeOfficer(app, 'suong.dt', 'Đinh Thị Sương', 'receiver');
  const here = await enter('suong.dt', PASSWORD);
  assert.ok(here);
  const guess = (current: string) =>
    setOwnPassword(app, { officer: here.officer, current, chosen: 'một câu dài dễ nhớ', ...HOME, token: here.token });
  for (let tries = 0; tries < 5; tries += 1) assert.equal(code(await guess(`đoán ${tries}`)), 'password-wrong');
  assert.equal(code(await guess(PASSWORD)), 'sign-in-wait');
  clock.pass(60);
  assert.equal(code(await guess(PASSWORD)), 'ok');
});

test('an account that was closed changes no password', async (t) => {
  const { app, enter } = await office(t);
  await makeOfficer(app, 'suong.dt', 'Đinh Thị Sương', 'receiver');
  const here = await enter('suong.dt', PASSWORD);
  assert.ok(here);
  assert.equal(code(await closeAccount(app, ADMIN, 'suong.dt')), 'ok');
  const late = { officer: here.officer, current: PASSWORD, chosen: 'một câu dài dễ nhớ', ...HOME, token: here.token };
  assert.equal(code(await setOwnPassword(app, late)), 'account-unknown');
  assert.equal(code(await giveTemporaryPassword(app, ADMIN, 'suong.dt')), 'account-unknown');
});

test('accounts are found by a part of the name, with or without marks, or of the user name', async (t) => {
  const { app } = await office(t);
  await makeOfficer(app, 'suong.dt', 'Đinh Thị Sương', 'receiver');
  await makeOfficer(app, 'nhan.vt', 'Võ Thành Nhân', 'receiver');
  const named = async (text: string) =>
    (await listAccounts(app.read, app.realm, { date: localDate('2026-11-20'), limit: 9, named: text })).map(
      ({ userName }) => userName,
    );
  assert.deepEqual(await named('Sương'), ['suong.dt']);
  assert.deepEqual(await named('thanh nhan'), ['nhan.vt']);
  assert.deepEqual(await named('.dt'), ['suong.dt']);
  assert.deepEqual(await named(''), ['nhan.vt', 'suong.dt']);
});
