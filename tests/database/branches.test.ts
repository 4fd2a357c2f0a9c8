import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  accept,
  advance,
  approveProcess,
  assign,
  claim,
  findDossier,
  handOver,
  type Process,
  viewDossier,
} from '#dossier/index.ts';
import { localDate } from '#kernel/time.ts';
import { fileOne, openCase } from '../world/case.ts';

const person = { field: 'filerKind', is: 'person' } as const;
const step = (id: string, kind: string, role: string, next: readonly object[], at = 'competent') => ({
  ...{
    id,
    name: id,
    kind,
    role,
    at: kind === 'receive' || kind === 'return' ? 'centre' : at,
    minutes: 60,
    counted: true,
  },
  next,
});
/** Of people the survey room gives its word before the draft is reviewed; of organisations nobody asks it. */
const branching = (next: readonly object[]): Process =>
  ({
    basis: 'typical',
    steps: [
      step('receive', 'receive', 'receiver', [{ to: 'assign' }]),
      step('assign', 'assign', 'unit-head', [{ to: 'examine' }]),
      step('examine', 'examine', 'handler', next),
      step('survey', 'examine', 'handler', [{ to: 'review' }], 'H48.14.05.004'),
      step('review', 'review', 'unit-head', [{ to: 'sign' }]),
      step('sign', 'sign', 'leader', [{ to: 'number' }]),
      step('number', 'number', 'clerk', [{ to: 'return' }]),
      step('return', 'return', 'receiver', []),
    ],
  }) as Process;
const WAYS = [
  { to: 'review', when: { not: person }, because: 'chủ tàu là tổ chức' },
  { to: 'survey', when: person, because: 'chủ tàu là cá nhân' },
];

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
