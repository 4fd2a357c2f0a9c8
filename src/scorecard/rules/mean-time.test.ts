import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClockRecord, type Ending, nationalCalendar, parseTerm } from '#deadline/index.ts';
import { type Instant, parseInstant } from '#kernel/time.ts';
import { durationOf, meanTimes } from './mean-time.ts';

const at = (text: string) => parseInstant(`${text}:00+07:00`) as Instant;
const ground = { by: 'officer:x', article: 'NĐ 118/2025 Đ19.5' };

function took(term: string, endedAt: string, status: Ending['status'] = 'processed', asked?: [string, string]) {
  const read = parseTerm(term);
  assert.ok(read.ok);
  const clock: ClockRecord = {
    ...{ receipt: { complete: at('2026-11-19T08:00') }, term: read.value, pauses: [] },
    supplements: asked ? [{ requested: at(asked[0]), completed: at(asked[1]), ...ground }] : [],
    endings: [{ status, at: at(endedAt) }],
  };
  const found = durationOf(clock, nationalCalendar());
  return found && [found.unit, Math.round(found.amount * 100) / 100];
}

test('2.2 is told in the unit of the procedure’s term, working days by the calendar', () => {
  // Thursday 19/11 08:00 to Monday 23/11 08:00: two working days between.
  assert.deepEqual(took('5wd', '2026-11-23T08:00'), ['working-days', 2]);
  // Tuesday 24/11/2026 is a day off.
  assert.deepEqual(took('5wd', '2026-11-25T08:00'), ['working-days', 3]);
  assert.deepEqual(took('15d', '2026-11-23T20:00'), ['days', 4.5]);
  assert.deepEqual(took('1mo', '2026-11-29T08:00'), ['days', 10]);
  assert.deepEqual(took('24h', '2026-11-19T18:00'), ['hours', 10]);
  assert.deepEqual(took('8wh', '2026-11-20T10:00'), ['working-hours', 10]);
});

test('2.2 leaves out what ended without a result, and the time of supplements', () => {
  assert.equal(took('5wd', '2026-11-23T08:00', 'stopped'), undefined);
  assert.equal(took('5wd', '2026-11-23T08:00', 'withdrawn'), undefined);
  const asked: [string, string] = ['2026-11-20T08:00', '2026-11-23T08:00'];
  assert.deepEqual(took('5wd', '2026-11-25T08:00', 'returned', asked), ['working-days', 2]);
});

test('a mean is a sum by a count, and units are never added to one another', () => {
  const days = (amount: number) => ({ unit: 'working-days' as const, amount });
  assert.deepEqual(meanTimes([days(1), { unit: 'hours', amount: 5 }, days(4)]), [
    { unit: 'working-days', dossiers: 2, sum: 5, mean: 2.5 },
    { unit: 'hours', dossiers: 1, sum: 5, mean: 5 },
  ]);
  assert.deepEqual(meanTimes([]), []);
});
