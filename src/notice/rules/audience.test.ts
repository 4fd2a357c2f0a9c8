import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellsEach } from './audience.ts';

test('a large centre learns of a new dossier from its queue, and everybody still hears of a limit', () => {
  assert.deepEqual([tellsEach('officer-arrived', 10), tellsEach('officer-arrived', 11)], [true, false]);
  assert.ok(tellsEach('officer-answer-late', 300));
});
