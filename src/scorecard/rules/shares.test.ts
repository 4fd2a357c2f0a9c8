import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tallied } from './figures.ts';
import { previousPeriod } from './periods.ts';
import { drawnOf, MOST_DRAWN, movedShare, shareLines, sharesOf } from './shares.ts';
import { monthsOf, periodOfSpan, type Span, spanAgainst, spanBetween, spanKey, tilesOf } from './spans.ts';

const span = (first: string, last: string): Span => spanBetween(first, last) as Span;
const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key);

test('a movement is what a reader gets who subtracts the printed shares', () => {
  // 3/4 = 75,0 %; 2/3 = 66,7 %.
  assert.equal(movedShare({ part: 3, whole: 4 }, { part: 2, whole: 3 }), 83);
  assert.equal(movedShare({ part: 2, whole: 3 }, { part: 3, whole: 4 }), -83);
  assert.equal(movedShare({ part: 5, whole: 5 }, { part: 9, whole: 9 }), 0);
  assert.equal(movedShare({ part: 4_999, whole: 5_000 }, { part: 1, whole: 1 }), -1, 'printed 99,9 % after 100 %');
  assert.equal(movedShare({ part: 1, whole: 1 }, { part: 0, whole: 0 }), null, 'nothing to compare with');
  assert.equal(movedShare({ part: 0, whole: 0 }, { part: 1, whole: 2 }), null);
  assert.equal(movedShare({ part: 1, whole: 2 }, undefined), null);
});

const tallied = (won: number, lost: number, late = 0, sorry = 0): Tallied => ({
  ...{ '2.1': { won, lost }, online: { won: 1, lost: won + lost - 1 } },
  ...{ decree: { won: won + lost - late, lost: late }, apology: { won: 0, lost: sorry } },
});

test('the apologised are counted among the overdue, each share with its own two counts', () => {
  assert.deepEqual(sharesOf(tallied(7, 3, 2, 1)), {
    received: 10,
    onTime: { part: 7, whole: 10 },
    online: { part: 1, whole: 10 },
    overdue: { part: 2, whole: 10 },
    apologised: { part: 1, whole: 2 },
  });
});

test('of many lines those with the most dossiers are drawn, in the order of the table', () => {
  const now = new Map(Array.from({ length: MOST_DRAWN + 2 }, (_, at) => [`f${at}`, tallied(at + 1, at % 3)] as const));
  const lines = shareLines(now, new Map());
  const drawn = drawnOf(lines).map(({ key }) => key);
  assert.equal(drawn.length, MOST_DRAWN);
  assert.deepEqual(
    drawn,
    keys(lines).filter((key) => key !== 'f0' && key !== 'f1'),
  );
});

test('fields are ranked by share on time, equal ones alike; what received nothing has no line', () => {
  const now = new Map([
    ['Đất đai', tallied(8, 2)],
    ['Hộ tịch', tallied(40, 10)],
    ['Thủy sản', tallied(9, 1)],
    ['Y tế', {}],
  ]);
  const lines = shareLines(now, new Map([['Hộ tịch', tallied(30, 20)]]));
  assert.deepEqual(
    lines.map(({ key, rank }) => [key, rank]),
    [
      ['Thủy sản', 1],
      ['Hộ tịch', 2],
      ['Đất đai', 2],
    ],
  );
  const [, civil] = lines;
  assert.equal(
    movedShare(civil?.shares.onTime ?? { part: 0, whole: 0 }, civil?.before?.onTime),
    200,
    '80 % after 60 %',
  );
  assert.equal(lines[0]?.before, null);
  assert.deepEqual(keys(shareLines(now, new Map(), new Set(['Đất đai']))), ['Đất đai']);
});

test('a span is made up of the fewest years, quarters and months', () => {
  assert.deepEqual(keys(tilesOf(span('2025-12', '2027-02'))), ['2025-12', '2026', '2027-01', '2027-02']);
  assert.deepEqual(keys(tilesOf(span('2026-02', '2026-09'))), ['2026-02', '2026-03', '2026-Q2', '2026-Q3']);
  assert.deepEqual(keys(monthsOf(span('2026-11', '2027-01'))), ['2026-11', '2026-12', '2027-01']);
  assert.equal(periodOfSpan(span('2026-07', '2026-09'))?.key, '2026-Q3');
  assert.equal(periodOfSpan(span('2026-07', '2026-10')), undefined);
  for (const wrong of [
    ['2026-11', '2026-10'],
    ['2026', '2026-10'],
    ['2026-13', '2026-14'],
    ['', ''],
  ] as const)
    assert.equal(spanBetween(wrong[0], wrong[1]), undefined);
});

test('a span is compared with as many months before it, or with the same months of the year before', () => {
  const summer = span('2026-05', '2026-09');
  assert.equal(spanKey(summer), '2026-05..2026-09');
  assert.equal(spanKey(spanAgainst(summer, 'before')), '2025-12..2026-04');
  assert.equal(spanKey(spanAgainst(summer, 'last-year')), '2025-05..2025-09');
  const q1 = span('2026-01', '2026-03');
  assert.equal(spanKey(spanAgainst(q1, 'before')), '2025-Q4');
  assert.equal(spanKey(spanAgainst(q1, 'last-year')), '2025-Q1');
  const period = periodOfSpan(q1);
  assert.deepEqual(spanAgainst(q1, 'before'), period && previousPeriod(period));
  assert.equal(spanKey(spanAgainst(span('2024-01', '2025-12'), 'last-year')), '2023-01..2024-12');
});
