import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#words/index.ts';
import { tasks } from './tasks.ts';

test('every kind of job has a name in words', () => {
  for (const { health } of Object.values(languages))
    assert.deepEqual(Object.keys(health.tasks).sort(), Object.keys(tasks).sort());
});
