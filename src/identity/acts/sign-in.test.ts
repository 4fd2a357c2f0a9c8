import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { inTransaction } from '#db/transaction.ts';
import { codeShown, keyedFolder } from '../../../tests/world/codes.ts';
import { openTestApp } from '../../../tests/world/database.ts';
import { handClock, makeOfficer, makeUnits, PASSWORD } from '../../../tests/world/officers.ts';
import { askForCode, closeAccount, giveCode, setPassword, signIn, signOut, viewerOf } from '../index.ts';
import { hashPassword } from '../secrets/password.ts';
import { hashOfToken } from '../secrets/token.ts';
import { type CountedTry, countTry, forgiveTry } from './throttle.ts';

const HOME = { address: '10.48.0.7' };

async function office(t: TestContext) {
  const clock = handClock();
  const { env, keyFile } = keyedFolder(t);
  const app = await openTestApp(t, { clock }, env);
  await makeUnits(app);
  const suong = await makeOfficer(app, 'suong.dt', 'Đinh Thị Sương', 'receiver');
  const enter = (userName = 'suong.dt', password = PASSWORD, more: object = {}) =>
    signIn(app, { userName, password, ...HOME, ...more });
  const token = async (...ask: Parameters<typeof enter>) => {
    const done = await enter(...ask);
    assert.ok(done.ok, JSON.stringify(done));
    assert.equal(done.value.step, 'done');
    return done.value.token;
  };
  const seen = async (shown: string) => (await viewerOf(app, shown, 30)).kind;
  return { app, clock, suong, enter, token, seen, keyFile };
}

const code = (done: { ok: true } | { ok: false; code: string }) => (done.ok ? 'ok' : done.code);

test('when Sương gives her name and password, she is known with her posts of today', async (t) => {
  const { app, suong, token } = await office(t);
  const viewer = await viewerOf(app, await token('  Suong.DT'), 30);
  assert.deepEqual(viewer, {
    kind: 'officer',
    id: suong.officer,
    name: 'Đinh Thị Sương',
    posts: [{ unit: 'H48.90', role: 'receiver' }],
    unit: { vi: 'Trung tâm Phục vụ hành chính công', en: 'Public Administration Service Centre' },
  });
});

test('the database keeps no token, and the trail neither names nor passwords', async (t) => {
  const { app, token } = await office(t);
  const shown = await token();
  const { rows } = await app.read.query('select * from session');
  assert.equal(rows.length, 1);
  assert.equal(rows[0].token_hash, hashOfToken(shown));
  assert.ok(!JSON.stringify(rows).includes(shown));
  const trail = await app.read.query('select act, actor, facts from trail order by at, seq');
  assert.deepEqual(
    trail.rows.map(({ act }) => act),
    ['officer-enrolled', 'officer-appointed', 'signed-in'],
  );
  const text = JSON.stringify(trail.rows);
  for (const secret of ['Sương', 'suong', PASSWORD, 'argon2', shown]) assert.ok(!text.includes(secret), secret);
});

test('a wrong password, an unknown account and a closed one get one answer', async (t) => {
  const { app, enter } = await office(t);
  await makeOfficer(app, 'cu.nv', 'Nguyễn Văn Cũ', 'clerk');
  assert.equal(code(await closeAccount(app, 'system:cli', 'cu.nv')), 'ok');
  const answers = [
    await enter('suong.dt', 'sai mật khẩu'),
    await enter('khong.co'),
    await enter('cu.nv'),
    await enter('', ''),
  ];
  for (const answer of answers) assert.deepEqual(answer, { ok: false, code: 'sign-in-wrong', facts: {} });
});

test('after five mistakes the wait grows, for an account that exists and for one that does not', async (t) => {
  const { clock, enter } = await office(t);
  for (const name of ['suong.dt', 'khong.co']) {
    for (let n = 0; n < 5; n += 1) assert.equal(code(await enter(name, 'sai')), 'sign-in-wrong');
    const held = await enter(name);
    assert.deepEqual(held, { ok: false, code: 'sign-in-wait', facts: { seconds: 30 } });
    clock.pass(29);
    assert.deepEqual(await enter(name, 'sai'), { ok: false, code: 'sign-in-wait', facts: { seconds: 1 } });
    clock.pass(1);
    assert.equal(code(await enter(name, 'sai')), 'sign-in-wrong');
    assert.deepEqual(await enter(name), { ok: false, code: 'sign-in-wait', facts: { seconds: 60 } });
  }
});

test('a right password ends the counting; the address loses only that try', async (t) => {
  const { app, enter, token } = await office(t);
  for (let round = 0; round < 3; round += 1) {
    for (let n = 0; n < 4; n += 1) assert.equal(code(await enter('suong.dt', 'sai')), 'sign-in-wrong');
    await token();
  }
  const { rows } = await app.read.query('select failures from sign_in_throttle');
  assert.deepEqual(rows, [{ failures: 12 }]);
});

test('twenty wrong tries at once are five looked at', async (t) => {
  const { enter } = await office(t);
  const answers = await Promise.all(Array.from({ length: 20 }, () => enter('suong.dt', 'sai')));
  assert.equal(answers.filter((answer) => code(answer) === 'sign-in-wrong').length, 5);
  assert.equal(answers.filter((answer) => code(answer) === 'sign-in-wait').length, 15);
});

test('one address that tries every account is slowed too, and forgiven as minutes pass', async (t) => {
  const { app, clock } = await office(t);
  const tryOne = (name: string) => signIn(app, { userName: name, password: 'x', address: '203.0.113.9' });
  const tries = await Promise.all(Array.from({ length: 40 }, (_, n) => tryOne(`ai-do.${n}`)));
  for (const answer of tries) assert.equal(code(answer), 'sign-in-wrong');
  assert.equal(code(await tryOne('ai-do.41')), 'sign-in-wait');
  assert.equal(code(await signIn(app, { userName: 'suong.dt', password: PASSWORD, ...HOME })), 'ok');
  clock.pass(30 * 60);
  assert.equal(code(await tryOne('ai-do.42')), 'sign-in-wrong');
  assert.equal(code(await tryOne('ai-do.43')), 'sign-in-wrong');
  const { rows } = await app.read.query('select max(failures) as most from sign_in_throttle');
  assert.deepEqual(rows, [{ most: 12 }]);
  assert.doesNotMatch(JSON.stringify((await app.read.query('select * from sign_in_throttle')).rows), /203\.0|ai-do/);
});

test('signing in makes a new session and ends the one the browser showed', async (t) => {
  const { token, seen } = await office(t);
  const first = await token();
  const second = await token('suong.dt', PASSWORD, { shownToken: first });
  assert.notEqual(first, second);
  assert.equal(await seen(first), 'anyone');
  assert.equal(await seen(second), 'officer');
});

test('who signs out is out, and so is whoever copied the cookie', async (t) => {
  const { app, suong, token, seen } = await office(t);
  const [here, there] = [await token(), await token()];
  await signOut(app, `officer:${suong.officer}`, here);
  await signOut(app, `officer:${suong.officer}`, here);
  assert.equal(await seen(here), 'anyone');
  assert.equal(await seen(there), 'officer');
  const { rows } = await app.read.query(`select count(*) as count from trail where act = 'signed-out'`);
  assert.deepEqual(rows, [{ count: 1 }]);
});

test('a session ends after half an hour unseen, stays awake while used, and ends after twelve hours', async (t) => {
  const { clock, token, seen } = await office(t);
  const shown = await token();
  clock.pass(29 * 60);
  assert.equal(await seen(shown), 'officer');
  clock.pass(29 * 60);
  assert.equal(await seen(shown), 'officer', 'being seen kept it awake');
  clock.pass(30 * 60);
  assert.equal(await seen(shown), 'anyone');
  const long = await token();
  for (let minutes = 0; minutes < 719; minutes += 20) {
    assert.equal(await seen(long), 'officer', `${minutes} minutes`);
    clock.pass(20 * 60);
  }
  assert.equal(await seen(long), 'anyone');
});

test('a token that never was opens nothing', async (t) => {
  const { seen } = await office(t);
  for (const shown of ['', 'x', "' or 1=1 --", 'a'.repeat(4000)]) assert.equal(await seen(shown), 'anyone');
});

test('a new password ends every session but the one that asked', async (t) => {
  const { app, token, seen, enter } = await office(t);
  const [here, there] = [await token(), await token()];
  const passwordHash = await hashPassword('gió đông bắc cấp sáu');
  const done = await setPassword(app, 'system:cli', { userName: 'suong.dt', passwordHash, keepToken: here });
  assert.equal(code(done), 'ok');
  assert.equal(await seen(here), 'officer');
  assert.equal(await seen(there), 'anyone');
  assert.equal(code(await enter()), 'sign-in-wrong');
  assert.equal(code(await enter('suong.dt', 'gió đông bắc cấp sáu')), 'ok');
});

test('an account that asks for a code opens with password and code, each code once', async (t) => {
  const { app, clock, enter } = await office(t);
  const asked = await askForCode(app, 'system:cli', 'suong.dt');
  assert.ok(asked.ok);
  assert.match(asked.value, /^otpauth:\/\/totp\/.*suong\.dt\?secret=[A-Z2-7]{32}&/);
  const now = (off = 0) => codeShown(asked.value, clock.now(), off);
  const half = async () => {
    const done = await enter();
    assert.ok(done.ok && done.value.step === 'code');
    assert.equal((await viewerOf(app, done.value.token, 30)).kind, 'anyone', 'half a sign-in opens nothing');
    return done.value.token;
  };
  const give = (token: string, typed: string) => giveCode(app, { token, code: typed, ...HOME });
  const first = await half();
  assert.equal(code(await give(first, '000000')), now() === '000000' ? 'ok' : 'code-wrong');
  const used = now();
  const done = await give(first, used);
  assert.ok(done.ok);
  assert.equal((await viewerOf(app, done.value.token, 30)).kind, 'officer');
  assert.equal(code(await give(first, now(1))), 'code-too-late', 'a half sign-in is used up');
  assert.equal(code(await give(await half(), used)), 'code-wrong', 'a code is used up');
  const late = await half();
  clock.pass(301);
  assert.equal(code(await give(late, now())), 'code-too-late');
  assert.equal(code(await give(await half(), now())), 'ok');
});

test('one code given twice at once opens once', async (t) => {
  const { app, clock, enter } = await office(t);
  const asked = await askForCode(app, 'system:cli', 'suong.dt');
  const done = await enter();
  assert.ok(asked.ok && done.ok);
  const right = codeShown(asked.value, clock.now());
  const give = () => giveCode(app, { token: done.value.token, code: right, ...HOME });
  const answers = await Promise.all([give(), give(), give()]);
  assert.equal(answers.filter(({ ok }) => ok).length, 1);
});

test('guessing codes is slowed like guessing passwords', async (t) => {
  const { app, enter } = await office(t);
  await askForCode(app, 'system:cli', 'suong.dt');
  const done = await enter();
  assert.ok(done.ok);
  const answers: string[] = [];
  for (let n = 0; n < 6; n += 1)
    answers.push(code(await giveCode(app, { token: done.value.token, code: `abc${n}`, ...HOME })));
  assert.deepEqual(answers, [...Array(4).fill('code-wrong'), 'sign-in-wait', 'sign-in-wait']);
});

test('sixty who sign in at once from one office’s address are all let in, though forty wrong tries would close it', async (t) => {
  const { enter } = await office(t);
  const all = await Promise.all(Array.from({ length: 60 }, () => enter()));
  assert.deepEqual([...new Set(all.map(code))], ['ok']);
});

test('of many who sign in at once, whoever hung up while waiting is neither worked on nor counted', async (t) => {
  const { app, enter } = await office(t);
  const gone = new AbortController();
  const first = [enter(), enter()];
  const leaving = Array.from({ length: 20 }, () => enter('suong.dt', 'sai mật khẩu', { signal: gone.signal }));
  gone.abort();
  assert.deepEqual([...new Set((await Promise.all(leaving)).map(code))], ['sign-in-left']);
  assert.deepEqual((await Promise.all(first)).map(code), ['ok', 'ok']);
  assert.equal((await app.read.query('select from sign_in_throttle')).rowCount, 0, 'twenty wrong tries would lock it');
  assert.equal(code(await enter()), 'ok');
});

test('two who enter at the same moment from one address are both let in, and leave no failure', async (t) => {
  const { app } = await office(t);
  const count = async (name: string): Promise<CountedTry> => {
    const counted = await countTry(app, name, HOME.address);
    assert.ok(counted.ok);
    return counted.value;
  };
  const [one, two] = [await count('suong.dt'), await count('vinh.pq')];
  const forgive = (counted: CountedTry, then: () => Promise<void>) =>
    inTransaction(app, 'system:sign-in', async (tx) => {
      await forgiveTry(tx, counted);
      await then();
    });
  let second: Promise<void> = Promise.resolve();
  await forgive(one, async () => {
    second = forgive(two, async () => {});
    second.catch(() => {});
    // The second waits for the first, which ends only then.
    for (let waits = false; !waits; )
      waits =
        (await app.read.query('select from pg_locks where not granted and pid <> pg_backend_pid()')).rowCount !== 0;
  });
  await second;
  assert.equal((await app.read.query('select from sign_in_throttle')).rowCount, 0);
});
