import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importUnits } from '#agency/index.ts';
import { listAccounts, ROLES, signIn } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { openTestApp } from '../../tests/world/database.ts';
import { seedAgencies } from './agencies.ts';
import { DEMO_PASSWORD, demoAccounts, seedOfficers } from './officers.ts';

test('the demonstration has officers for every role, who can sign in, and is seeded once however often', async (t) => {
  const app = await openTestApp(t);
  await importUnits(app, 'data');
  await seedAgencies(app);
  await seedOfficers(app);
  const list = () => listAccounts(app.read, app.realm, { date: dateAt(app.clock.now()), limit: 1000 });
  const first = await list();
  assert.ok(first.length >= 40, `${first.length} accounts`);
  const held = new Set(first.flatMap(({ posts }) => posts.map(({ role }) => role)));
  assert.deepEqual(
    ROLES.filter((role) => !held.has(role)),
    [],
  );
  await seedOfficers(app);
  assert.deepEqual(await list(), first);
  for (const { userName } of demoAccounts()) {
    const done = await signIn(app, { userName, password: DEMO_PASSWORD, address: '127.0.0.1' });
    assert.ok(done.ok, userName);
  }
});

test('accounts of every role are shown at the start', () => {
  const shown = new Set(demoAccounts().map(({ role }) => role));
  assert.deepEqual(
    ROLES.filter((role) => !shown.has(role)),
    [],
  );
});
