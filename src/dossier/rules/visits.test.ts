import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '#kernel/time.ts';
import { limitBeganWith } from './visits.ts';

type Outcome = 'done' | 'moved' | 'sent-back' | null;
const visits = (...of: readonly [step: string, outcome: Outcome][]) =>
  of.map(([step, outcome], at) => ({ step, outcome, agency: 'H48.14', enteredAt: instant(at) }));
const began = (...of: readonly [step: string, outcome: Outcome][]) => limitBeganWith(visits(...of))?.enteredAt;

test('a step begins its limit when it is entered, also for a second time', () => {
  assert.equal(began(['receive', 'done'], ['verify', null]), 1);
  assert.equal(began(['verify', 'done'], ['approve', 'sent-back'], ['verify', null]), 2);
  assert.equal(limitBeganWith([]), undefined);
});

test('what moved goes on under the limit it had', () => {
  assert.equal(began(['receive', 'done'], ['verify', 'moved'], ['verify', null]), 1, 'to a successor');
  assert.equal(began(['verify', 'moved'], ['verify', 'moved'], ['verify', null]), 0, 'twice');
  assert.equal(began(['assign', 'done'], ['verify', 'moved'], ['assign', null]), 0, 'back by undoing');
});
