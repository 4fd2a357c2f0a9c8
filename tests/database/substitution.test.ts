import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  accept,
  advance,
  assign,
  claim,
  decisionsOf,
  draftDecision,
  findDossier,
  handOver,
  mayDo,
  sign,
  viewDesk,
} from '#dossier/index.ts';
import {
  absencesAt,
  arrangeSubstitution,
  endSubstitution,
  officesOf,
  postsOn,
  substitute,
  type Viewer,
} from '#identity/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { dateAt, localDate } from '#kernel/time.ts';
import { fileOne, openCase } from '../world/case.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};

test('who stands in for an officer on leave works on what the other holds, from the first day to the last', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { app, receiver, head, handler, stranger } = world;
  const code = await fileOne(world);
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  good(await assign(app, head, { code, officer: handler.id }));
  const draft = { code, grants: true, title: 'Giấy chứng nhận', body: 'Chứng nhận tàu cá …' };
  const alone = await draftDecision(app, stranger, draft);
  assert.equal(alone.ok ? '' : alone.code, 'not-found', 'another department sees nothing of it');

  const [from, to] = [localDate('2026-11-20'), localDate('2026-11-23')];
  good(await substitute(app, 'system:cli', { officer: handler.id, substitute: stranger.id, from, to }));
  // As the session tells it while the other is on leave (identity/acts/look-up-session.ts).
  const standsInFor = [{ officer: handler.id, name: handler.name, until: to }];
  const instead: Viewer & { kind: 'officer' } = {
    ...stranger,
    posts: [...stranger.posts, ...handler.posts],
    standsInFor,
  };
  const desk = { queue: 'mine' as const, now: app.clock.now(), language: 'vi' as const };
  const { lines, counts } = await viewDesk(app.read, app.realm, instead, desk);
  assert.deepEqual([lines.map((line) => line.code), counts.mine], [[code], 1]);
  good(await draftDecision(app, instead, draft));
  const dossier = await findDossier(app.read, app.realm, handler, code);
  assert.ok(dossier && mayDo('advance', instead, dossier).ok);
  assert.equal(dossier.holder, handler.id, 'it stays with who holds it');
  const { rows } = await app.read.query(
    `select actor from trail where subject = $1 and act = 'dossier-draft-decision'`,
    [`dossier/${code}`],
  );
  assert.deepEqual(rows, [{ actor: `officer:${stranger.id}` }], 'the trail names who did it');
  good(await claim(app, instead, { code }));
  const taken = await findDossier(app.read, app.realm, instead, code);
  assert.equal(taken?.holder, stranger.id, 'and may take it over');
});

test("a leader's substitute signs in his stead, and who signed is recorded as the one who did", async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { app, clock, receiver, head, handler, leader } = world;
  const code = await fileOne(world);
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  good(await assign(app, head, { code, officer: handler.id }));
  good(await draftDecision(app, handler, { code, grants: true, title: 'Giấy chứng nhận', body: 'Chứng nhận' }));
  good(await advance(app, handler, { code }));
  good(await claim(app, head, { code }));
  good(await advance(app, head, { code }));
  const before = await sign(app, head, { code, title: 'Trưởng phòng' });
  assert.equal(before.ok ? '' : before.code, 'act-not-yours');

  const [from, to] = [localDate('2026-11-20'), localDate('2026-11-20')];
  good(await arrangeSubstitution(app, leader, { officer: leader.id, substitute: head.id, from, to }));
  const asHead = async () => ({
    ...head,
    posts: await postsOn(app.read, app.realm, head.id, dateAt(app.clock.now())),
    standsInFor: [{ officer: leader.id, name: leader.name, until: to }],
  });
  good(await claim(app, await asHead(), { code }));
  good(await sign(app, await asHead(), { code, title: 'Thừa ủy quyền Chi cục trưởng' }));
  const [decision] = await decisionsOf(app.read, app.realm, code);
  assert.deepEqual([decision?.signedBy, decision?.signerName], [`officer:${head.id}`, head.name]);
  const { rows } = await app.read.query(`select actor from trail where subject = $1 and act = 'dossier-sign'`, [
    `dossier/${code}`,
  ]);
  assert.deepEqual(rows, [{ actor: `officer:${head.id}` }]);
  clock.set('2026-11-21T09:00:00+07:00');
  assert.ok(!(await asHead()).posts.some(({ role }) => role === 'leader'), 'and no longer than the leave');
});

test('an absence is arranged only by who may, for free days, with somebody fit; and is ended early', async (t) => {
  const { app, head, handler, handler2, leader, clerk, stranger, receiver } = await openCase(t);
  const day = (date: number) => localDate(`2026-11-${date}`);
  const ask = (officer: Viewer, instead: Viewer, from = 20, to = 23) => ({
    ...{ officer: 'id' in officer ? officer.id : '', substitute: 'id' in instead ? instead.id : '' },
    ...{ from: day(from), to: day(to) },
  });
  const code = <T>(done: Outcome<T>) => (done.ok ? 'ok' : done.code);
  const by = async (viewer: typeof head, wish: ReturnType<typeof ask>) =>
    code(await arrangeSubstitution(app, viewer, wish));
  assert.equal(await by(head, ask(clerk, handler)), 'officer-unknown', 'of another room');
  assert.equal(await by(head, ask(leader, handler)), 'officer-unknown', 'of his leader');
  assert.equal(await by(handler, ask(handler, handler2)), 'officer-unknown');
  assert.equal(await by(head, ask(handler, head)), 'not-for-yourself');
  assert.equal(await by(head, ask(handler, stranger)), 'substitute-unfit', 'of another agency');
  assert.equal(await by(leader, ask(leader, handler)), 'substitute-unfit', 'no head');
  assert.equal(await by(head, ask(handler, handler2, 19, 20)), 'date-past');
  assert.equal(await by(head, ask(handler, handler2, 23, 22)), 'dates-reversed');
  const made = good(await arrangeSubstitution(app, head, ask(handler, handler2)));
  assert.equal(await by(head, ask(handler, handler2, 23, 25)), 'absence-overlaps');
  assert.equal(await by(leader, ask(clerk, handler, 22, 24)), 'substitute-away');

  const seen = async (viewer: typeof head) =>
    (await absencesAt(app.read, app.realm, { offices: officesOf(viewer), today: day(20), limit: 10 })).map(
      ({ name, substituteName }) => `${name}: ${substituteName}`,
    );
  assert.deepEqual(await seen(leader), ['Phạm Thị Hoa: Trần Minh Đức']);
  assert.deepEqual(await seen(receiver), [], 'who arranges nothing sees nothing');
  assert.equal(code(await endSubstitution(app, stranger, made)), 'substitution-unknown');
  good(await endSubstitution(app, leader, made));
  assert.equal(code(await endSubstitution(app, leader, made)), 'substitution-unknown', 'once');
  assert.deepEqual(await seen(leader), []);
  assert.equal((await postsOn(app.read, app.realm, handler2.id, day(21))).length, 1, 'his own post alone');
});

test('two heads who appoint at once for one officer make one substitution', async (t) => {
  const { app, head, handler, handler2, leader } = await openCase(t);
  const ask = { officer: handler.id, from: localDate('2026-11-20'), to: localDate('2026-11-23') };
  const done = await Promise.all([
    arrangeSubstitution(app, head, { ...ask, substitute: handler2.id }),
    arrangeSubstitution(app, leader, { ...ask, substitute: head.id }),
  ]);
  assert.deepEqual(done.map((one) => (one.ok ? 'ok' : one.code)).sort(), ['absence-overlaps', 'ok']);
});
