import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateAt } from '#kernel/time.ts';
import { openTestApp } from '../../../tests/world/database.ts';
import { handClock, makeOfficer, makeUnits, PASSWORD } from '../../../tests/world/officers.ts';
import { viewerOf } from './look-up-session.ts';
import { signIn } from './sign-in.ts';
import { substitute } from './substitute.ts';

const DAY_S = 86_400;

test('the session of whoever stands in has the posts of the officer on leave, and only on the days of the leave', async (t) => {
  const clock = handClock();
  const app = await openTestApp(t, { clock });
  await makeUnits(app);
  const absent = await makeOfficer(app, 'hoa.pt', 'Phạm Thị Hoa', 'handler');
  const instead = await makeOfficer(app, 'duc.tm', 'Trần Minh Đức', 'clerk');
  const from = dateAt(clock.now());
  const made = await substitute(app, 'system:cli', {
    ...{ officer: absent.officer, substitute: instead.officer, from, to: from },
  });
  assert.ok(made.ok);
  const viewer = async () => {
    const caller = { address: '127.0.0.1', shownToken: undefined };
    const signed = await signIn(app, { userName: 'duc.tm', password: PASSWORD, ...caller });
    assert.ok(signed.ok && 'token' in signed.value);
    const found = await viewerOf(app, signed.value.token, 60);
    assert.ok(found.kind === 'officer');
    return found;
  };
  const today = await viewer();
  assert.deepEqual(today.posts.map(({ role }) => role).sort(), ['clerk', 'handler']);
  assert.deepEqual(today.standsInFor, [{ officer: absent.officer, name: 'Phạm Thị Hoa', until: from }]);
  clock.pass(DAY_S);
  const tomorrow = await viewer();
  assert.deepEqual(
    tomorrow.posts.map(({ role }) => role),
    ['clerk'],
  );
  assert.equal(tomorrow.standsInFor, undefined);
});
