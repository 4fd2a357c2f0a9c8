import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyTrail } from '#db/verify.ts';
import {
  type BulkResult,
  deskCounts,
  doToMany,
  findDossier,
  note,
  recountQueues,
  undoAssign,
  undoingOf,
  undoMany,
  visitsOf,
} from '#dossier/index.ts';
import { instant } from '#kernel/time.ts';
import { type Case, fileOne, openCase } from '../world/case.ts';

const outcomes = (results: readonly BulkResult[]) => results.map(({ done }) => (done.ok ? 'done' : done.code));

interface Desk extends Case {
  readonly codes: readonly string[];
  many(
    who: Case['head'],
    act: Parameters<typeof doToMany>[2]['act'],
    more?: { key?: string; officer?: string },
  ): Promise<string[]>;
  undo(who: Case['head'], key: string): Promise<string[]>;
  standing(code: string): Promise<unknown>;
}

/** Dossiers that wait to be assigned. */
async function openDesk(t: Parameters<typeof openCase>[0], count = 3): Promise<Desk> {
  const world = await openCase(t);
  const { app, receiver } = world;
  const codes: string[] = [];
  for (let at = 0; at < count; at += 1) codes.push(await fileOne(world, '1.003634', `undo-of-many-${at}`));
  const many: Desk['many'] = async (who, act, { key, officer } = {}) =>
    outcomes(
      await doToMany(app, who, {
        ...{ act, asks: codes.map((code) => ({ code })), terms: officer ? { officer } : {} },
        ...(key ? { key } : {}),
      }),
    );
  await many(receiver, 'accept');
  await many(receiver, 'hand-over');
  const standing = async (code: string) => {
    const found = await findDossier(app.read, app.realm, world.leader, code);
    assert.ok(found);
    const { state, step, stepDue, holder, holderAgency, due } = found;
    return { state, step, stepDue, holder, holderAgency, due };
  };
  const undo = async (who: Case['head'], key: string) => outcomes(await undoMany(app, who, { key, codes }));
  return { ...world, codes, many, undo, standing };
}

const ALL = ['done', 'done', 'done'];

test('dossiers just assigned go back to where they waited, with their limit, and every count is as before', async (t) => {
  const desk = await openDesk(t);
  const { app, head, handler, codes, clock } = desk;
  const counts = () => deskCounts(app.read, app.realm, head, clock.now());
  const [before, counted] = [await Promise.all(codes.map(desk.standing)), await counts()];
  clock.set('2026-11-20T09:20:00+07:00');
  assert.deepEqual(await desk.many(head, 'assign', { key: 'first', officer: handler.id }), ALL);
  assert.notDeepEqual(await Promise.all(codes.map(desk.standing)), before);
  clock.set('2026-11-20T09:40:00+07:00');
  assert.deepEqual(await desk.undo(head, 'first'), ALL);
  assert.deepEqual(await Promise.all(codes.map(desk.standing)), before);
  assert.deepEqual(await counts(), counted);
  assert.equal((await recountQueues(app)).differences, 0);
  assert.deepEqual(await desk.undo(head, 'first'), ALL, 'pressed again it is one undo');
  const { rows } = await app.read.query<{ acts: string[] }>(
    `select array_agg(act order by seq) as acts from trail where subject = $1`,
    [`dossier/${codes[0]}`],
  );
  assert.deepEqual(rows[0]?.acts.slice(-2), ['dossier-assign', 'dossier-undo-assign'], 'an act of its own');
  assert.deepEqual((await verifyTrail(app.read, app.realm)).breaks, []);
  assert.deepEqual(await desk.many(head, 'assign', { key: 'second', officer: handler.id }), ALL, 'and can be assigned');
  assert.equal((await recountQueues(app)).differences, 0);
});

test('reassigned dossiers go back to who held them, taken ones to nobody', async (t) => {
  const desk = await openDesk(t);
  const { app, head, handler, handler2, codes } = desk;
  await desk.many(head, 'assign', { officer: handler.id });
  const before = await Promise.all(codes.map(desk.standing));
  assert.deepEqual(await desk.many(head, 'assign', { key: 'other', officer: handler2.id }), ALL);
  assert.deepEqual(await desk.undo(head, 'other'), ALL);
  assert.deepEqual(await Promise.all(codes.map(desk.standing)), before);
  const [code = ''] = codes;
  const visit = async () => (await visitsOf(app.read, app.realm, code)).at(-1);
  assert.equal((await visit())?.officer, handler.id, 'the visit names its holder too');
  assert.equal((await recountQueues(app)).differences, 0);
});

test('a step just taken is free again for others', async (t) => {
  const desk = await openDesk(t);
  const { app, head, codes } = desk;
  const before = await Promise.all(codes.map(desk.standing));
  assert.deepEqual(await desk.many(head, 'claim', { key: 'mine' }), ALL);
  assert.deepEqual(await desk.undo(head, 'mine'), ALL);
  assert.deepEqual(await Promise.all(codes.map(desk.standing)), before);
  assert.equal((await visitsOf(app.read, app.realm, codes[0] ?? '')).at(-1)?.officer, null);
  assert.equal((await recountQueues(app)).differences, 0);
  assert.deepEqual(await desk.many(head, 'claim', { key: 'again' }), ALL);
});

test('what was done since, by others, too long ago, or under another key is not undone, each dossier by itself', async (t) => {
  const desk = await openDesk(t);
  const { app, head, leader, handler, handler2, codes, clock } = desk;
  const [one = '', two = ''] = codes;
  await desk.many(head, 'assign', { key: 'first', officer: handler.id });
  clock.set('2026-11-20T09:01:00+07:00');
  assert.ok((await note(app, handler, { code: one, text: 'Đã gọi điện cho chủ tàu.' })).ok);
  assert.deepEqual(await desk.undo(leader, 'first'), ['undo-none', 'undo-none', 'undo-none'], 'not another’s');
  await doToMany(app, head, { act: 'assign', asks: [{ code: two }], terms: { officer: handler2.id }, key: 'later' });
  const results = await undoMany(app, head, { key: 'first', codes: [...codes, 'H48.14.05-261120-9999'] });
  assert.deepEqual(outcomes(results), ['undo-overtaken', 'undo-overtaken', 'done', 'not-found']);
  assert.equal((await findDossier(app.read, app.realm, head, two))?.holder, handler2.id, 'the later one stands');
  assert.deepEqual(outcomes(await undoMany(app, head, { key: 'never', codes: [two] })), ['undo-none']);
  clock.set('2026-11-20T12:00:00+07:00');
  assert.deepEqual(outcomes(await undoMany(app, head, { key: 'later', codes: [two] })), ['undo-late']);
  assert.equal((await recountQueues(app)).differences, 0);
});

test('what left the house or set a term running is never undone', async (t) => {
  const desk = await openDesk(t);
  const { app, receiver, head, codes } = desk;
  const [code = ''] = codes;
  for (const who of [receiver, head]) {
    const done = await undoAssign(app, who, { code });
    assert.equal(done.ok ? 'ok' : done.code, who === receiver ? 'act-not-yours' : 'undo-none', 'a hand-over');
  }
  const accepted = await fileOne(desk, '1.003634', 'undo-of-accepted');
  await doToMany(app, receiver, { act: 'accept', asks: [{ code: accepted }], terms: {}, key: 'taken' });
  const done = await undoMany(app, receiver, { key: 'taken', codes: [accepted] });
  assert.deepEqual(outcomes(done), ['act-not-lawful']);
});

test('what can be taken back is offered to who did it alone, for half an hour, and not once taken back', async (t) => {
  const desk = await openDesk(t, 1);
  const { app, head, leader, handler, codes, clock } = desk;
  const [code = ''] = codes;
  const offered = (who: Case['head']) => undoingOf(app.read, app.realm, who, { code, now: clock.now() });
  assert.equal(await offered(head), undefined, 'a hand-over is nobody’s to take back');
  clock.set('2026-11-20T09:00:00+07:00');
  await desk.many(head, 'assign', { officer: handler.id });
  const until = instant(Date.parse('2026-11-20T09:30:00+07:00'));
  assert.deepEqual(await offered(head), { of: 'assign', until });
  assert.deepEqual([await offered(leader), await offered(handler)], [undefined, undefined]);
  clock.set('2026-11-20T09:30:00+07:00');
  assert.deepEqual(await offered(head), { of: 'assign', until });
  clock.set('2026-11-20T09:30:01+07:00');
  assert.equal(await offered(head), undefined);
  clock.set('2026-11-20T09:29:00+07:00');
  assert.ok((await undoAssign(app, head, { code })).ok);
  assert.equal(await offered(head), undefined);
});
