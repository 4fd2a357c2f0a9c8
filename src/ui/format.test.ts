import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, localDate } from '#kernel/time.ts';
import {
  formatCount,
  formatDay,
  formatDecimal,
  formatMoment,
  formatMoney,
  formatNear,
  formatPercent,
  formatSize,
} from './format.ts';

const monday = localDate('2026-11-30');
const closing = instantOf(monday, 17 * 60);

test('a moment is written as the office writes it, in both languages', () => {
  assert.equal(formatMoment('vi', closing), '17:00 thứ Hai 30/11/2026');
  assert.equal(formatMoment('en', closing), '17:00 on Monday 30 November 2026');
  assert.equal(formatMoment('vi', instantOf(localDate('2026-11-29'), 5)), '00:05 Chủ nhật 29/11/2026');
  assert.equal(formatMoment('vi', closing, {}), '17:00 30/11/2026');
});

test('a day is written with and without its weekday', () => {
  assert.equal(formatDay('vi', localDate('2026-01-02')), '02/01/2026');
  assert.equal(formatDay('en', localDate('2026-01-02')), '2 January 2026');
  assert.equal(formatDay('vi', monday, { weekday: true }), 'thứ Hai 30/11/2026');
});

test('a near moment goes by the name of its day', () => {
  const now = instantOf(monday, 9 * 60);
  assert.equal(formatNear('vi', closing, now), '17:00 hôm nay');
  assert.equal(formatNear('vi', instantOf(localDate('2026-12-01'), 450), now), '07:30 ngày mai');
  assert.equal(formatNear('en', instantOf(localDate('2026-11-29'), 1439), now), '23:59 yesterday');
  assert.equal(formatNear('vi', instantOf(localDate('2026-12-02'), 450), now), '07:30 thứ Tư 02/12/2026');
});

test('money and counts keep their thousands apart', () => {
  assert.equal(formatMoney('vi', 1_250_000), '1.250.000\u00a0đồng');
  assert.equal(formatMoney('en', 1_250_000n), 'VND\u00a01,250,000');
  assert.equal(formatMoney('vi', 0), '0\u00a0đồng');
  assert.equal(formatCount('vi', 999), '999');
  assert.equal(formatCount('vi', -12_345_678_901_234_567n), '-12.345.678.901.234.567');
  assert.equal(formatDecimal('vi', 1234.567, 2), '1.234,57');
  assert.equal(formatDecimal('en', -0.04), '0.0');
  assert.equal(formatDecimal('vi', -1.92, 2), '−1,92');
});

test('a share is never rounded to all or to nothing', () => {
  assert.equal(formatPercent('vi', 4812, 4992), '96,4\u00a0%');
  assert.equal(formatPercent('en', 4812, 4992), '96.4%');
  assert.equal(formatPercent('vi', 4999, 5000), '99,9\u00a0%');
  assert.equal(formatPercent('vi', 1, 100_000), '0,1\u00a0%');
  assert.equal(formatPercent('vi', 5000, 5000), '100,0\u00a0%');
  assert.equal(formatPercent('vi', 0, 0), '–');
});

test('the size of a file is told in the unit a person knows', () => {
  assert.equal(formatSize('vi', 0), '0\u00a0byte');
  assert.equal(formatSize('vi', 999), '999\u00a0byte');
  assert.equal(formatSize('vi', 1_240_000), '1,2\u00a0MB');
  assert.equal(formatSize('en', 20_000_000), '20\u00a0MB');
  assert.equal(formatSize('vi', 999_999), '1,0\u00a0MB');
});
