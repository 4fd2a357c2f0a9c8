import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  advance,
  type BulkResult,
  deskCounts,
  doToMany,
  draftDecision,
  findDossier,
  recountQueues,
} from '#dossier/index.ts';
import { issueResult } from '#letter/index.ts';
import { type Case, fileOne, openCase } from '../world/case.ts';
import { signAll } from '../world/signing.ts';

const files = async (world: Case, count: number): Promise<string[]> => {
  const codes: string[] = [];
  for (let at = 0; at < count; at += 1) codes.push(await fileOne(world, '1.003634', `bulk-of-many-${at}`));
  return codes;
};

const outcomes = (results: readonly BulkResult[]) => results.map(({ done }) => (done.ok ? 'done' : done.code));

test('a preview judges each dossier by the act itself and keeps nothing', async (t) => {
  const world = await openCase(t);
  const { app, receiver } = world;
  const codes = await files(world, 3);
  const asks = [...codes.map((code) => ({ code })), { code: 'H48.14.05-261120-9999' }];
  const seen = await doToMany({ ...app, rehearsed: true }, receiver, { act: 'accept', asks, terms: {} });
  assert.deepEqual(outcomes(seen), ['done', 'done', 'done', 'not-found']);
  const counts = await deskCounts(app.read, app.realm, receiver, world.clock.now());
  assert.deepEqual([counts['to-receive'], counts['to-hand-over']], [3, 0], 'nothing was kept');
  const trail = await app.read.query(`select from trail where act = 'dossier-accept'`);
  assert.equal(trail.rowCount, 0);
});

test('one dossier that is refused stops no other, and the same key answers the same again', async (t) => {
  const world = await openCase(t);
  const { app, receiver } = world;
  const codes = await files(world, 3);
  const ask = { act: 'accept' as const, terms: {}, key: 'one-batch' };
  const stale = codes.map((code, at) => ({ code, revision: at === 1 ? 7 : 1 }));
  const first = await doToMany(app, receiver, { ...ask, asks: stale });
  assert.deepEqual(outcomes(first), ['done', 'changed-meanwhile', 'done']);
  const again = await doToMany(app, receiver, { ...ask, asks: stale });
  assert.deepEqual(outcomes(again), ['done', 'changed-meanwhile', 'done']);
  const trail = await app.read.query(`select from trail where act = 'dossier-accept'`);
  assert.equal(trail.rowCount, 2, 'accepted once each');
  assert.equal((await recountQueues(app)).differences, 0);
});

test('a head gives many to one officer and back to who held them; a leader signs and a clerk numbers many at once', async (t) => {
  const world = await openCase(t);
  const { app, receiver, head, handler, handler2, leader, clerk } = world;
  const codes = await files(world, 3);
  const asks = codes.map((code) => ({ code }));
  const many = (who: typeof head, act: Parameters<typeof doToMany>[2]['act'], terms = {}) =>
    doToMany(app, who, { act, asks, terms });
  const all = ['done', 'done', 'done'];
  assert.deepEqual(outcomes(await many(receiver, 'accept')), all);
  assert.deepEqual(outcomes(await many(receiver, 'hand-over')), all);
  assert.deepEqual(outcomes(await many(head, 'assign', { officer: handler.id })), all);
  assert.deepEqual(outcomes(await many(head, 'assign', { officer: handler2.id })), all);
  assert.deepEqual(outcomes(await many(head, 'assign', { officer: handler.id })), all, 'and back');
  assert.deepEqual(
    outcomes(await many(handler2, 'assign', { officer: handler2.id })),
    all.map(() => 'act-not-yours'),
  );
  for (const code of codes) {
    await draftDecision(app, handler, { code, grants: true, title: 'Giấy chứng nhận', body: 'Chứng nhận …' });
    assert.ok((await advance(app, handler, { code })).ok);
  }
  assert.deepEqual(outcomes(await many(head, 'claim')), all);
  for (const code of codes) assert.ok((await advance(app, head, { code })).ok);
  assert.deepEqual(outcomes(await many(leader, 'sign', { title: 'Chi cục trưởng' })), all, 'without taking each first');
  assert.deepEqual(outcomes(await many(clerk, 'number')), all);
  await signAll(app);
  for (const code of codes) assert.ok((await issueResult(app, code)).ok);
  const fetched = all.map(() => 'return-in-person');
  assert.deepEqual(
    outcomes(await many(receiver, 'return-result')),
    fetched,
    'their owners come to the centre for them',
  );
  await app.read.query(`update dossier set delivery = '{"how": "electronic"}'`);
  assert.deepEqual(outcomes(await many(receiver, 'return-result')), all);
  for (const code of codes) assert.equal((await findDossier(app.read, app.realm, receiver, code))?.state, 'returned');
  const { rows } = await app.read.query<{ officer: string }>(
    `select distinct officer from dossier_step where role = 'leader'`,
  );
  assert.deepEqual(rows, [{ officer: leader.id }], 'the step names who signed');
});
