import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant } from '#kernel/time.ts';
import { readDate, readDeadlineForm, readTime } from './form.ts';

test('dates are accepted as people write them', () => {
  for (const text of ['20/11/2026', '20-11-2026', '20.11.2026', ' 20 11 2026 ', '2026-11-20', '2026/11/20']) {
    const date = readDate(text);
    assert.equal(date.ok && date.value, '2026-11-20', text);
  }
  const march = readDate('5/3/2026');
  assert.equal(march.ok && march.value, '2026-03-05');
  for (const text of ['', '31/02/2026', '20/11', '20/11/26', 'hôm nay', '1/1/1/2026'])
    assert.ok(!readDate(text).ok, text);
});

test('times are accepted as people write them', () => {
  for (const text of ['14:30', '14h30', '14.30', '14 giờ 30 phút', '14 h 30', '1430']) {
    const time = readTime(text);
    assert.equal(time.ok && time.value, 14 * 60 + 30, text);
  }
  const whole = readTime('14h');
  assert.equal(whole.ok && whole.value, 14 * 60);
  for (const text of ['', '24:00', '14:60', 'trưa', '-1:00']) assert.ok(!readTime(text).ok, text);
});

test('a form read whole is a request', () => {
  const read = readDeadlineForm({ ngay: '20/11/2026', gio: '14h', 'thoi-han': '5', 'don-vi': 'wd' });
  assert.ok(read.ok);
  assert.equal(formatInstant(read.request.from), '2026-11-20T14:00:00+07:00');
  assert.deepEqual(read.request.term, { amount: 5, unit: 'wd' });
});

test('all fields that are wrong are told at once', () => {
  const read = readDeadlineForm({ ngay: '31/02/2026', gio: '25:00', 'thoi-han': 'năm', 'don-vi': 'wd' });
  assert.ok(!read.ok);
  assert.deepEqual(
    read.wrong.map(({ field, refusal }) => [field, refusal.code]),
    [
      ['ngay', 'date-unreadable'],
      ['gio', 'time-unreadable'],
      ['thoi-han', 'term-no-number'],
    ],
  );
});

test('an answer in the same day needs no amount', () => {
  const read = readDeadlineForm({ ngay: '20/11/2026', gio: '14:00', 'thoi-han': '', 'don-vi': 'same-day' });
  assert.deepEqual(read.ok && read.request.term, { amount: 1, unit: 'same-day' });
});

test('an empty form says what to fill in, not that nothing cannot be read', () => {
  const read = readDeadlineForm({ ngay: '//', gio: ' ', 'thoi-han': '', 'don-vi': 'wd' });
  assert.deepEqual(!read.ok && read.wrong.map(({ refusal }) => refusal.code), [
    'date-missing',
    'time-missing',
    'term-missing',
  ]);
});
