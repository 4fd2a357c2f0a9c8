import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActName } from '#dossier/index.ts';
import { accept, assign, draftDecision, handOver } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import {
  foldAll,
  importFacts,
  meantDossiers,
  type Period,
  parsePeriod,
  petitionKinds,
  readFacts,
  USUAL_READINGS,
  viewMeanTimes,
} from '#scorecard/index.ts';
import { actsOf } from '../world/acts.ts';
import { type Case, fileOne, openCase } from '../world/case.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const period = parsePeriod('2026-Q4') as Period;
const PROCEDURE = '1.003634';

/** From reception to its result, which is numbered on a day. */
async function finished(world: Case, received: string, ended: string): Promise<string> {
  const { app, clock, receiver, head, handler } = world;
  const acts = actsOf(world);
  clock.set(received);
  const code = await fileOne(world);
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  good(await assign(app, head, { code, officer: handler.id }));
  good(await draftDecision(app, handler, { code, grants: true, title: 'Giấy chứng nhận', body: 'Chứng nhận tàu cá' }));
  clock.set(ended);
  const rest: ActName[] = ['advance', 'claim', 'advance', 'claim', 'sign', 'claim', 'number', 'return-result'];
  for (const act of rest) good(await acts[act](code));
  return code;
}

/** 2.2 of one procedure by the usual reading; nothing where nothing of it has finished. */
const meansOf = async (app: Case['app'], q: Parameters<typeof meantDossiers>[2] | object) =>
  (
    await viewMeanTimes(app.read, {
      ...(q as { realm: string; unit: string; period: Period; procedure: string }),
      readings: USUAL_READINGS,
    })
  )[0]?.means ?? [];

test('2.2 is the mean of a procedure’s finished dossiers, each of them listed for who may see it', async (t) => {
  const world = await openCase(t, '2026-11-18T09:00:00+07:00');
  const { app, leader, stranger } = world;
  const q = { realm: app.realm, unit: 'H48.14', period, procedure: PROCEDURE };
  assert.deepEqual(await meansOf(app, q), [], 'nothing finished, no mean');
  const codes = [
    await finished(world, '2026-11-18T09:00:00+07:00', '2026-11-19T09:00:00+07:00'),
    await finished(world, '2026-11-19T09:00:00+07:00', '2026-11-23T09:00:00+07:00'),
    await finished(world, '2026-11-23T10:00:00+07:00', '2026-11-25T10:00:00+07:00'),
  ];
  const running = await fileOne(world);
  good(await accept(app, world.receiver, { code: running }));
  await foldAll(app);
  const [mean, ...others] = await meansOf(app, q);
  assert.deepEqual(others, []);
  // One, two and one working day: 24/11/2026 is a day off.
  assert.deepEqual([mean?.unit, mean?.dossiers, mean?.sum], ['working-days', 3, 4]);
  assert.deepEqual(await meansOf(app, { ...q, unit: 'H48.03' }), []);
  assert.deepEqual(await meansOf(app, { ...q, procedure: '9.999999' }), []);

  const first = await meantDossiers(app.read, leader, { ...q, after: undefined, limit: 2 });
  const rest = await meantDossiers(app.read, leader, { ...q, after: first.next, limit: 2 });
  assert.deepEqual(
    [...first.lines, ...rest.lines].map(({ code }) => code),
    codes,
  );
  assert.equal(rest.next, undefined);
  assert.deepEqual((await meantDossiers(app.read, stranger, { ...q, after: undefined, limit: 9 })).lines, []);
});

test('5.1 has no source until petitions are told, and then their content where somebody told that', async (t) => {
  const { app } = await openCase(t);
  const kinds = (unit = 'H48') => petitionKinds(app.read, { realm: app.realm, unit, period });
  assert.equal(await kinds(), null);
  const line = (code: string, unit: string, value: string) =>
    `phan-anh,${code},${unit},2026-11-02,2026-11-20,,${value}`;
  const tell = (...lines: string[]) => readFacts(`loai,ma,don_vi,ngay,han,xong,gia_tri\n${lines.join('\n')}`);
  const told = tell(
    ...[line('P1', 'H48.14', 'hanh-vi'), line('P2', 'H48.14.05', 'lap-lai quy-dinh'), line('P3', 'H48.03', '')],
  );
  assert.ok('facts' in told, JSON.stringify(told));
  await importFacts(app, told.facts);
  assert.deepEqual(await kinds(), { rules: ['P2'], conduct: ['P1'], unsaid: ['P3'] });
  assert.deepEqual(await kinds('H48.14'), { rules: ['P2'], conduct: ['P1'], unsaid: [] });
  assert.ok('bad' in tell(line('P4', 'H48', 'quy-dinh hanh-vi')), 'it is about one thing');
});
