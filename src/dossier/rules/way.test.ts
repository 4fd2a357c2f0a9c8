import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, localDate } from '#kernel/time.ts';
import { type Process, type ProcessStep, processOf } from './process.ts';
import { becauseOf, openWays, stepAfter, stepAfterReception, stepsAhead } from './way.ts';

const long = { field: 'length', number: true, atLeast: 24 } as const;
const survey: ProcessStep = {
  ...{ id: 'survey', name: 'Đăng kiểm', kind: 'examine', role: 'handler', at: 'H48.14.05.004', minutes: 60 },
  ...{ counted: true, next: [{ to: 'review' }] },
};
const whole = processOf(null);
const process: Process = {
  ...whole,
  steps: [
    ...whole.steps.map((one) =>
      one.id === 'examine'
        ? {
            ...one,
            next: [
              { to: 'survey', when: long, because: 'tàu dài từ 24 m' },
              { to: 'review', when: { not: long }, because: 'tàu dài dưới 24 m' },
              { to: 'assign', when: { not: long }, because: 'tàu dài dưới 24 m' },
            ],
          }
        : one,
    ),
    survey,
  ],
};
const boat = (length?: number) => ({
  ...{ process, submittedAt: instantOf(localDate('2026-11-20'), 540) },
  answers: length === undefined ? {} : { length },
});
const ways = (length?: number) => openWays(boat(length), 'examine').map(({ to }) => to);
const ahead = (length: number) => stepsAhead(boat(length), 'examine').map(({ id }) => id);

test('a way with a condition is open only to a dossier whose answers it holds of', () => {
  assert.deepEqual(ways(26.5), ['survey']);
  assert.deepEqual(ways(23.9), ['review', 'assign']);
  assert.deepEqual(ways(), ['review', 'assign'], 'what was not answered is not 24 metres');
});

test('the only open way is taken without asking, and another cannot be wished', () => {
  assert.equal(stepAfter(boat(26.5), 'examine')?.id, 'survey');
  assert.equal(stepAfter(boat(26.5), 'examine', 'review'), undefined);
  assert.equal(stepAfter(boat(8), 'examine', 'assign')?.id, 'assign');
});

test('what is still to come follows the answers, ends, and says why', () => {
  assert.deepEqual(ahead(26.5), ['survey', 'review', 'sign', 'number', 'return']);
  assert.deepEqual(ahead(8), ['review', 'sign', 'number', 'return']);
  assert.equal(stepAfterReception(boat(8))?.id, 'assign');
  assert.equal(becauseOf(process, 'examine', 'survey'), 'tàu dài từ 24 m');
  assert.equal(becauseOf(process, 'review', 'sign'), undefined);
});
