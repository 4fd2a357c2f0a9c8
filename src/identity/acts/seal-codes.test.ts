import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import { addFilesKey, dropOldKeys, makeFilesKey } from '#files/realm-keys.ts';
import { systemHealth } from '#jobs/health.ts';
import { tasks } from '#jobs/tasks.ts';
import { codeShown, keyedFolder, secretIn } from '../../../tests/world/codes.ts';
import { openTestApp } from '../../../tests/world/database.ts';
import { handClock, makeOfficer, makeUnits, PASSWORD } from '../../../tests/world/officers.ts';
import { findings } from '../../routes/quan-tri/suc-khoe/findings.ts';
import { askForCode, closeAccount, giveCode, lostCodes, sealCodes, signIn } from '../index.ts';

const HOME = { address: '10.48.0.7' };

async function withCode(t: TestContext) {
  const clock = handClock();
  const { env, keyFile } = keyedFolder(t);
  const app = await openTestApp(t, { clock }, env);
  await makeUnits(app);
  await makeOfficer(app, 'suong.dt', 'Đinh Thị Sương', 'receiver');
  const ask = async () => {
    const asked = await askForCode(app, 'system:cli', 'suong.dt');
    assert.ok(asked.ok);
    return asked.value;
  };
  /** The whole way in, with what the app on the telephone shows; the refusal's code when there is one. */
  const enter = async (told: string): Promise<string> => {
    clock.pass(30);
    const first = await signIn(app, { userName: 'suong.dt', password: PASSWORD, ...HOME });
    if (!first.ok) return first.code;
    assert.equal(first.value.step, 'code');
    const done = await giveCode(app, { token: first.value.token, code: codeShown(told, clock.now()), ...HOME });
    return done.ok ? 'in' : done.code;
  };
  const asOwner = async <T>(sql: string, values: unknown[] = []): Promise<T[]> => {
    const admin = await connectOnce(app.url);
    const { rows } = await admin.query(sql, values);
    await admin.end();
    return rows as T[];
  };
  /** As a program from before sealing left it. */
  const makePlain = (told: string) => asOwner('update way_to_sign_in set code_secret = $1', [secretIn(told)]);
  const everything = async () =>
    (
      await Promise.all(
        ['way_to_sign_in', 'trail', 'half_sign_in'].map((table) =>
          asOwner<{ row: string }>(`select t::text as row from ${table} t`),
        ),
      )
    )
      .flat()
      .map(({ row }) => row)
      .join('\n');
  const holds = async (told: string) => {
    const rows = await everything();
    return (['hex', 'base64', 'base64url'] as const).some((form) => rows.includes(secretIn(told).toString(form)));
  };
  return { app, keyFile, ask, enter, makePlain, holds };
}

test('what codes are checked with never lies in the clear, neither for the first telephone nor for the next', async (t) => {
  const { ask, enter, holds } = await withCode(t);
  const first = await ask();
  assert.equal(await enter(first), 'in');
  const second = await ask();
  assert.deepEqual([await holds(first), await holds(second)], [false, false]);
  assert.deepEqual([await enter(first), await enter(second)], ['code-wrong', 'in']);
});

test('codes that an older program kept plain open as before, and the job at the start seals them', async (t) => {
  const { app, ask, enter, makePlain, holds } = await withCode(t);
  const told = await ask();
  await makePlain(told);
  assert.equal(await holds(told), true);
  assert.equal(await enter(told), 'in', 'also before they are sealed');
  await tasks['seal-secrets']?.(app, {});
  assert.equal(await holds(told), false);
  assert.equal(await enter(told), 'in');
  const twice = await sealCodes(app);
  assert.deepEqual(twice, { ok: true, value: { sealed: 0, rewrapped: 0, lost: [] } });
  await makePlain(told);
  assert.ok((await closeAccount(app, 'system:cli', 'suong.dt')).ok);
  const closed = await sealCodes(app);
  assert.deepEqual(closed.ok && closed.value.sealed, 1, 'a closed account’s too');
});

test('under a new key of the store codes are wrapped anew, and the old key can go', async (t) => {
  const { app, keyFile, ask, enter } = await withCode(t);
  const told = await ask();
  addFilesKey(keyFile);
  assert.equal(await enter(told), 'in');
  assert.deepEqual(await sealCodes(app), { ok: true, value: { sealed: 0, rewrapped: 1, lost: [] } });
  assert.equal(dropOldKeys(keyFile), 1);
  assert.equal(await enter(told), 'in');
});

test('under another key nobody with a code enters, the account is named, and asking anew mends it', async (t) => {
  const { app, keyFile, ask, enter } = await withCode(t);
  const told = await ask();
  rmSync(keyFile);
  makeFilesKey(keyFile);
  assert.equal(await enter(told), 'code-lost');
  assert.deepEqual(await sealCodes(app), { ok: true, value: { sealed: 0, rewrapped: 0, lost: ['suong.dt'] } });
  const health = await systemHealth(app);
  assert.deepEqual(health.lostCodes, ['suong.dt']);
  assert.ok(findings(health).includes('lost-codes'));
  const again = await ask();
  assert.equal(await enter(again), 'in');
  assert.equal(await enter(told), 'code-wrong');
  assert.deepEqual(await lostCodes(app), []);
});

test('a sealed secret put into another’s row opens nothing', async (t) => {
  const { app, ask, enter } = await withCode(t);
  await makeOfficer(app, 'vinh.pq', 'Phạm Quang Vinh', 'handler');
  const [told, other] = [await ask(), await askForCode(app, 'system:cli', 'vinh.pq')];
  assert.ok(other.ok);
  const admin = await connectOnce(app.url);
  await admin.query(
    `update way_to_sign_in set code_secret = (select code_secret from way_to_sign_in where name = 'vinh.pq') where name = 'suong.dt'`,
  );
  await admin.end();
  assert.deepEqual([await enter(told), await enter(other.value)], ['code-lost', 'code-lost']);
});

test('a realm without a key asks nobody for a code, and says why', async (t) => {
  const app = await openTestApp(t, {}, { DATABASE_URL: 'postgres://localhost/none' });
  await makeUnits(app);
  await makeOfficer(app, 'suong.dt', 'Đinh Thị Sương', 'receiver');
  const refused = await askForCode(app, 'system:cli', 'suong.dt');
  assert.deepEqual([refused.ok, !refused.ok && refused.code], [false, 'safe-key-missing']);
});
