import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant, type Instant, parseInstant } from '#kernel/time.ts';
import { nationalCalendar } from '../national.ts';
import { deadline } from './deadline.ts';
import { type Interval, mergePauses } from './pause.ts';
import { parseTerm } from './term.ts';

const at = (text: string): Instant => parseInstant(`2026-${text.replace(' ', 'T')}:00+07:00`) as Instant;
const pause = (from: string, to: string): Interval => ({ from: at(from), to: at(to) });

function find(from: string, written: string, pauses: Interval[]) {
  const term = parseTerm(written);
  assert.ok(term.ok);
  const found = deadline({ from: at(from), term: term.value, pauses }, nationalCalendar());
  assert.ok(found.ok);
  return found.value;
}
const due = (from: string, term: string, pauses: Interval[]) =>
  formatInstant(find(from, term, pauses).due)
    .slice(5, 16)
    .replace('T', ' ');

const cases: [string, string, Interval[], string, string][] = [
  ['11-20 13:00', '8wh', [pause('11-20 14:00', '11-20 16:00')], '11-23 15:00', 'two hours inside'],
  ['11-20 13:00', '8wh', [pause('11-20 11:00', '11-20 14:00')], '11-23 14:00', 'one that began before the start'],
  ['11-20 13:00', '8wh', [pause('11-20 08:00', '11-20 10:00')], '11-23 11:30', 'one wholly before the start'],
  ['11-20 13:00', '8wh', [pause('11-23 11:30', '11-23 15:00')], '11-23 11:30', 'one that begins when it is due'],
  ['11-20 13:00', '8wh', [pause('11-21 08:00', '11-22 20:00')], '11-23 11:30', 'one on the weekend'],
  ['11-20 13:00', '8wh', [pause('11-20 11:30', '11-20 13:00')], '11-23 11:30', 'one at lunch'],
  ['11-20 13:00', '8wh', [pause('11-23 08:00', '11-25 08:00')], '11-25 11:30', 'one over Culture Day'],
  [
    '11-20 13:00',
    '8wh',
    [pause('11-20 14:00', '11-20 15:00'), pause('11-20 14:30', '11-20 16:00')],
    '11-23 15:00',
    'two that overlap',
  ],
  [
    '11-20 13:00',
    '8wh',
    [pause('11-20 15:00', '11-20 16:00'), pause('11-20 14:00', '11-20 15:00')],
    '11-23 15:00',
    'two that touch, told in the wrong order',
  ],
  [
    '11-20 13:00',
    '8wh',
    [pause('11-20 14:00', '11-20 16:00'), pause('11-23 13:00', '11-23 14:00')],
    '11-23 16:00',
    'a second one that counts only because of the first',
  ],
  ['11-20 14:00', '5wd', [pause('11-23 08:00', '11-23 10:00')], '12-01 09:30', 'two hours of a term in working days'],
  ['11-20 14:00', '5wd', [pause('11-23 07:30', '11-23 17:00')], '12-01 17:00', 'a whole working day of it'],
  ['11-20 14:00', '5wd', [pause('11-23 14:00', '11-25 14:00')], '12-01 17:00', 'a day across Culture Day'],
  ['11-02 09:00', '15d', [pause('11-03 08:00', '11-05 08:00')], '11-19 17:00', 'two plain days of a term in days'],
  ['11-02 09:00', '15d', [pause('11-03 08:00', '11-03 10:00')], '11-18 17:00', 'a day begun is a day had'],
  [
    '11-02 09:00',
    '15d',
    [pause('11-03 08:00', '11-03 20:00'), pause('11-04 08:00', '11-04 20:00')],
    '11-18 17:00',
    'twice twelve hours are one day, not two',
  ],
  ['10-20 09:00', '1mo', [pause('11-03 08:00', '11-05 08:00')], '11-23 17:00', 'a month; 22/11 is a Sunday'],
  ['11-19 14:00', '4h', [pause('11-19 15:00', '11-19 16:00')], '11-20 07:30', 'hours; 19:00 moves to the opening'],
];

for (const [from, term, pauses, expected, why] of cases) {
  test(`${term} from ${from}/2026 paused: ${why}`, () => assert.equal(due(from, term, pauses), expected));
}

test('a pause stands in the derivation, with the minutes it gave back', () => {
  const steps = find('11-20 13:00', '8wh', [pause('11-20 14:00', '11-20 16:00')]).steps;
  assert.deepEqual(
    steps.flatMap((step) => (step.kind === 'pause' ? [-step.moves] : step.kind === 'count' ? [step.counts] : [])),
    [60, -120, 60, 360],
  );
});

test('pauses that end before they begin, or at once, are refused', () => {
  for (const wrong of [pause('11-25 08:00', '11-23 08:00'), pause('11-23 08:00', '11-23 08:00')]) {
    const merged = mergePauses([pause('11-20 08:00', '11-20 09:00'), wrong]);
    assert.equal(merged.ok ? 'ok' : merged.code, 'pause-reversed');
  }
});
