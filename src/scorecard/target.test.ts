import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import { checkTarget } from './rules/target-check.ts';
import { READY_TARGETS } from './rules/target-indicators.ts';
import { shareOf, targetState } from './rules/target-state.ts';
import type { Target } from './sql/targets.ts';
import type { ValueOf, ValuePeriod } from './target-values.ts';
import { withProgress } from './target-view.ts';

const due = localDate('2026-11-30');
const state = (part: number, whole: number, wanted: number, today = '2026-11-20') =>
  targetState({ wanted, due }, { part, whole }, localDate(today));

test('a target is reached by its counts, never by rounding', () => {
  assert.equal(state(8, 10, 8000), 'reached');
  assert.equal(state(79_999, 100_000, 8000), 'running');
  assert.equal(shareOf({ part: 79_999, whole: 100_000 }), 7999, '79,99 %, not 80 %');
  assert.equal(state(4999, 5000, 10_000), 'running', 'all means every one');
  assert.equal(state(5000, 5000, 10_000), 'reached');
});

test('a target is overdue after its day and not on it; what nothing counts is never called reached or missed', () => {
  assert.equal(state(1, 10, 8000, '2026-11-30'), 'running');
  assert.equal(state(1, 10, 8000, '2026-12-01'), 'overdue');
  assert.equal(state(9, 10, 8000, '2026-12-01'), 'reached');
  assert.equal(targetState({ wanted: 8000, due }, undefined, localDate('2026-11-20')), 'unknown');
  assert.equal(targetState({ wanted: 8000, due }, undefined, localDate('2026-12-01')), 'unknown-overdue');
  assert.equal(state(0, 0, 8000), 'unknown', 'nothing of nothing is no value');
});

test('a target is set on an indicator there is, on a share above nothing, not before its paper', () => {
  const code = (indicator: string, wanted: number, day: string) => {
    const done = checkTarget({ indicator, wanted, due: localDate(day) }, localDate('2026-01-05'));
    return done.ok ? 'ok' : done.code;
  };
  assert.equal(code('dossiers-online', 8000, '2026-01-05'), 'ok');
  assert.equal(code('happiness', 8000, '2026-12-31'), 'target-indicator');
  assert.equal(code('dossiers-online', 0, '2026-12-31'), 'target-value');
  assert.equal(code('dossiers-online', 10_001, '2026-12-31'), 'target-value');
  assert.equal(code('dossiers-online', 8000, '2026-01-04'), 'target-due');
});

test('the ready-made targets are the plans’ of 2025 and those of NQ 01 for 2026', () => {
  assert.deepEqual(
    READY_TARGETS.map(({ indicator, wanted, from }) => `${indicator} ${wanted / 100} ${from}`),
    [
      ...[
        'full-online-eligible 100 province-2025',
        'dossiers-whole-online 80 province-2025',
        'internal-cut 50 province-2025',
      ],
      ...['full-online-eligible 80 nq-01-2026', 'online-payment 60 nq-01-2026', 'dossiers-online 80 nq-01-2026'],
      ...['digitised 90 nq-01-2026', 'results-synced 100 nq-01-2026'],
    ],
  );
});

test('a value is asked once for each indicator, unit and year, and stops at the due day', async () => {
  const one = (id: string, last: string, indicator: Target['indicator'] = 'dossiers-online'): Target => ({
    ...{
      id,
      directive: 'd',
      number: '12/KH',
      issuedOn: localDate('2026-01-05'),
      unit: 'H48',
      unitVi: 'Tỉnh',
      unitEn: 'P',
    },
    ...{ owner: 'o', ownerName: 'Tôn Vĩnh Chủ', indicator, wanted: 8000, due: localDate(last), endReason: null },
  });
  const asked: ValuePeriod[] = [];
  const values: ValueOf = async (indicator, _unit, period) => {
    asked.push(period);
    return indicator === 'dossiers-online' ? { part: 1, whole: 2 } : undefined;
  };
  const targets = [
    one('a', '2026-06-30'),
    one('b', '2026-12-31'),
    one('c', '2026-12-31'),
    one('d', '2026-12-31', 'digitised'),
  ];
  const lines = await withProgress(targets, values, localDate('2026-11-20'));
  assert.deepEqual(
    lines.map(({ state, share }) => [state, share]),
    [
      ['overdue', 5000],
      ['running', 5000],
      ['running', 5000],
      ['unknown', undefined],
    ],
  );
  assert.deepEqual(
    asked.map(({ from, to }) => `${from} ${to}`),
    ['2026-01-01 2026-06-30', '2026-01-01 2026-11-20', '2026-01-01 2026-11-20'],
  );
  const lists = await withProgress(
    [...targets.slice(0, 2), one('e', '2025-12-31', 'dossiers-whole-online'), one('f', '2026-12-31', 'internal-cut')],
    values,
    localDate('2026-11-20'),
  );
  assert.deepEqual(
    lists.map(({ listed }) => listed),
    [
      { mark: 'online', year: '2026', isExact: false, isWhole: true },
      { mark: 'online', year: '2026', isExact: true, isWhole: true },
      { mark: '3.4', year: '2025', isExact: true, isWhole: false },
      undefined,
    ],
    'a list of the year holds exactly what was counted unless the day lay within it',
  );
});
