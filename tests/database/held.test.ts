import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  accept,
  askSupplement,
  assign,
  doToMany,
  findDossier,
  handOver,
  heldBy,
  holdersUnder,
  leftBehind,
} from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { type Case, fileOne, officer, openCase } from '../world/case.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const said = (done: Outcome<unknown>): string => (done.ok ? 'ok' : done.code);

type Officer = Case['head'];

/** Three dossiers that Hoa of room 002 examines. */
async function hoaHolds(world: Case): Promise<string[]> {
  const { app, receiver, head, handler } = world;
  const codes: string[] = [];
  for (let at = 0; at < 3; at += 1) {
    const code = await fileOne(world);
    good(await accept(app, receiver, { code }));
    good(await handOver(app, receiver, { code }));
    good(await assign(app, head, { code, officer: handler.id }));
    codes.push(code);
  }
  return codes.sort();
}

const holders = ({ app, clock }: Case, who: Officer) => holdersUnder(app.read, app.realm, who, clock.now());
const held = async ({ app, clock }: Case, who: Officer, whose: Officer) =>
  heldBy(app.read, app.realm, who, { officer: whose.id, now: clock.now() });

test('all that a leaving officer holds goes to another, each by itself, on the revision that was read', async (t) => {
  const world = await openCase(t);
  const { app, head, handler, handler2, stranger } = world;
  const codes = await hoaHolds(world);
  assert.deepEqual(await holders(world, head), [{ id: handler.id, name: 'Phạm Thị Hoa', count: 3, hasLeft: false }]);
  assert.deepEqual(await holders(world, stranger), [], 'heads only');
  const asks = (await held(world, head, handler)).map(({ code, revision }) => ({ code, revision }));
  assert.deepEqual(asks.map(({ code }) => code).sort(), codes);
  const third = await officer(app, 'Hồ Văn Ba', ['handler', 'H48.14.05.002']);
  good(await assign(app, head, { code: codes[0] ?? '', officer: third.id }));
  const wish = { act: 'assign' as const, asks, terms: { officer: handler2.id }, key: 'move-hoa-1' };
  const moved = await doToMany(app, head, wish);
  const answers = Object.fromEntries(moved.map(({ code, done }) => [code, said(done)]));
  assert.deepEqual(answers, { [codes[0] ?? '']: 'changed-meanwhile', [codes[1] ?? '']: 'ok', [codes[2] ?? '']: 'ok' });
  assert.equal((await held(world, head, handler)).length, 0);
  assert.equal((await held(world, head, handler2)).length, 2);
});

test('what waits for its owner is moved too, and comes back to whoever has it then', async (t) => {
  const world = await openCase(t);
  const { app, head, handler, handler2 } = world;
  const [code = ''] = await hoaHolds(world);
  const items = [{ kind: 'component' as const, id: 'part-1', reason: 'unreadable' as const }];
  good(await askSupplement(app, handler, { code, items }));
  assert.equal((await findDossier(app.read, app.realm, head, code))?.state, 'supplement');
  assert.ok((await held(world, head, handler)).some((one) => one.code === code));
  good(await assign(app, head, { code, officer: handler2.id }));
  const moved = await findDossier(app.read, app.realm, head, code);
  assert.deepEqual([moved?.state, moved?.holder], ['supplement', handler2.id]);
});

test('the head of another room neither sees nor takes what a room holds; the leader does, and a room lost its officer', async (t) => {
  const world = await openCase(t);
  const { app, clock, head, handler, handler2, leader, clerk } = world;
  const [code = '', other = ''] = await hoaHolds(world);
  const next = await officer(app, 'Hồ Thị Lụa', ['unit-head', 'H48.14.05.003']);
  assert.deepEqual(await holders(world, next), []);
  assert.deepEqual(await held(world, next, handler), []);
  assert.equal(said(await assign(app, next, { code, officer: handler2.id })), 'held-elsewhere');
  assert.deepEqual(
    (await holders(world, leader)).map(({ count }) => count),
    [3],
  );
  good(await assign(app, leader, { code, officer: handler2.id }));
  assert.equal(said(await assign(app, head, { code, officer: clerk.id })), 'officer-cannot-hold');
  assert.equal(await leftBehind(app.read, app.realm, next, clock.now()), 0);
  await app.read.query('update officer_post set ended_on = $2 where officer = $1', [handler.id, '2026-11-20']);
  assert.deepEqual(
    (await holders(world, next)).map(({ id, count, hasLeft }) => [id, count, hasLeft]),
    [[handler.id, 2, true]],
    'with nobody of the agency any more',
  );
  assert.equal(await leftBehind(app.read, app.realm, next, clock.now()), 2);
  assert.equal(await leftBehind(app.read, app.realm, clerk, clock.now()), 0, 'heads only');
  good(await assign(app, next, { code: other, officer: handler2.id }));
});
