import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, advance, approveProcess, assign, claim, findDossier, handOver, viewDossier } from '#dossier/index.ts';
import { localDate } from '#kernel/time.ts';
import { branching, WAYS } from '../world/branching.ts';
import { fileOne, openCase } from '../world/case.ts';

test('a dossier takes the one way its answers leave open, and its page says why', async (t) => {
  const world = await openCase(t);
  const { app, receiver, head, handler } = world;
  const approval = { procedure: '1.003634', validFrom: localDate('2026-11-01'), basis: 'Quyết định thử nghiệm' };
  const dead = await approveProcess(app, 'system:test', { ...approval, process: branching(WAYS.slice(1)) });
  assert.deepEqual([dead.ok, dead.ok || dead.facts], [false, { step: 'examine' }], 'of an organisation it would stop');
  const unknown = [{ to: 'review' }, { to: 'survey', when: { field: 'boatColour', filled: true }, because: 'màu' }];
  assert.equal((await approveProcess(app, 'system:test', { ...approval, process: branching(unknown) })).ok, false);
  assert.ok((await approveProcess(app, 'system:test', { ...approval, process: branching(WAYS) })).ok);

  const code = await fileOne(world);
  assert.ok((await accept(app, receiver, { code })).ok);
  assert.ok((await handOver(app, receiver, { code })).ok);
  assert.ok((await assign(app, head, { code, officer: handler.id })).ok);
  const wished = await advance(app, handler, { code, to: 'review' });
  assert.equal(wished.ok || wished.code, 'step-unknown', 'the other way is closed to a person');
  const went = await advance(app, handler, { code });
  assert.deepEqual(went, { ok: true, value: { step: 'survey' } });
  const dossier = await findDossier(app.read, app.realm, head, code);
  assert.equal(dossier?.holderAgency, 'H48.14.05.004');
  const foreign = await claim(app, handler, { code });
  assert.equal(foreign.ok || foreign.code, 'act-not-yours', 'the step stands in another room');

  const now = app.clock.now();
  const view = await viewDossier(app.read, app.realm, { viewer: head, code, now, language: 'vi' });
  assert.deepEqual(
    view?.visits.map(({ step, agency }) => `${step} ${agency}`),
    ['receive H48.01.50', 'assign H48.14.05', 'examine H48.14.05', 'survey H48.14.05.004'],
  );
  assert.match(view?.agencies['H48.14.05.004']?.vi ?? '', /Đăng kiểm/);
});
