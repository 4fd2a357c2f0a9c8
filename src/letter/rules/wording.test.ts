import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Instant, localDate, parseInstant } from '#kernel/time.ts';
import { inWords, momentInWords, money, short, shortMoment } from './wording.ts';

test('a date is written as an office writes it', () => {
  assert.equal(inWords(localDate('2026-11-20')), 'ngày 20 tháng 11 năm 2026');
  assert.equal(inWords(localDate('2026-02-05')), 'ngày 05 tháng 02 năm 2026');
  assert.equal(inWords(localDate('2026-03-05')), 'ngày 05 tháng 3 năm 2026');
  assert.equal(short(localDate('2026-03-05')), '05/03/2026');
});

test('a moment is written in legal time', () => {
  const late = parseInstant('2026-11-20T17:30:00Z') as Instant;
  assert.equal(momentInWords(late), '00 giờ 30 phút, ngày 21 tháng 11 năm 2026');
  assert.equal(shortMoment(late), '00:30 21/11/2026');
});

test('money is written with dots between thousands', () => {
  assert.deepEqual([0, 500, 40_000, 1_250_000].map(money), ['0 đồng', '500 đồng', '40.000 đồng', '1.250.000 đồng']);
});
