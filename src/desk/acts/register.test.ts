import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, assign, claim, draftDecision, handOver, heldBy, holdersUnder } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { type instant, instantOf, localDate } from '#kernel/time.ts';
import { type Case, fileOne, openCase } from '../../../tests/world/case.ts';
import { moveWork, viewHeld, viewRegister } from '../index.ts';

const CENTRE = 'H48.01.50';
const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const friday = { from: instantOf(localDate('2026-11-20')), until: instantOf(localDate('2026-11-21')) };

test('the register of a day is what was received that day, in order, page by page, each once', async (t) => {
  const world = await openCase(t);
  const { app, clock, receiver, handler } = world;
  const codes: string[] = [];
  for (const minute of [0, 1, 2, 3, 4]) {
    clock.set(`2026-11-20T09:0${minute}:00+07:00`);
    const code = await fileOne(world);
    codes.push(code);
    good(await accept(app, receiver, { code }));
  }
  await fileOne(world); // not received: it is not in the book
  clock.set('2026-11-20T10:00:00+07:00');
  good(await handOver(app, receiver, { code: codes[1] as string }));
  clock.set('2026-11-23T08:00:00+07:00');
  good(await accept(app, receiver, { code: await fileOne(world) }));
  const seen: string[] = [];
  for (let after: { at: ReturnType<typeof instant>; code: string } | undefined; ; ) {
    const page =
      (await viewRegister(app.read, app.realm, receiver, { centre: CENTRE, ...friday, after, limit: 2 })) ?? [];
    seen.push(...page.map(({ code }) => code));
    const last = page.at(-1);
    if (!last || page.length < 2) break;
    after = { at: last.receivedAt, code: last.code };
  }
  assert.deepEqual(seen, codes);
  const [, second] = (await viewRegister(app.read, app.realm, receiver, { centre: CENTRE, ...friday, limit: 9 })) ?? [];
  assert.equal(second?.sentAt, instantOf(localDate('2026-11-20'), 600));
  assert.match(second?.address ?? '', /12 Lê Lợi, Phường Cẩm Thành/);
  assert.equal(second?.ownerPhone, '0905123456');
  assert.equal(await viewRegister(app.read, app.realm, handler, { centre: CENTRE, ...friday, limit: 9 }), undefined);
});

/** Three dossiers that Hoa examines. */
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

test('all that a leaving officer holds goes to another, each by itself, and once', async (t) => {
  const world = await openCase(t);
  const { app, head, handler, handler2, stranger, clock, leader } = world;
  const codes = await hoaHolds(world);
  assert.deepEqual(await holdersUnder(app.read, app.realm, head), [{ id: handler.id, name: 'Phạm Thị Hoa', count: 3 }]);
  assert.deepEqual(await holdersUnder(app.read, app.realm, stranger), [], 'heads only');
  const view = await viewHeld(app.read, app.realm, head, { officer: handler.id, now: clock.now() });
  assert.deepEqual(view.held.map(({ code }) => code).sort(), codes);
  assert.ok(view.officers.some(({ id }) => id === handler2.id));
  assert.ok(!view.officers.some(({ id }) => id === handler.id || id === leader.id));
  const wish = { codes: [...codes, 'H48-khong-co'], to: handler2.id, key: 'move-hoa-1' };
  const moved = await moveWork(app, head, wish);
  assert.deepEqual(
    moved.map(({ refused }) => refused?.code ?? 'ok'),
    ['ok', 'ok', 'ok', 'not-found'],
  );
  assert.deepEqual(
    (await moveWork(app, head, wish)).map(({ refused }) => refused?.code ?? 'ok'),
    ['ok', 'ok', 'ok', 'not-found'],
  );
  assert.equal((await heldBy(app.read, app.realm, head, handler.id)).length, 0);
  assert.equal((await heldBy(app.read, app.realm, head, handler2.id)).length, 3);
  const trail = await app.read.query(`select from trail where act = 'dossier-assign' and subject = $1`, [
    `dossier/${codes[0]}`,
  ]);
  assert.equal(trail.rowCount, 2, 'first to Hoa, then to Đức; a second press writes nothing');
});

test('work is not moved to who may not hold it, nor by who is not its head', async (t) => {
  const world = await openCase(t);
  const { app, head, handler, handler2, stranger, receiver } = world;
  const [code = ''] = await hoaHolds(world);
  good(await draftDecision(app, handler, { code, grants: true, title: 'Giấy', body: 'Chứng nhận' }));
  const one = async (who: Case['head'], to: string) =>
    (await moveWork(app, who, { codes: [code], to, key: `move-${Math.random()}` })).map(({ refused }) => refused?.code);
  assert.deepEqual(await one(head, stranger.id), ['officer-cannot-hold']);
  assert.deepEqual(await one(head, receiver.id), ['officer-cannot-hold']);
  assert.deepEqual(await one(handler2, handler2.id), ['act-not-yours']);
  assert.equal((await claim(app, handler2, { code })).ok, false, 'Hoa holds it still');
});
