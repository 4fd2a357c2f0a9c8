import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Viewer } from '#identity/index.ts';
import { instant, localDate } from '#kernel/time.ts';
import { COUNTS } from '../run/figures.ts';
import { checkTrial, trialCommands, trialScale, trialState, triesOut } from './trial.ts';
import { officeRows, type TrialFigures, trialRows } from './trial-rows.ts';

const figures = (counts: Record<string, number>, queues: Record<string, number>): TrialFigures => ({
  figures: {
    counts: {
      ...(Object.fromEntries(COUNTS.map((name) => [name, 0])) as TrialFigures['figures']['counts']),
      ...counts,
    },
    steps: [],
    load: { officers: 0, acts: 0, busiest: 0, median: 0 },
  },
  offices: Object.entries(queues).map(([unit, queue]) => ({
    ...{ unit, vi: unit, en: unit, dossiers: 1, queue, waiting: 0, median: 1 },
  })),
  digest: 'x',
  officers: 10,
});

test('two runs of a trial are set side by side as one reckons by hand', () => {
  // 60 of 90 resolved were on time: 66.67 %, printed 66.7; 54 of 60: 90 %. 100 hours are 4.17 days, printed 4.2; 62 are 2.58, printed 2.6.
  const before = figures({ resolved: 90, onTime: 60, late: 30, hoursMedian: 100 }, { 'H48.A': 12.5, 'H48.B': 2 });
  const after = figures({ resolved: 60, onTime: 54, late: 6, hoursMedian: 62 }, { 'H48.A': 4.2, 'H48.C': 1.5 });
  const row = (name: string) => {
    const found = trialRows(before, after).find((one) => one.name === name);
    return [found?.before, found?.after, found?.difference];
  };
  assert.deepEqual(row('onTimeShare'), [66.7, 90, 23.3]);
  assert.deepEqual(row('daysMedian'), [4.2, 2.6, -1.6]);
  assert.deepEqual(row('late'), [30, 6, -24]);
  assert.deepEqual(
    officeRows(before, after).map(({ unit, before: a, after: b, difference }) => [
      unit,
      a?.queue,
      b?.queue,
      difference,
    ]),
    [
      ['H48.A', 12.5, 4.2, -8.3],
      ['H48.B', 2, undefined, -2],
      ['H48.C', undefined, 1.5, 1.5],
    ],
    'where the queue changed most stands first',
  );
  const nothing = trialRows(figures({}, {}), after).find(({ name }) => name === 'onTimeShare');
  assert.deepEqual([nothing?.before, nothing?.difference], [null, null], 'nothing resolved has no share');
});

test('a trial that says nothing for two minutes is lost, whoever should have ended it', () => {
  const at = (seconds: number) => instant(seconds * 1000);
  const one = { askedAt: at(0), begunAt: null, seenAt: null, cancelledAt: null, outcome: null };
  const states = (seconds: number, more: object = {}) => trialState({ ...one, ...more }, at(seconds));
  assert.equal(states(120), 'waiting');
  assert.equal(states(121), 'lost');
  const seen = { begunAt: at(2), seenAt: at(100) };
  assert.deepEqual([states(220, seen), states(221, seen)], ['running', 'lost']);
  assert.equal(states(101, { ...seen, cancelledAt: at(100) }), 'stopping');
  assert.equal(states(900, { ...seen, outcome: 'done' }), 'done');
});

test('a trial is refused for a scenario, a size, a seed or a change that is none', () => {
  const good = { scenario: 'busy-month', dossiers: 240, seed: 1, change: 'add-staff=H48.14.05:2:handler' };
  const code = (more: object) => {
    const done = checkTrial({ ...good, ...more }, ['busy-month']);
    return done.ok ? 'ok' : done.code;
  };
  assert.equal(code({}), 'ok');
  assert.equal(code({ scenario: '../../etc' }), 'trial-scenario');
  assert.deepEqual(
    [49, 50, 1000, 1001, Number.NaN, 99.5].map((dossiers) => code({ dossiers })),
    ['trial-size', 'ok', 'ok', ...['trial-size', 'trial-size', 'trial-size']],
  );
  assert.deepEqual(
    [0, 1, 1_000_001].map((seed) => code({ seed })),
    ['trial-seed', 'ok', 'trial-seed'],
  );
  for (const change of [
    'add-staff=H48:21',
    'online-share=NaN',
    'online-share=1.2',
    'online-share=-0.1',
    'move-step=a:b',
    '',
  ])
    assert.equal(code({ change }), 'trial-change', change);
});

test('the commands beside a result give so many dossiers and the same change', () => {
  // 240 of 97,130 is 0.0024709…; 97,130 × 0.002471 rounds to 240.
  assert.equal(trialScale(97_130, 240), 0.002471);
  assert.equal(Math.round(97_130 * 0.002471), 240);
  const wish = { scenario: 'busy-month', dossiers: 120, seed: 7, change: 'online-share=0.4' };
  assert.deepEqual(trialCommands({ ...wish, until: localDate('2026-11-20') }, 240), [
    'motcua simulate --scenario busy-month --scale 0.5 --seed 7 --until 2026-11-20 --into truoc',
    'motcua simulate --scenario busy-month --scale 0.5 --seed 7 --until 2026-11-20 --into sau --what-if online-share=0.4',
    'motcua simulate compare truoc sau',
  ]);
});

test('who leads may try a change, and nobody else', () => {
  const officer = (role: 'leader' | 'unit-head' | 'supervisor', client?: string): Viewer => ({
    ...{ kind: 'officer', id: '1', name: 'Lan', unit: null, posts: [{ role, unit: 'H48.14' }] },
    ...(client ? { client } : {}),
  });
  assert.ok(triesOut(officer('leader')));
  for (const other of [
    officer('unit-head'),
    officer('supervisor'),
    officer('leader', 'm1'),
    { kind: 'anyone' } as const,
  ])
    assert.ok(!triesOut(other));
});
