import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant, type Instant, parseInstant } from '#kernel/time.ts';
import { nationalCalendar } from '../national.ts';
import { type ProcessStep, stepLimits } from './process-steps.ts';
import { parseTerm, type Term } from './term.ts';

const calendar = nationalCalendar();
const start = parseInstant('2026-11-20T14:00:00+07:00') as Instant;
const term = (text: string): Term => {
  const read = parseTerm(text);
  assert.ok(read.ok);
  return read.value;
};
const step = (name: string, limit: string, counted = true): ProcessStep => ({ name, limit: term(limit), counted });

function limits(steps: ProcessStep[], whole: string): string[] {
  const found = stepLimits(steps, start, term(whole), calendar);
  if (!found.ok) return [found.code];
  return found.value.map(({ due }) => (due ? formatInstant(due).slice(5, 16).replace('T', ' ') : '-'));
}

test('steps in hours share out a term in working days, and the last is due when the term is', () => {
  const steps = [step('Tiếp nhận', '4wh'), step('Thẩm định', '28wh'), step('Trình ký', '8wh')];
  assert.deepEqual(limits(steps, '5wd'), ['11-23 11:30', '11-27 17:00', '11-30 17:00']);
});

test('steps in days do too, and may be mixed with hours', () => {
  assert.deepEqual(limits([step('A', '1wd'), step('B', '3wd'), step('C', '8wh')], '5wd'), [
    '11-23 17:00',
    '11-27 17:00',
    '11-30 17:00',
  ]);
});

test('a term in working hours is shared out from the moment', () => {
  assert.deepEqual(limits([step('A', '3wh'), step('B', '5wh')], '8wh'), ['11-20 17:00', '11-23 14:00']);
});

test('a term in plain days is shared out by the clock, each step ending in office time', () => {
  assert.deepEqual(limits([step('A', '5d'), step('B', '10d')], '15d').at(-1), '12-07 17:00');
  assert.equal(limits([step('A', '5d'), step('B', '10d')], '15d').length, 2);
});

test('a step outside the term has no limit and takes no share', () => {
  const steps = [step('A', '1wd'), step('Chờ nộp tiền', '10wd', false), step('B', '4wd')];
  assert.deepEqual(limits(steps, '5wd'), ['11-23 17:00', '-', '11-30 17:00']);
});

test('steps that do not make up the term are refused with both sums', () => {
  const found = stepLimits([step('A', '1wd'), step('B', '3wd')], start, term('5wd'), calendar);
  assert.ok(!found.ok);
  assert.deepEqual([found.code, found.facts], ['steps-do-not-sum', { sum: '4wd', term: '5wd' }]);
});

test('steps of another kind of time, or none at all, are refused', () => {
  assert.deepEqual(limits([step('A', '5d')], '5wd'), ['steps-mixed']);
  assert.deepEqual(limits([], '5wd'), ['steps-empty']);
  assert.deepEqual(limits([step('A', '5wd', false)], '5wd'), ['steps-empty']);
});
