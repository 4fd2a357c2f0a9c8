import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { verifyTrail } from '#db/verify.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { localDate } from '#kernel/time.ts';
import {
  addParFiles,
  closeParStage,
  extendParWindow,
  givePar,
  importParForm,
  type ParFormWish,
  type ParStage,
  removeParFile,
  viewSheet,
  viewYear,
} from '#scorecard/index.ts';
import { type Officer, officer, openCase, paper } from '../world/case.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const code = (done: Outcome<unknown>) => (done.ok ? 'ok' : done.code);

const UNITS = ['H48.02', 'H48.03', 'H48.04', 'H48.09', 'H48.14', 'H48.61', 'H48.62', 'H48.63', 'H48.64'];
const sample = JSON.parse(readFileSync('data/demo/par-2026.json', 'utf8')) as ParFormWish;
const wish: ParFormWish = { ...sample, year: 2027, group: 'thu', units: UNITS };
const today = localDate('2026-11-20');
const year = 2027;

async function world(t: Parameters<typeof openCase>[0]) {
  const one = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { app } = one;
  good(await importParForm(app, 'system:cli', wish));
  return {
    ...one,
    tu: await officer(app, 'Lý Văn Tú', ['leader', 'H48.03']),
    phap: await officer(app, 'Trịnh Công Pháp', ['unit-head', 'H48.03']),
    other: await officer(app, 'Nguyễn Văn Quỹ', ['leader', 'H48.04']),
    appraiser: await officer(app, 'Cao Thị Minh', ['appraiser', wish.appraiser]),
    controller: await officer(app, 'Dương Khánh Soát', ['controller', wish.appraiser]),
    chu: await officer(app, 'Tôn Vĩnh Chủ', ['leader', 'H48']),
  };
}

test('a sheet goes from the unit’s own score through two rounds and an explanation, and all of it is in the trail', async (t) => {
  const { app, clock, tu, phap, appraiser, controller, chu } = await world(t);
  const at = (stage: ParStage) => ({ year, unit: 'H48.03', stage });
  const sheet = async (viewer: Officer) => viewSheet(app.read, app.realm, viewer, { ...at('self'), today });
  const leaves = wish.criteria;
  const file = await paper(app, 'kế hoạch');
  for (const { code: subject, max } of leaves.slice(1))
    good(await givePar(app, phap, { ...at('self'), subject, points: max * 100, note: '' }));
  assert.equal(code(await closeParStage(app, phap, at('self'))), 'par-leader-sends');
  assert.equal(code(await closeParStage(app, tu, at('self'))), 'par-points-missing');
  const [first] = leaves as [(typeof leaves)[0]];
  good(await givePar(app, phap, { ...at('self'), subject: first.code, points: first.max * 100, note: 'đủ' }));
  good(await addParFiles(app, phap, { ...at('self'), subject: first.code, files: [file] }));
  const evidence = (await sheet(tu))?.evidence[0];
  good(await removeParFile(app, phap, { ...at('self'), subject: first.code, id: evidence?.id ?? '' }));
  assert.equal((await sheet(tu))?.evidence.length, 0);
  good(await addParFiles(app, phap, { ...at('self'), subject: first.code, files: [file] }));
  assert.equal((await sheet(appraiser))?.evidence.length, 0, 'what a unit still drafts is not for who appraises it');
  assert.equal(code(await addParFiles(app, appraiser, { ...at('first'), subject: '1', files: [file] })), 'not-found');
  assert.equal(
    code(await givePar(app, appraiser, { ...at('first'), subject: '1', points: 1, note: '' })),
    'par-stage-other',
  );
  good(await closeParStage(app, tu, at('self')));
  assert.equal(code(await givePar(app, phap, { ...at('self'), subject: '1', points: 1, note: '' })), 'par-stage-other');

  for (const { code: subject, max } of leaves)
    good(
      await givePar(app, appraiser, {
        ...at('first'),
        subject,
        points: max * 90,
        note: 'thiếu',
        asks: subject === '1',
      }),
    );
  const finals = async (viewer: Officer) => [
    (await sheet(viewer))?.total.final,
    (await viewYear(app.read, app.realm, viewer, { year, today }))[0]?.lines.find(({ unit }) => unit === 'H48.03')
      ?.final,
  ];
  assert.deepEqual(await finals(appraiser), [6800 * 0.9, 6800 * 0.9]);
  for (const viewer of [tu, chu])
    assert.deepEqual(
      [(await sheet(viewer))?.entries.some(({ stage }) => stage === 'first'), await finals(viewer)],
      [false, [0, 0]],
      'a draft is the appraiser’s',
    );
  assert.equal(
    code(await closeParStage(app, controller, at('first'))),
    'not-found',
    'controls procedures, appraises nothing',
  );
  good(await closeParStage(app, appraiser, at('first')));
  assert.deepEqual(await finals(tu), [6800 * 0.9, 6800 * 0.9]);
  assert.equal((await sheet(tu))?.stage, 'explain');
  assert.equal(code(await closeParStage(app, tu, at('explain'))), 'par-explanation-missing');
  good(await givePar(app, tu, { ...at('explain'), subject: '1', points: null, note: 'đã có kế hoạch' }));
  good(await addParFiles(app, tu, { ...at('explain'), subject: '1', files: [file] }));
  assert.equal(code(await addParFiles(app, tu, { ...at('explain'), subject: '2', files: [file] })), 'par-not-asked');
  good(await closeParStage(app, tu, at('explain')));
  good(await givePar(app, appraiser, { ...at('second'), subject: '1', points: first.max * 100, note: 'chấp nhận' }));
  assert.equal(code(await closeParStage(app, appraiser, at('second'))), 'par-survey-missing');
  good(await givePar(app, appraiser, { ...at('second'), subject: 'survey', points: 2700, note: 'khảo sát' }));
  good(await closeParStage(app, appraiser, at('second')));

  const done = await sheet(chu);
  assert.equal(done?.stage, 'done');
  assert.equal(done?.total.final, 6800 * 0.9 + first.max * 10 + 2700);
  assert.equal(
    code(await givePar(app, appraiser, { ...at('second'), subject: '1', points: 0, note: '' })),
    'par-stage-other',
  );
  assert.deepEqual(done?.evidence.map(({ stage }) => stage).toSorted(), ['explain', 'self']);
  const { rows } = await app.read.query<{ act: string; count: number }>(
    `select act, count(*) from trail where realm = $1 and subject = 'par/2027-H48.03' group by act order by act`,
    [app.realm],
  );
  assert.deepEqual(rows, [
    { act: 'par-file-removed', count: 1 },
    { act: 'par-files', count: 3 },
    { act: 'par-score', count: 2 * leaves.length + 3 },
    { act: 'par-stage', count: 4 },
  ]);
  clock.set('2026-11-21T09:00:00+07:00');
  assert.deepEqual((await verifyTrail(app.read, app.realm)).breaks, []);
});

test('a sheet is its unit’s, its appraiser’s and the province’s leaders’, and to others there is none', async (t) => {
  const { app, tu, other, appraiser, chu, receiver, handler } = await world(t);
  const sees = async (viewer: Officer) =>
    (await viewSheet(app.read, app.realm, viewer, { year, unit: 'H48.03', today })) !== undefined;
  assert.deepEqual(await Promise.all([tu, appraiser, chu, other, receiver, handler].map(sees)), [
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
  const ask = { year, unit: 'H48.03', stage: 'self' as const, subject: '1', points: 100, note: '' };
  for (const viewer of [other, appraiser, chu, receiver])
    assert.equal(code(await givePar(app, viewer, ask)), 'not-found');
  const lines = async (viewer: Officer) =>
    (await viewYear(app.read, app.realm, viewer, { year, today })).flatMap((group) =>
      group.lines.map(({ unit }) => unit),
    );
  assert.deepEqual(await lines(tu), ['H48.03']);
  assert.equal((await lines(chu)).length, 9);
  assert.deepEqual(await lines(receiver), []);
});

test('nine units of a group: the one with 84,72 is Tốt and third', async (t) => {
  const { app, clock, appraiser, chu, tu } = await world(t);
  // Nobody sent anything in time, so each is appraised on what the appraiser finds.
  const after = localDate('2026-12-02');
  clock.set('2026-12-02T09:00:00+07:00');
  const finals = [9105, 8472, 8690, 8471, 8300, 7950, 7700, 7011, 6402];
  for (const [place, unit] of ['H48.02', 'H48.03', ...UNITS.slice(2)].entries()) {
    let left = finals[place] ?? 0;
    const give = async (subject: string, most: number) => {
      const points = Math.min(most, left);
      left -= points;
      good(await givePar(app, appraiser, { year, unit, stage: 'first', subject, points, note: '' }));
    };
    for (const { code: subject, max } of wish.criteria) await give(subject, max * 100);
    await give('survey', 3200);
    good(await closeParStage(app, appraiser, { year, unit, stage: 'first' }));
    good(await closeParStage(app, appraiser, { year, unit, stage: 'second' }));
  }
  const [group] = await viewYear(app.read, app.realm, chu, { year, today: after });
  const line = group?.lines.find(({ unit }) => unit === 'H48.03');
  assert.deepEqual([line?.percent, line?.classed?.vi, line?.rank, group?.size], [8472, 'Tốt', 3, 9]);
  const [own] = await viewYear(app.read, app.realm, tu, { year, today: after });
  assert.deepEqual(
    own?.lines.map(({ unit, rank }) => [unit, rank]),
    [['H48.03', 3]],
    'the unit learns its own place, not the others’ scores',
  );
});

test('a window that is over is opened again by the appraiser only, with a reason', async (t) => {
  const { app, clock, tu, appraiser } = await world(t);
  clock.set('2026-12-02T09:00:00+07:00');
  const at = { year, unit: 'H48.03', stage: 'self' as const };
  const give = () => givePar(app, tu, { ...at, subject: '1', points: 100, note: '' });
  assert.equal(code(await give()), 'par-window-closed');
  const to = localDate('2026-12-12');
  assert.equal(code(await extendParWindow(app, tu, { ...at, to, reason: 'lũ' })), 'not-found');
  assert.equal(code(await extendParWindow(app, appraiser, { ...at, to, reason: '' })), 'reason-needed');
  assert.equal(
    code(await extendParWindow(app, appraiser, { ...at, to: localDate('2026-12-01'), reason: 'lũ' })),
    'par-window-shorter',
  );
  good(await extendParWindow(app, appraiser, { ...at, to, reason: 'lũ' }));
  good(await give());
});

test('a form is put anew until something is scored on it', async (t) => {
  const { app, tu } = await world(t);
  good(await importParForm(app, 'system:cli', wish));
  assert.equal(
    code(await importParForm(app, 'system:cli', { ...wish, group: 'khac' })),
    'par-form-used',
    'one group a year',
  );
  good(await givePar(app, tu, { year, unit: 'H48.03', stage: 'self', subject: '1', points: 100, note: '' }));
  assert.equal(code(await importParForm(app, 'system:cli', wish)), 'par-form-used');
  assert.equal(code(await importParForm(app, 'system:cli', { ...wish, units: ['H99'] })), 'agency-unknown');
});
