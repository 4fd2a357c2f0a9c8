import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Instant, instant } from '#kernel/time.ts';
import { FREE, waitSeconds } from './throttle.ts';

const NOW = Date.parse('2026-11-20T08:00:00+07:00');
const ago = (seconds: number): Instant => instant(NOW - seconds * 1000);
const wait = (failures: number, seconds = 0) =>
  waitSeconds({ failures, lastAt: ago(seconds) }, FREE.account, instant(NOW));

test('the first mistakes cost nothing, then each doubles the wait up to a quarter of an hour', () => {
  assert.equal(waitSeconds(undefined, FREE.account, instant(NOW)), 0);
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 5000].map((n) => wait(n)),
    [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900],
  );
});

test('a wait runs off by the second and an hour of rest forgets all', () => {
  assert.equal(wait(5, 12), 18);
  assert.equal(wait(5, 30), 0);
  assert.equal(wait(5, 29.5), 1);
  assert.equal(wait(5000, 899), 1);
  assert.equal(wait(5000, 3600), 0);
});

test('a clock put back does not make the wait endless', () => {
  assert.equal(wait(5, -5), 35);
});
