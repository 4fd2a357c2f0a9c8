import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { publishCalendar } from '#agency/index.ts';
import { startDraft } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { localDate } from '#kernel/time.ts';
import { type Case, fileOne, officer, openCase } from '../../../tests/world/case.ts';
import {
  attachTicket,
  callAgain,
  callNext,
  finish,
  leave,
  letBack,
  linkDossier,
  setCounters,
  sit,
  skip,
  takeTicket,
  ticketOfDossier,
  transfer,
  USUAL,
  viewBoard,
  viewCounter,
  viewTicket,
  waitsByHour,
} from '../index.ts';

const CENTRE = 'H48.01.50';
type Officer = Case['receiver'];

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const code = (done: Outcome<unknown>): string => (done.ok ? 'ok' : done.code);

interface Hall extends Case {
  second: Officer;
  take(series?: string, priority?: string): Promise<string>;
  label(id: string | null): Promise<string | undefined>;
}

/** The centre with two counters, an officer at each. */
async function openHall(t: Parameters<typeof openCase>[0]): Promise<Hall> {
  const world = await openCase(t);
  const { app, receiver } = world;
  good(await setCounters(app, 'system:demo', CENTRE, { ...USUAL, givesNumbers: true }));
  const second = await officer(app, 'Võ Thị Bé', ['receiver', CENTRE]);
  good(await sit(app, receiver, { centre: CENTRE, counter: 1 }));
  good(await sit(app, second, { centre: CENTRE, counter: 2 }));
  const take = async (series = 'A', priority?: string) =>
    good(await takeTicket(app, ask(series, priority ? { priority } : {}))).id;
  const label = async (id: string | null) =>
    id === null ? undefined : (await viewTicket(app.read, app.realm, id, app.clock.now()))?.label;
  return { ...world, second, take, label };
}

const ask = (series = 'A', more: object = {}) => ({
  ...{ centre: CENTRE, id: randomUUID(), series, takenBy: 'kiosk' as const, address: '10.0.0.1' },
  ...more,
});

test('numbers are gapless by series and one press is one number', async (t) => {
  const { app, label, take } = await openHall(t);
  const ids = await Promise.all(Array.from({ length: 24 }, (_, at) => take(at % 2 ? 'A' : 'B')));
  const labels = (await Promise.all(ids.map(label))).sort();
  const wanted = ['A', 'B'].flatMap((letter) =>
    Array.from({ length: 12 }, (_, at) => `${letter}${`${at + 1}`.padStart(3, '0')}`),
  );
  assert.deepEqual(labels, wanted);
  const wish = ask('C');
  const [one, two] = await Promise.all([takeTicket(app, wish), takeTicket(app, wish)]);
  assert.deepEqual([good(one).label, good(two).label], ['C001', 'C001']);
  assert.equal(await label(await take('C')), 'C002');
});

test('a closed centre gives no number and says when it opens', async (t) => {
  const { app, clock } = await openHall(t);
  clock.set('2026-11-20T12:00:00+07:00');
  const noon = await takeTicket(app, ask());
  assert.equal(code(noon), 'counter-closed-until');
  assert.equal(noon.ok ? '' : noon.facts['opens'], '13:00 20/11/2026');
  clock.set('2026-11-22T09:00:00+07:00');
  const sunday = await takeTicket(app, ask());
  assert.equal(sunday.ok ? '' : sunday.facts['opens'], '07:30 23/11/2026');
  const worked = { day: localDate('2026-11-22'), kind: 'work', vi: 'Làm bù', en: 'Worked', likeWeekday: 5 } as const;
  good(await publishCalendar(app, 'system:demo', { agency: CENTRE, days: [worked], source: 'Thông báo 1' }));
  assert.equal(code(await takeTicket(app, ask())), 'ok');
});

test('no number for what is not offered, for a group that is none, or at a centre without counters', async (t) => {
  const { app } = await openHall(t);
  assert.equal(code(await takeTicket(app, ask('Z'))), 'ticket-series');
  assert.equal(code(await takeTicket(app, ask('A', { priority: 'vip' }))), 'ticket-priority');
  assert.equal(code(await takeTicket(app, ask('A', { centre: 'H48.03' }))), 'not-found');
  assert.equal(code(await takeTicket(app, ask('A', { id: 'A001' }))), 'not-found');
});

test('a telephone network takes two hundred numbers an hour and is not known the day after', async (t) => {
  const { app, clock } = await openHall(t);
  const phone = () => takeTicket(app, ask('A', { takenBy: 'phone', address: '203.0.113.7' }));
  for (let at = 0; at < 200; at += 1) good(await phone());
  assert.equal(code(await phone()), 'ticket-too-many');
  assert.equal(code(await takeTicket(app, ask('A', { takenBy: 'phone', address: '203.0.113.8' }))), 'ok');
  clock.set('2026-11-20T10:01:00+07:00');
  assert.equal(code(await phone()), 'ok');
  const kept = await app.read.query<{ address: string }>('select address from ticket_limit');
  assert.doesNotMatch(JSON.stringify(kept.rows), /203\.0/);
  clock.set('2026-11-23T09:00:00+07:00');
  good(await phone());
  assert.equal((await app.read.query('select from ticket_limit')).rowCount, 1, 'what is older than a day is forgotten');
});

test('two officers who call at once never call the same number, however often', async (t) => {
  const { app, receiver, second, take } = await openHall(t);
  for (let at = 0; at < 12; at += 1) await take('A', at % 3 === 0 ? 'elderly' : undefined);
  const called: string[] = [];
  let seen: (string | undefined)[] = [];
  for (let round = 0; round < 6; round += 1) {
    const [one, two] = await Promise.all([
      callNext(app, receiver, { centre: CENTRE, seen: seen[0] }),
      callNext(app, second, { centre: CENTRE, seen: seen[1] }),
    ]);
    seen = [good(one).called ?? undefined, good(two).called ?? undefined];
    called.push(...seen.filter((id) => id !== undefined));
  }
  assert.equal(called.length, 12);
  assert.equal(new Set(called).size, 12);
});

test('the next number pressed twice calls once', async (t) => {
  const { app, receiver, take, label } = await openHall(t);
  await take();
  await take();
  const press = () => callNext(app, receiver, { centre: CENTRE });
  const [one, two] = await Promise.all([press(), press()]);
  assert.equal(good(one).called, good(two).called);
  assert.equal(await label(good(one).called), 'A001');
});

test('an old man goes before who came earlier, and the board and the counter say who is where', async (t) => {
  const { app, clock, receiver, second, take, label } = await openHall(t);
  const ordinary = await take();
  clock.set('2026-11-20T09:05:00+07:00');
  const old = await take('A', 'elderly');
  assert.equal((await viewTicket(app.read, app.realm, ordinary, clock.now()))?.ahead, 1);
  const next = good(await callNext(app, receiver, { centre: CENTRE })).called;
  assert.equal(next, old);
  const seen = await viewTicket(app.read, app.realm, old, clock.now());
  assert.equal(seen?.state, 'called');
  assert.equal(seen?.counter, 1);
  const board = await viewBoard(app.read, app.realm, CENTRE, clock.now());
  assert.deepEqual(
    board?.calls.map(({ label: name, counter }) => [name, counter]),
    [['A002', 1]],
  );
  assert.deepEqual(board?.next[0], { letter: 'A', labels: ['A001'], waiting: 1 });
  const desk = await viewCounter(app.read, app.realm, receiver, { centre: CENTRE, now: clock.now() });
  assert.equal(desk?.called?.label, 'A002');
  assert.equal(desk?.mine, 1);
  good(await callAgain(app, receiver, { centre: CENTRE, seen: old }));
  assert.equal(code(await callAgain(app, second, { centre: CENTRE, seen: old })), 'changed-meanwhile');
  assert.equal(await label(good(await callNext(app, receiver, { centre: CENTRE, seen: old })).called), 'A001');
  assert.equal((await viewTicket(app.read, app.realm, old, clock.now()))?.outcome, 'served');
});

test('who is away comes back once, behind three, and is over the second time', async (t) => {
  const { app, clock, receiver, take, label } = await openHall(t);
  const away = await take();
  for (let at = 1; at < 5; at += 1) {
    clock.set(`2026-11-20T09:0${at}:00+07:00`);
    await take();
  }
  assert.equal(good(await callNext(app, receiver, { centre: CENTRE })).called, away);
  assert.equal(code(await letBack(app, receiver, { centre: CENTRE, ticket: away })), 'ticket-over', 'called now');
  good(await skip(app, receiver, { centre: CENTRE, seen: away }));
  assert.equal((await viewTicket(app.read, app.realm, away, clock.now()))?.state, 'away');
  good(await letBack(app, receiver, { centre: CENTRE, ticket: away }));
  const back = await viewTicket(app.read, app.realm, away, clock.now());
  assert.deepEqual([back?.state, back?.ahead], ['waiting', 3]);
  const order: (string | undefined)[] = [];
  let seen: string | undefined;
  for (let at = 0; at < 4; at += 1) {
    seen = good(await callNext(app, receiver, { centre: CENTRE, seen })).called ?? undefined;
    order.push(await label(seen ?? null));
  }
  assert.deepEqual(order, ['A002', 'A003', 'A004', 'A001']);
  good(await skip(app, receiver, { centre: CENTRE, seen: away }));
  assert.equal((await viewTicket(app.read, app.realm, away, clock.now()))?.state, 'ended');
  assert.equal(code(await letBack(app, receiver, { centre: CENTRE, ticket: away })), 'ticket-over');
});

test('a number is transferred to another counter or line and keeps its name and its place by time', async (t) => {
  const { app, clock, receiver, second, take, label } = await openHall(t);
  const one = await take('A');
  clock.set('2026-11-20T09:01:00+07:00');
  const other = await take('B');
  good(await callNext(app, receiver, { centre: CENTRE }));
  assert.equal(code(await transfer(app, receiver, { centre: CENTRE, seen: one, counter: 1 })), 'ticket-nowhere');
  good(await transfer(app, receiver, { centre: CENTRE, seen: one, line: 'B' }));
  assert.equal(code(await callNext(app, receiver, { centre: CENTRE })), 'ticket-none', 'counter 1 does not call B');
  const called = good(await callNext(app, second, { centre: CENTRE })).called;
  assert.equal(await label(called), 'A001');
  good(await transfer(app, second, { centre: CENTRE, seen: one, counter: 1 }));
  assert.equal(good(await callNext(app, second, { centre: CENTRE })).called, other);
  assert.equal(good(await callNext(app, receiver, { centre: CENTRE })).called, one);
});

test('a counter seats one officer, an officer one counter, and nobody from elsewhere', async (t) => {
  const { app, receiver, second, handler } = await openHall(t);
  assert.equal(code(await sit(app, second, { centre: CENTRE, counter: 1 })), 'counter-taken');
  assert.equal(code(await sit(app, second, { centre: CENTRE, counter: 9 })), 'counter-missing');
  assert.equal(code(await sit(app, handler, { centre: CENTRE, counter: 1 })), 'not-found');
  good(await leave(app, receiver, CENTRE));
  assert.equal(code(await callNext(app, receiver, { centre: CENTRE })), 'counter-missing');
  good(await sit(app, second, { centre: CENTRE, counter: 1 }));
  good(await sit(app, receiver, { centre: CENTRE, counter: 2 }));
  assert.equal(code(await callNext(app, handler, { centre: CENTRE })), 'not-found');
});

test('only the head of the centre sets its counters', async (t) => {
  const { app, receiver, leader } = await openHall(t);
  assert.equal(code(await setCounters(app, receiver, CENTRE, USUAL)), 'not-found');
  assert.equal(code(await setCounters(app, leader, CENTRE, USUAL)), 'not-found', 'a leader of another agency');
  assert.equal(code(await setCounters(app, 'system:demo', 'H48.14.05', USUAL)), 'not-found', 'not a centre');
  const head = await officer(app, 'Trần Thị Bích Đào', ['unit-head', CENTRE]);
  good(await setCounters(app, head, CENTRE, { ...USUAL, givesNumbers: false }));
  assert.equal(code(await takeTicket(app, ask())), 'ticket-series');
});

test('a dossier filed for a called number remembers it', async (t) => {
  const world = await openHall(t);
  const { app, receiver, stranger, take } = world;
  const ticket = await take();
  good(await callNext(app, receiver, { centre: CENTRE }));
  const wish = { procedure: '1.003634', person: world.lan.id, province: 'Quảng Ngãi' };
  const draft = good(await startDraft(app, receiver, wish)).id;
  assert.equal(code(await attachTicket(app, stranger, { ticket, draft })), 'not-found');
  good(await attachTicket(app, receiver, { ticket, draft }));
  const filed = await fileOne(world);
  good(await linkDossier(app, receiver, { draft, code: filed }));
  good(await linkDossier(app, receiver, { draft, code: filed }));
  assert.equal((await ticketOfDossier(app.read, app.realm, filed))?.id, ticket);
  const rows = await app.read.query(`select from trail where act = 'ticket-dossier'`);
  assert.equal(rows.rowCount, 1, 'said once in the trail');
});

test('waits are facts: by hour, mean, nine of ten, of how many', async (t) => {
  const { app, clock, receiver, take } = await openHall(t);
  let seen: string | undefined;
  const minute = (at: number) => clock.set(`2026-11-20T09:${`${at}`.padStart(2, '0')}:00+07:00`);
  for (const [taken, called, done] of [
    [0, 4, 10],
    [10, 12, 15],
    [15, 21, 30],
  ] as const) {
    minute(taken);
    await take();
    minute(called);
    seen = good(await callNext(app, receiver, { centre: CENTRE })).called ?? undefined;
    minute(done);
    good(await finish(app, receiver, { centre: CENTRE, seen }));
  }
  await take();
  const [hour, all, ...more] = await waitsByHour(app.read, app.realm, {
    ...{ centre: CENTRE, from: localDate('2026-11-20'), to: localDate('2026-11-20') },
  });
  assert.deepEqual(more, []);
  assert.deepEqual({ ...hour, hour: null }, all);
  assert.deepEqual(hour, {
    ...{ hour: 9, taken: 4, priority: 0, called: 3, waitMean: 4, waitP90: 6, served: 3, serviceMean: 6, serviceP90: 9 },
    notServed: 1,
  });
});

test('nobody of another realm sees a ticket', async (t) => {
  const { app, take, clock } = await openHall(t);
  const id = await take();
  assert.equal(await viewTicket(app.db.forRealm('H49'), 'H48', id, clock.now()), undefined);
});
