import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, assign, claim, draftDecision, findDossier, handOver, mayDo, viewDesk } from '#dossier/index.ts';
import { substitute, type Viewer } from '#identity/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { localDate } from '#kernel/time.ts';
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
