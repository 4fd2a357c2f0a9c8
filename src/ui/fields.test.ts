import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import { describedBy, partsOfDate, readDate, readMoney } from './fields.ts';

const sent = (day: string, month: string, year: string) =>
  new URLSearchParams({ 'sinh-ngay': day, 'sinh-thang': month, 'sinh-nam': year });

test('a date typed in three boxes is read, with or without zeros and spaces', () => {
  assert.equal(readDate(sent('4', ' 11 ', '2026'), 'sinh').date, '2026-11-04');
  assert.equal(readDate(sent('04', '02', '2024'), 'sinh').date, '2024-02-04');
  assert.deepEqual(partsOfDate(localDate('2026-11-04')), { day: '4', month: '11', year: '2026' });
});

test('of a wrong date the boxes to mend are named and what was typed is kept', () => {
  assert.deepEqual(readDate(sent('14', '', '2026'), 'sinh'), {
    parts: { day: '14', month: '', year: '2026' },
    wrong: ['month'],
  });
  assert.deepEqual(readDate(sent('32', '13', '26'), 'sinh').wrong, ['day', 'month', 'year']);
  assert.deepEqual(readDate(sent('30', '2', '2026'), 'sinh').wrong, ['day', 'month', 'year']);
  assert.deepEqual(readDate(new URLSearchParams(), 'sinh').wrong, ['day', 'month', 'year']);
});

test('an amount in đồng is read as people write it', () => {
  for (const typed of ['850000000', '850.000.000', '850,000,000', '850 000 000', ' 850.000.000 đồng', '850.000.000đ'])
    assert.equal(readMoney(typed), 850_000_000, typed);
  for (const typed of ['', '850 triệu', '85.00', '1.5', '-5', '9'.repeat(20)])
    assert.equal(readMoney(typed), undefined, typed);
});

test('a field is described by what stands beside it, and by nothing else', () => {
  assert.equal(describedBy('ten', { hint: 'a', error: 'b', source: 'c' }), 'ten-hint ten-error ten-source');
  assert.equal(describedBy('ten', {}), undefined);
});
