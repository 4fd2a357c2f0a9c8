import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant, type Instant, parseInstant } from '#kernel/time.ts';
import { nationalCalendar } from '../national.ts';
import { type Deadline, type DeadlineRequest, deadline } from './deadline.ts';
import { counted } from './step.ts';
import { parseTerm, type Term, termMeasure } from './term.ts';

const calendar = nationalCalendar();

/** `2026-11-20 14:00` in legal time. */
const at = (text: string): Instant => parseInstant(`${text.replace(' ', 'T')}:00+07:00`) as Instant;

const termOf = (text: string): Term => {
  const term = parseTerm(text);
  assert.ok(term.ok, text);
  return term.value;
};

function find(from: string, term: string, more: Partial<DeadlineRequest> = {}): Deadline {
  const found = deadline({ from: at(from), term: termOf(term), ...more }, calendar);
  assert.ok(found.ok, JSON.stringify(found));
  assert.equal(counted(found.value.steps), termMeasure(found.value.term), 'the steps add up to the term');
  return found.value;
}

const dueOf = (from: string, term: string, more?: Partial<DeadlineRequest>): string =>
  formatInstant(find(from, term, more).due)
    .slice(0, 16)
    .replace('T', ' ');

/** From, term, due, and what the case is about. Worked by hand from the decrees and the announced calendars. */
const cases: [string, string, string, string][] = [
  // working days (147.2: the first day does not count)
  ['2026-11-20 14:00', '5wd', '2026-11-30 17:00', 'the product’s own example: 24/11 is Culture Day'],
  ['2026-11-20 14:00', '1wd', '2026-11-23 17:00', 'Friday, one working day: Monday'],
  ['2026-11-23 08:00', '1wd', '2026-11-25 17:00', 'Monday before Culture Day: Wednesday'],
  ['2026-11-21 09:00', '1wd', '2026-11-23 17:00', 'from a Saturday, Monday is the first counted'],
  ['2026-11-22 09:00', '1wd', '2026-11-23 17:00', 'from a Sunday too'],
  ['2026-11-22 00:00', '1wd', '2026-11-23 17:00', 'from midnight at the beginning of Sunday'],
  ['2026-11-24 09:00', '1wd', '2026-11-25 17:00', 'from a holiday'],
  ['2026-11-20 17:00', '1wd', '2026-11-23 17:00', 'at the close exactly'],
  ['2026-11-20 23:59', '1wd', '2026-11-23 17:00', 'late at night is still that day'],
  ['2026-08-21 10:00', '1wd', '2026-08-22 17:00', 'Saturday 22/8/2026 is worked for 31/8'],
  ['2026-08-21 10:00', '2wd', '2026-08-24 17:00', 'and then Monday'],
  ['2026-08-22 10:00', '1wd', '2026-08-24 17:00', 'from the make-up Saturday itself'],
  ['2026-08-28 10:00', '1wd', '2026-09-03 17:00', '31/8, 1/9 and 2/9/2026 are off'],
  ['2025-12-31 10:00', '1wd', '2026-01-05 17:00', '1/1 and the swapped 2/1/2026 are off'],
  ['2026-01-09 10:00', '1wd', '2026-01-10 17:00', 'Saturday 10/1/2026 is worked for 2/1'],
  ['2026-01-09 10:00', '2wd', '2026-01-12 17:00', 'and then Monday 12/1'],
  ['2026-02-13 10:00', '1wd', '2026-02-23 17:00', 'over the whole of Tết 2026'],
  ['2026-02-12 10:00', '3wd', '2026-02-24 17:00', 'into Tết 2026 and out again'],
  ['2026-04-24 10:00', '1wd', '2026-04-28 17:00', 'Giỗ Tổ on Sunday 26/4 moves to Monday 27/4/2026'],
  ['2026-04-29 10:00', '1wd', '2026-05-04 17:00', '30/4 and 1/5 then a weekend'],
  ['2025-04-25 10:00', '1wd', '2025-04-26 17:00', 'Saturday 26/4/2025 is worked for 2/5'],
  ['2025-04-29 10:00', '1wd', '2025-05-05 17:00', '30/4 to 4/5/2025'],
  ['2024-04-26 10:00', '1wd', '2024-05-02 17:00', '27/4 to 1/5/2024, Monday 29/4 swapped'],
  ['2024-05-03 10:00', '1wd', '2024-05-04 17:00', 'Saturday 4/5/2024 is worked for it'],
  ['2024-02-07 10:00', '1wd', '2024-02-15 17:00', 'Tết 2024, 8/2 to 14/2'],
  ['2026-11-02 08:00', '15wd', '2026-11-23 17:00', 'three whole weeks'],
  ['2026-11-02 08:00', '20wd', '2026-12-01 17:00', 'twenty, over Culture Day'],
  // working hours (147.1: from the moment)
  ['2026-11-20 13:00', '8wh', '2026-11-23 11:30', 'ends at a close, not at the next opening'],
  ['2026-11-20 14:00', '8wh', '2026-11-23 14:00', 'three hours on Friday, five on Monday'],
  ['2026-11-20 07:30', '8wh', '2026-11-20 17:00', 'a whole day from the opening'],
  ['2026-11-20 07:30', '4wh', '2026-11-20 11:30', 'a whole morning'],
  ['2026-11-20 11:30', '1wh', '2026-11-20 14:00', 'from 11:30 the clock waits for 13:00'],
  ['2026-11-20 12:15', '1wh', '2026-11-20 14:00', 'and from the middle of lunch'],
  ['2026-11-20 17:00', '1wh', '2026-11-23 08:30', 'from 17:00 exactly, nothing is left of Friday'],
  ['2026-11-20 16:59', '1wh', '2026-11-23 08:29', 'one minute is'],
  ['2026-11-20 06:00', '1wh', '2026-11-20 08:30', 'before the opening'],
  ['2026-11-22 10:00', '8wh', '2026-11-23 17:00', 'from Sunday'],
  ['2026-11-23 13:00', '8wh', '2026-11-25 11:30', 'over Culture Day'],
  ['2026-08-21 13:00', '8wh', '2026-08-22 11:30', 'into the make-up Saturday'],
  ['2026-11-20 14:00', '0.5wh', '2026-11-20 14:30', 'half an hour'],
  // days (147.2, 148.1, 148.5)
  ['2026-11-02 09:00', '15d', '2026-11-17 17:00', 'fifteen plain days'],
  ['2026-11-06 09:00', '15d', '2026-11-23 17:00', 'a last day on Saturday moves to Monday'],
  ['2026-11-07 09:00', '15d', '2026-11-23 17:00', 'and one on Sunday'],
  ['2026-11-09 09:00', '15d', '2026-11-25 17:00', 'a last day on Culture Day moves to Wednesday'],
  ['2026-02-01 09:00', '15d', '2026-02-23 17:00', 'a last day in Tết 2026 moves past it'],
  ['2026-08-07 09:00', '15d', '2026-08-22 17:00', 'a make-up Saturday is a working day, so nothing moves'],
  ['2026-08-16 09:00', '15d', '2026-09-03 17:00', 'a last day on the swapped 31/8 moves to 3/9'],
  ['2026-11-20 09:00', '1d', '2026-11-23 17:00', 'one day from Friday'],
  // months (148.3, 148.4)
  ['2026-10-20 09:00', '1mo', '2026-11-20 17:00', 'the corresponding day'],
  ['2025-01-31 09:00', '1mo', '2025-02-28 17:00', 'no 31/2: the last day of February'],
  ['2024-01-31 09:00', '1mo', '2024-02-29 17:00', 'a leap year'],
  ['2026-01-31 09:00', '1mo', '2026-03-02 17:00', '28/2/2026 is a Saturday, so Monday 2/3'],
  ['2026-03-31 09:00', '1mo', '2026-05-04 17:00', '30/4 is a holiday, so 4/5'],
  ['2025-12-15 09:00', '1mo', '2026-01-15 17:00', 'over the end of the year'],
  ['2026-05-20 09:00', '6mo', '2026-11-20 17:00', 'half a year'],
  // hours (147.1, and 148.5 by likeness)
  ['2026-11-19 14:00', '24h', '2026-11-20 14:00', 'a day and night later'],
  ['2026-11-20 14:00', '24h', '2026-11-23 07:30', 'a last hour on Saturday moves to the opening on Monday'],
  ['2026-11-20 10:00', '2h', '2026-11-20 13:00', 'a last hour at lunch moves to 13:00'],
  ['2026-11-20 09:30', '2h', '2026-11-20 11:30', 'the close itself is office time'],
  ['2026-11-23 15:00', '4h', '2026-11-25 07:30', 'in the evening before Culture Day'],
  // the same day, or the next after 15:00
  ['2026-11-20 14:59', 'trong-ngay', '2026-11-20 17:00', 'before 15:00'],
  ['2026-11-20 15:00', 'same-day', '2026-11-20 17:00', 'at 15:00 is not after it'],
  ['2026-11-20 15:01', 'same-day', '2026-11-23 17:00', 'after 15:00'],
  ['2026-11-20 07:00', 'same-day', '2026-11-20 17:00', 'before the opening'],
  ['2026-11-21 09:00', 'same-day', '2026-11-23 17:00', 'on a day of rest'],
];

for (const [from, term, due, why] of cases) {
  test(`${term} from ${from} is due ${due}: ${why}`, () => assert.equal(dueOf(from, term), due));
}

test('terms in days are late after midnight, terms in hours after the moment', () => {
  const end = (from: string, term: string) => formatInstant(find(from, term).legalEnd);
  assert.equal(end('2026-11-20 14:00', '5wd'), '2026-12-01T00:00:00+07:00');
  assert.equal(end('2026-11-02 09:00', '15d'), '2026-11-18T00:00:00+07:00');
  assert.equal(end('2026-11-20 13:00', '8wh'), '2026-11-23T11:30:00+07:00');
  assert.equal(find('2026-11-20 14:00', '5wd').dueDate, '2026-11-30');
});

test('seconds are counted, not rounded away', () => {
  const from = parseInstant('2026-11-20T14:00:30+07:00') as Instant;
  const found = deadline({ from, term: termOf('1wh') }, calendar);
  assert.equal(found.ok && formatInstant(found.value.due), '2026-11-20T15:00:30+07:00');
});

test('the same moment in another zone is the same moment', () => {
  const from = parseInstant('2026-11-20T07:00:00Z') as Instant;
  const found = deadline({ from, term: termOf('5wd') }, calendar);
  assert.equal(found.ok && formatInstant(found.value.due), '2026-11-30T17:00:00+07:00');
});

test('an agency may set its own hour for answers in the same day', () => {
  assert.equal(dueOf('2026-11-20 15:30', 'same-day', { sameDayCutoff: 16 * 60 }), '2026-11-20 17:00');
});

test('a supplement starts the term again under the decree and not on the portal', () => {
  const restarts = [at('2026-11-25 10:00')];
  assert.equal(dueOf('2026-11-20 14:00', '5wd', { restarts }), '2026-12-02 17:00');
  const portal = find('2026-11-20 14:00', '5wd', { restarts, regime: 'portal' });
  assert.equal(formatInstant(portal.due), '2026-11-30T17:00:00+07:00');
  assert.ok(portal.steps.some((step) => step.kind === 'restart-ignored'));
});

test('of several supplements the last one decides, in whatever order they are told', () => {
  const restarts = [at('2026-11-27 10:00'), at('2026-11-25 10:00')];
  const found = find('2026-11-20 14:00', '2wd', { restarts });
  assert.equal(formatInstant(found.due), '2026-12-01T17:00:00+07:00');
  assert.equal(found.start, at('2026-11-27 10:00'));
});

test('a pause that ended before the restart gives nothing to the new run', () => {
  const pauses = [{ from: at('2026-11-23 08:00'), to: at('2026-11-25 10:00') }];
  const both = { pauses, restarts: [at('2026-11-25 10:00')] };
  assert.equal(dueOf('2026-11-20 14:00', '5wd', both), '2026-12-02 17:00');
  assert.equal(dueOf('2026-11-20 14:00', '5wd', { ...both, regime: 'portal' }), '2026-12-02 09:30');
});

const refusedWith = (from: string, term: Term, more: Partial<DeadlineRequest> = {}): string => {
  const found = deadline({ from: at(from), term, ...more }, calendar);
  return found.ok ? 'ok' : found.code;
};

test('what cannot be counted is refused by name', () => {
  const friday = '2026-11-20 14:00';
  assert.equal(refusedWith(friday, { amount: 0, unit: 'wd' }), 'term-not-positive');
  assert.equal(refusedWith(friday, { amount: -5, unit: 'wd' }), 'term-not-positive');
  assert.equal(refusedWith(friday, { amount: Number.NaN, unit: 'wd' }), 'term-not-positive');
  assert.equal(refusedWith(friday, { amount: 1.5, unit: 'wd' }), 'term-unreadable');
  assert.equal(refusedWith(friday, { amount: Number.POSITIVE_INFINITY, unit: 'wd' }), 'term-unreadable');
  assert.equal(refusedWith(friday, termOf('5wd'), { restarts: [at('2026-11-19 10:00')] }), 'restart-before-start');
  const reversed = [{ from: at('2026-11-25 10:00'), to: at('2026-11-23 08:00') }];
  assert.equal(refusedWith(friday, termOf('5wd'), { pauses: reversed }), 'pause-reversed');
  assert.equal(refusedWith('1999-11-20 14:00', termOf('5wd')), 'calendar-does-not-reach');
  for (const unit of ['h', 'wh', 'd', 'wd', 'mo'] as const) {
    assert.equal(refusedWith(friday, { amount: 999_999, unit }), 'calendar-does-not-reach', unit);
  }
});

test('terms are read as they are written', () => {
  for (const [text, amount, unit] of [
    ['8wh', 8, 'wh'],
    ['5WD', 5, 'wd'],
    [' 15 d ', 15, 'd'],
    ['1mo', 1, 'mo'],
    ['1,5wh', 1.5, 'wh'],
    ['24h', 24, 'h'],
  ] as const) {
    assert.deepEqual(termOf(text), { amount, unit });
  }
  const code = (text: string) => {
    const term = parseTerm(text);
    return term.ok ? 'ok' : term.code;
  };
  assert.deepEqual(['', '5', 'wd', '5 weeks', '1.5d', '1e3d', '0wd', '-5wd', '0h'].map(code), [
    ...Array(6).fill('term-unreadable'),
    ...Array(3).fill('term-not-positive'),
  ]);
});
