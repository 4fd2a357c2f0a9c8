import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Instant, localDate, parseInstant } from '#kernel/time.ts';
import { CODES, type Code, GROUPS, INDICATORS, indicatorOf } from './indicators.ts';
import { parsePeriod, periodsAt, previousPeriod } from './periods.ts';
import { classOf, nextClass, points, ranked } from './points.ts';
import { type Figure, sheetOf } from './sheet.ts';
import { parseReadings, type Readings, USUAL_READINGS } from './variants.ts';

const on = localDate('2026-09-30');
const sheet = (figures: Partial<Record<Code, Figure>>, readings: Partial<Readings> = {}, isProvince = true) =>
  sheetOf({ figures, readings: { ...USUAL_READINGS, ...readings }, on, isProvince });
const score = (code: Code, part: number, whole: number, readings: Partial<Readings> = {}, factor?: Figure) => {
  const figure = { part, whole, ...(factor ? { factor } : {}) };
  const row = sheet({ [code]: figure }, readings)
    .groups.flatMap(({ rows }) => rows)
    .find((one) => one.code === code);
  return row && (row.score === null ? null : row.score / 100);
};

test('the maxima of QĐ 766 are 18, 20, 12, 10, 22, 18 and make 100 under every reading', () => {
  for (const online of ['split', 'whole-online'] as const) {
    const { groups } = sheet({}, { online });
    assert.deepEqual(
      groups.map(({ group, max }) => [group, max]),
      [
        ['transparency', 18],
        ['progress', 20],
        ['online', 12],
        ['payment', 10],
        ['digitisation', 22],
        ['satisfaction', 18],
      ],
    );
  }
  assert.deepEqual(
    INDICATORS.map(({ code }) => code),
    CODES,
  );
  assert.equal(GROUPS.length, 6);
});

test('21.751 on time of 33.699 is 12,91 of 20, and 81 % content is 5,4 of 6', () => {
  assert.equal(score('2.1', 21_751, 33_699), 12.91);
  assert.equal(score('5.4', 81, 100), 5.4);
});

/** Each by hand: code, numerator, denominator, points. Linear ones at a half, thresholds below, at and above. */
const byHand: [Code, number, number, number | null, Partial<Readings>?][] = [
  ['1.1', 1, 2, 3],
  ['1.1', 2, 3, 4],
  ['1.1', 0, 0, null],
  ['1.2', 1, 3, 1.33],
  ['1.2', 0, 0, null],
  ['1.3', 40, 41, 1.95],
  ['1.3', 0, 0, null],
  ['1.4', 9_950, 10_000, 5.97],
  ['1.4', 0, 0, 0],
  ['2.1', 0, 5, 0],
  ['2.1', 5, 5, 20],
  ['2.1', 0, 0, null],
  ['3.1', 40, 100, 1],
  ['3.1', 80, 100, 2],
  ['3.1', 81, 100, 2],
  ['3.1', 79, 100, 1.98],
  ['3.2', 25, 733, 0.14],
  ['3.2', 40, 100, 2, { used: 'threshold' }],
  ['3.2', 40, 100, 1.6],
  ['3.4', 1, 2, 6, { online: 'whole-online' }],
  ['3.5', 183, 447, 1.02],
  ['3.5', 80, 100, 2],
  ['3.5b', 40, 100, 1],
  ['3.6', 1, 3, 2],
  ['3.6', 0, 0, null],
  ['4.1', 1, 8, 0.75],
  ['4.2', 40, 100, 2],
  ['4.2', 40, 100, 1.6, { digitised: 'linear' }],
  ['4.2', 80, 100, 4],
  ['4.3', 40, 100, 1],
  ['4.3', 80, 100, 2],
  ['4.4', 0, 7, 0],
  ['4.5a', 1, 4, 0.5],
  ['4.5b', 3, 4, 1.5],
  ['4.6', 96, 96, 2],
  ['5.2', 0, 0, 6],
  ['5.2', 1, 2, 3],
  ['5.3', 0, 0, 6],
  ['5.3', 5, 6, 5],
  ['5.4', 0, 0, 0],
  ['5.4', 90, 100, 6],
  ['5.4', 45, 100, 3],
];
for (const [code, part, whole, expected, readings] of byHand)
  test(`${code}: ${part} of ${whole} gives ${expected ?? 'no points and takes none'} ${readings ? JSON.stringify(readings) : ''}`, () =>
    assert.equal(score(code, part, whole, readings), expected));

test('3.3 is the online share times the share synced, full from a half', () => {
  assert.equal(score('3.3', 3_618, 97_130, {}, { part: 1, whole: 1 }), 0.45);
  assert.equal(score('3.3', 30, 100, {}, { part: 50, whole: 100 }), 1.8);
  assert.equal(score('3.3', 50, 100, {}, { part: 1, whole: 1 }), 6);
  assert.equal(score('3.3', 50, 100, {}, { part: 0, whole: 0 }), 0, 'as 1.4, which is nothing where nothing is told');
  assert.equal(score('3.3', 0, 0, {}, { part: 0, whole: 0 }), score('3.3', 0, 0, {}, { part: 1, whole: 1 }));
});

test('half a hundredth is rounded up, and never by a binary fraction', () => {
  assert.equal(points(20, 100, { part: 1, whole: 4_000 }), 1);
  assert.equal(points(2, 100, { part: 1_005, whole: 2_000 }), 101);
  assert.equal(points(6, 90, { part: 1, whole: 3 }), 222);
});

test('an indicator without a source gives no points, takes none, and leaves the whole unclassed', () => {
  const found = sheet({ '2.1': { part: 9, whole: 10 } });
  assert.deepEqual([found.score, found.scored, found.class], [1800, 20, null]);
  assert.deepEqual(found.without, { source: 80, here: 0, counts: 0 });
  assert.equal(sheet({ '2.1': { part: 9, whole: 10 } }, { classed: 'share' }).class, null);
  const row = found.groups[0]?.rows[0];
  assert.deepEqual([row?.standing, row?.score, row?.figure], ['no-source', null, null]);
});

const everything = (part: number): Partial<Record<Code, Figure>> =>
  Object.fromEntries(
    CODES.map((code) => [code, { part, whole: 1_000, ...(code === '3.3' ? { factor: { part: 1, whole: 1 } } : {}) }]),
  );

test('with every source the sum is classed, and says what is missing for the next class', () => {
  const full = sheet(everything(1_000));
  assert.deepEqual([full.score, full.class, full.next], [10_000, 'excellent', null]);
  const some = sheet(everything(700));
  assert.equal(some.scored, 100);
  assert.equal(
    some.score,
    some.groups.reduce((sum, { score }) => sum + score, 0),
  );
  assert.deepEqual(some.next, { class: 'good', missing: 8000 - some.score });
});

test('the indicators of the province are left out of an agency’s sheet, or awarded, as it is read', () => {
  const out = sheet(everything(1_000), {}, false);
  const awarded = sheet(everything(1_000), { provincial: 'maximum' }, false);
  const provincial = INDICATORS.filter(({ scope }) => scope === 'province').reduce(
    (sum, { max }) => sum + max(USUAL_READINGS),
    0,
  );
  assert.equal(out.score, (100 - provincial) * 100);
  assert.equal(out.class, null);
  assert.deepEqual([awarded.score, awarded.class], [10_000, 'excellent']);
  assert.deepEqual(out.without, { source: 0, here: provincial, counts: 0 });
  const shared = sheet(everything(845), { classed: 'share' }, false);
  const share = (points: number) => (points * 100) / (100 - provincial);
  assert.equal(shared.class, share(shared.score) >= 9_000 ? 'excellent' : 'good');
  assert.ok(shared.next && share(shared.score + shared.next.missing) >= 9_000);
  assert.ok(share(shared.score + shared.next.missing - 1) < 9_000, 'not a hundredth more is missing');
  const idle = sheet({ ...everything(1_000), '1.1': { part: 0, whole: 0 } }, { classed: 'share' });
  assert.deepEqual([idle.without.counts, idle.class, idle.scored], [6, 'excellent', 94]);
  assert.equal(sheet({ ...everything(1_000), '1.1': { part: 0, whole: 0 } }).class, null);
});

test('classes as printed: 98,63 and 90,96 excellent, 84,72 and 83,61 good', () => {
  assert.deepEqual([9863, 9096, 9000, 8999, 8472, 8361, 7000, 5000, 4999].map(classOf), [
    ...(['excellent', 'excellent', 'excellent', 'good', 'good', 'good', 'fair', 'average', 'weak'] as const),
  ]);
  assert.deepEqual(nextClass(8347), { class: 'excellent', missing: 653 });
});

test('equal values share a rank and the next is skipped: 1, 2, 2, 4; without a value there is no rank', () => {
  const found = ranked(['a', 'b', 'c', 'd', 'e'], (one) => ({ a: 9, b: 7, c: 9.5, d: 9, e: null })[one] ?? null);
  assert.deepEqual(found, [
    { one: 'c', rank: 1 },
    { one: 'a', rank: 2 },
    { one: 'd', rank: 2 },
    { one: 'b', rank: 4 },
    { one: 'e', rank: null },
  ]);
});

test('a period is a calendar month, quarter or year, and begins at midnight in Viet Nam', () => {
  const at = (text: string) => periodsAt(parseInstant(text) as Instant).map(({ key }) => key);
  assert.deepEqual(at('2026-09-30T16:59:59Z'), ['2026-09', '2026-Q3', '2026']);
  assert.deepEqual(at('2026-09-30T17:00:00Z'), ['2026-10', '2026-Q4', '2026']);
  assert.deepEqual(at('2026-12-31T17:00:00Z'), ['2027-01', '2027-Q1', '2027']);
  for (const [key, from, next, before] of [
    ['2026-12', '2026-12-01', '2027-01-01', '2026-11'],
    ['2026-Q1', '2026-01-01', '2026-04-01', '2025-Q4'],
    ['2026', '2026-01-01', '2027-01-01', '2025'],
  ]) {
    const period = parsePeriod(key as string);
    assert.ok(period);
    assert.deepEqual([period.key, period.from, period.next, previousPeriod(period).key], [key, from, next, before]);
  }
  for (const wrong of ['2026-13', '2026-Q5', '26-01', '2026-1', '', '2026-Q3x'])
    assert.equal(parsePeriod(wrong), undefined);
});

test('readings are chosen by name, and a wrong one is not guessed at', () => {
  assert.deepEqual(parseReadings(''), USUAL_READINGS);
  assert.equal(parseReadings('payment=fitted, digitised=linear')?.digitised, 'linear');
  for (const wrong of ['payment', 'payment=x', 'colour=red', 'payment=fitted=1'])
    assert.equal(parseReadings(wrong), undefined);
});

test('every indicator names its sources, its formula’s origin and its dates', () => {
  for (const row of INDICATORS) {
    assert.ok(row.sources.length > 0 && /Q\d/.test(row.mark) && row.from >= localDate('2022-06-23'), row.code);
    assert.ok(indicatorOf(row.code).api.length > 0);
  }
});
