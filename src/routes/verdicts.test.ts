import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepVerdict, verdictOf } from './verdicts.ts';

test('what came of a tried file is told once asked by its name, for its result, for ten minutes', () => {
  const id = keepVerdict({ token: 'a', matches: true }, 0);
  assert.equal(verdictOf(id, 'a', 1), true);
  assert.equal(verdictOf(id, 'b', 1), undefined);
  assert.equal(verdictOf('khop', 'a', 1), undefined);
  assert.equal(verdictOf(null, 'a', 1), undefined);
  assert.equal(verdictOf(id, 'a', 600_001), undefined);
  for (let n = 0; n < 3_000; n += 1) keepVerdict({ token: 'a', matches: false }, 2);
  assert.equal(verdictOf(id, 'a', 3), undefined);
});
