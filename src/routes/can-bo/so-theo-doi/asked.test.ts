import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, localDate } from '#kernel/time.ts';
import { askedOf } from './asked.ts';

const days = (query: string) => {
  const { from, to, shortened } = askedOf(new URL(`http://x/?${query}`), instantOf(localDate('2026-11-20'), 600));
  return [from, to, shortened];
};

test('the days of a register are those asked for, turned round where they run backwards, a year at most', () => {
  assert.deepEqual(days(''), ['2026-11-20', '2026-11-20', false]);
  assert.deepEqual(days('tu=2026-11-01&den=2026-11-05'), ['2026-11-01', '2026-11-05', false]);
  assert.deepEqual(days('tu=2026-11-05&den=2026-11-01'), ['2026-11-01', '2026-11-05', false]);
  assert.deepEqual(days('tu=2024-01-01&den=2026-11-01'), ['2024-01-01', '2024-12-31', true]);
});
