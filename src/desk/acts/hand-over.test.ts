import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { accept, findDossier, handOver, visitsOf } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { type Case, fileOne, officer, openCase } from '../../../tests/world/case.ts';
import {
  confirmLine,
  counterWork,
  makeHandover,
  refuseLine,
  takeBackLine,
  viewHandover,
  viewHandovers,
  viewStock,
} from '../index.ts';

const CENTRE = 'H48.01.50';
type Officer = Case['receiver'];

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const code = (done: Outcome<unknown>): string => (done.ok ? 'ok' : done.code);

interface Counter extends Case {
  next: Officer;
  /** Two dossiers received, and who resolves them. */
  codes: [string, string];
  agency: string;
  list(codes: readonly string[], more?: object): Promise<Outcome<{ id: string }>>;
}

async function openCounter(t: Parameters<typeof openCase>[0]): Promise<Counter> {
  const world = await openCase(t);
  const { app, receiver } = world;
  const codes: [string, string] = [await fileOne(world), await fileOne(world)];
  for (const one of codes) good(await accept(app, receiver, { code: one }));
  const agency = (await findDossier(app.read, app.realm, receiver, codes[0]))?.competentAgency ?? '';
  const list = (wanted: readonly string[], more: object = {}) =>
    makeHandover(app, receiver, {
      ...{ id: randomUUID(), kind: 'onward' as const, centre: CENTRE, to: agency, codes: wanted, note: '' },
      ...more,
    });
  return { ...world, next: await officer(app, 'Võ Thị Bé', ['receiver', CENTRE]), codes, agency, list };
}

const stateOf = async ({ app, receiver }: Counter, one: string) =>
  (await findDossier(app.read, app.realm, receiver, one))?.state;

test('a list is given by one side and confirmed line by line by the other, and the dossier goes on with it', async (t) => {
  const world = await openCounter(t);
  const { app, clock, receiver, handler, codes, list } = world;
  const { id } = good(await list(codes));
  assert.equal(await stateOf(world, codes[0]), 'received', 'giving alone moves nothing');
  clock.set('2026-11-20T10:00:00+07:00');
  assert.equal(code(await confirmLine(app, receiver, { list: id, code: codes[0] })), 'handover-own');
  good(await confirmLine(app, handler, { list: id, code: codes[0] }));
  assert.equal(await stateOf(world, codes[0]), 'processing');
  assert.equal(await stateOf(world, codes[1]), 'received');
  const [, arrived] = await visitsOf(app.read, app.realm, codes[0]);
  assert.equal(arrived?.enteredAt, clock.now(), 'the step begins when the other side took it');
  const seen = await viewHandover(app.read, app.realm, handler, { id, now: clock.now() });
  const [first, second] = seen?.lines ?? [];
  assert.deepEqual([first?.answeredByName, first?.answeredAt, first?.isLate], ['Phạm Thị Hoa', clock.now(), false]);
  assert.equal(second?.answeredAt, null);
  assert.equal(seen?.list.closedAt, null);
  good(await confirmLine(app, handler, { list: id, code: codes[1] }));
  assert.equal(
    (await viewHandover(app.read, app.realm, receiver, { id, now: clock.now() }))?.list.closedAt,
    clock.now(),
  );
  const trail = await app.read.query<{ act: string; actor: string }>(
    `select act, actor from trail where subject = $1 and act = 'dossier-hand-over'`,
    [`dossier/${codes[0]}`],
  );
  assert.deepEqual(trail.rows, [{ act: 'dossier-hand-over', actor: `officer:${handler.id}` }]);
});

test('a line that is not taken goes back with its reason and can be given again', async (t) => {
  const world = await openCounter(t);
  const { app, clock, receiver, handler, codes, list } = world;
  const { id } = good(await list([codes[0]]));
  assert.equal(code(await list([codes[0]])), 'handover-unfit', 'on one list at a time');
  const refuse = (reason: string) => refuseLine(app, handler, { list: id, code: codes[0], reason });
  assert.equal(code(await refuse('  ')), 'reason-needed');
  good(await refuse('Thiếu bản chính giấy đăng ký'));
  assert.equal(code(await refuse('Lý do khác hẳn')), 'changed-meanwhile');
  assert.equal(code(await confirmLine(app, handler, { list: id, code: codes[0] })), 'changed-meanwhile');
  assert.equal(await stateOf(world, codes[0]), 'received');
  const stock = await viewStock(app.read, app.realm, receiver, { centre: CENTRE, kind: 'onward', now: clock.now() });
  assert.equal(stock?.lines.find((one) => one.code === codes[0])?.sentBack, 'Thiếu bản chính giấy đăng ký');
  good(await list([codes[0]]));
});

test('confirmed twice, or by two at once, is confirmed once', async (t) => {
  const world = await openCounter(t);
  const { app, handler, handler2, codes, list } = world;
  const { id } = good(await list([codes[0]]));
  const both = await Promise.all([handler, handler2].map((who) => confirmLine(app, who, { list: id, code: codes[0] })));
  assert.deepEqual(both.map(code), ['ok', 'ok']);
  assert.equal((await visitsOf(app.read, app.realm, codes[0])).length, 2);
});

test('a list pressed twice is one list, two lists at once never share a dossier, and numbers have no gap', async (t) => {
  const world = await openCounter(t);
  const { app, receiver, codes, list } = world;
  const id = randomUUID();
  const [one, two] = [await list([codes[0]], { id }), await list([codes[0]], { id })];
  assert.deepEqual([good(one).id, good(two).id], [id, id]);
  const at = await Promise.all([list([codes[1]]), list([codes[1]]), list([codes[1]])]);
  assert.deepEqual(at.map(code).sort(), ['handover-unfit', 'handover-unfit', 'ok']);
  const { lists } = await viewHandovers(app.read, app.realm, receiver);
  assert.deepEqual(lists.map(({ number }) => number).sort(), [1, 2]);
});

test('what a shift leaves is confirmed by the next shift and moves no dossier', async (t) => {
  const world = await openCounter(t);
  const { app, receiver, next, handler, codes, list } = world;
  const { id } = good(await list(codes, { kind: 'shift', to: undefined, note: 'Hết ca sáng' }));
  assert.equal(code(await confirmLine(app, receiver, { list: id, code: codes[0] })), 'handover-own');
  assert.equal(code(await confirmLine(app, handler, { list: id, code: codes[0] })), 'not-found');
  good(await confirmLine(app, next, { list: id, code: codes[0] }));
  good(await refuseLine(app, next, { list: id, code: codes[1], reason: 'Không thấy bản giấy' }));
  assert.equal(await stateOf(world, codes[0]), 'received');
  assert.notEqual((await viewHandover(app.read, app.realm, next, { id, now: app.clock.now() }))?.list.closedAt, null);
});

test('a list goes to who resolves its dossiers, from a counter of one’s own, and is not empty', async (t) => {
  const world = await openCounter(t);
  const { app, stranger, handler, codes, list } = world;
  assert.equal(code(await list([])), 'handover-empty');
  assert.equal(code(await list(codes, { to: 'H48.03' })), 'handover-unfit');
  assert.equal(code(await list(['H48-khong-co'])), 'handover-unfit');
  const other = { id: randomUUID(), kind: 'onward' as const, centre: CENTRE, to: world.agency, codes, note: '' };
  assert.equal(code(await makeHandover(app, handler, other)), 'not-found');
  const { id } = good(await list(codes));
  assert.equal(code(await confirmLine(app, stranger, { list: id, code: codes[0] })), 'not-found');
  assert.equal(await viewHandover(app.read, app.realm, stranger, { id, now: app.clock.now() }), undefined);
  for (const [who, sees] of [
    [stranger, 0],
    [handler, 1],
    [world.receiver, 1],
    [world.clerk, 1],
    [world.leader, 1],
  ] as const)
    assert.equal((await viewHandovers(app.read, app.realm, who)).lists.length, sees, who.name);
});

test('who may confirm is told how much waits for his word, and whether he has a centre', async (t) => {
  const world = await openCounter(t);
  const { app, clock, receiver, next, handler, head, stranger, codes, list } = world;
  const work = (who: Officer) => counterWork(app.read, app.realm, who, clock.now());
  const awaiting = async (...whose: Officer[]) => Promise.all(whose.map(async (who) => (await work(who)).awaiting));
  const { id } = good(await list([codes[0]]));
  good(await list([codes[1]], { kind: 'shift', to: undefined }));
  assert.deepEqual(await awaiting(receiver, next, handler, head, stranger), [0, 1, 1, 1, 0]);
  good(await confirmLine(app, handler, { list: id, code: codes[0] }));
  assert.deepEqual(await awaiting(next, handler), [1, 0]);
  assert.deepEqual([(await work(receiver)).hasCentre, (await work(head)).hasCentre], [true, false]);
});

test('what stands on a list goes with its list, until it is taken back', async (t) => {
  const world = await openCounter(t);
  const { app, receiver, codes, list } = world;
  const { id } = good(await list([codes[0]]));
  const direct = await handOver(app, receiver, { code: codes[0] });
  assert.deepEqual(!direct.ok && [direct.code, direct.facts], ['handover-listed', { list: '1/2026' }]);
  assert.equal(await stateOf(world, codes[0]), 'received');
  good(await takeBackLine(app, receiver, { list: id, code: codes[0] }));
  good(await handOver(app, receiver, { code: codes[0] }));
  good(await list([codes[1]], { kind: 'shift', to: undefined }));
  good(await handOver(app, receiver, { code: codes[1] }));
});

test('a giver who is no longer at the counter hands nothing over, and the line stays open', async (t) => {
  const world = await openCounter(t);
  const { app, receiver, handler, codes, list } = world;
  const { id } = good(await list([codes[0]]));
  await app.read.query('update officer_post set ended_on = $2 where officer = $1', [receiver.id, '2026-11-20']);
  assert.equal(code(await confirmLine(app, handler, { list: id, code: codes[0] })), 'handover-giver');
  const seen = await viewHandover(app.read, app.realm, handler, { id, now: app.clock.now() });
  assert.equal(seen?.lines[0]?.answeredAt, null);
});

test('what is received after three is late after the first hour of the next working day', async (t) => {
  const world = await openCounter(t);
  const { app, clock, receiver } = world;
  clock.set('2026-11-20T15:30:00+07:00');
  const late = await fileOne(world);
  good(await accept(app, receiver, { code: late }));
  const at = async (text: string) => {
    clock.set(text);
    const stock = await viewStock(app.read, app.realm, receiver, { centre: CENTRE, kind: 'onward', now: clock.now() });
    return stock?.lines.find((one) => one.code === late)?.isLate;
  };
  assert.equal(await at('2026-11-20T17:30:00+07:00'), false);
  assert.equal(await at('2026-11-23T08:30:00+07:00'), false);
  assert.equal(await at('2026-11-23T08:31:00+07:00'), true);
});

test('the giving side takes a line back until the other side has answered, once, and can give it again', async (t) => {
  const world = await openCounter(t);
  const { app, clock, receiver, next, handler, codes, list } = world;
  const { id } = good(await list(codes));
  const back = (who: Officer, one: string) => takeBackLine(app, who, { list: id, code: one });
  assert.equal(code(await back(handler, codes[0])), 'not-found', 'not the receiving side');
  good(await back(receiver, codes[0]));
  good(await back(receiver, codes[0]));
  assert.equal(await stateOf(world, codes[0]), 'received');
  assert.equal(code(await confirmLine(app, handler, { list: id, code: codes[0] })), 'changed-meanwhile');
  assert.equal(await stateOf(world, codes[0]), 'received', 'what was taken back goes nowhere');
  good(await confirmLine(app, handler, { list: id, code: codes[1] }));
  assert.equal(code(await back(receiver, codes[1])), 'handover-answered');
  const seen = await viewHandover(app.read, app.realm, next, { id, now: clock.now() });
  assert.deepEqual([seen?.list.closedAt, seen?.lines[0]?.takenBack], [clock.now(), true]);
  const { rowCount } = await app.read.query(`select from trail where act = 'handover-take-back'`);
  assert.equal(rowCount, 1);
  good(await list([codes[0]]));
});

test('a line taken back and confirmed at once ends as one of the two', async (t) => {
  const world = await openCounter(t);
  const { app, receiver, handler, codes, list } = world;
  const { id } = good(await list([codes[0]]));
  const [back, taken] = await Promise.all([
    takeBackLine(app, receiver, { list: id, code: codes[0] }),
    confirmLine(app, handler, { list: id, code: codes[0] }),
  ]);
  assert.notEqual(back.ok, taken.ok);
  assert.equal(await stateOf(world, codes[0]), back.ok ? 'received' : 'processing');
});
