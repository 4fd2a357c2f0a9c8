import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  dateAt,
  type Instant,
  instant,
  instantOf,
  type LocalDate,
  localDate,
  MINUTE_MS,
  weekday,
} from '#kernel/time.ts';
import data from '../../../data/calendar/holidays.json' with { type: 'json' };
import { nationalCalendar } from '../national.ts';
import { deadline } from './deadline.ts';

/** The clock as a clerk would count it, minute by minute and day by day, from the data alone: slow and plain. */
const off = new Set([...data.daysOff.map((day) => day.date), ...data.unknown.flatMap((period) => period.assumedOff)]);
const madeUp = new Set(data.makeUpDays.map((day) => day.date));
const worked = (date: LocalDate) => madeUp.has(date) || (weekday(date) < 6 && !off.has(date));
const inOffice = (minute: number) => (minute >= 450 && minute < 690) || (minute >= 780 && minute < 1020);

function clerkHours(from: Instant, hours: number): Instant {
  let left = hours * 60;
  let minute = (from - instantOf(dateAt(from))) / MINUTE_MS;
  for (let date = dateAt(from); ; date = addDays(date, 1)) {
    for (; minute < 1440 && worked(date); minute++) {
      if (inOffice(minute) && --left === 0) return instantOf(date, minute + 1);
    }
    minute = 0;
  }
}

function clerkDays(from: Instant, days: number): Instant {
  let left = days;
  let date = dateAt(from);
  while (left > 0) {
    date = addDays(date, 1);
    if (worked(date)) left--;
  }
  return instantOf(date, 1020);
}

function clerkPlainDays(from: Instant, days: number): Instant {
  let date = addDays(dateAt(from), days);
  while (!worked(date)) date = addDays(date, 1);
  return instantOf(date, 1020);
}

const first = instantOf(localDate('2023-01-01'));
const span = (instantOf(localDate('2027-12-31')) - first) / MINUTE_MS;
const moment = fc.integer({ min: 0, max: span }).map((minute) => instant(first + minute * MINUTE_MS));

for (const [unit, clerk, max] of [
  ['wh', clerkHours, 40],
  ['wd', clerkDays, 60],
  ['d', clerkPlainDays, 90],
] as const) {
  test(`the prefix sums agree with a clerk who counts ${unit} one by one`, () =>
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max }), (from, amount) => {
        const found = deadline({ from, term: { amount, unit } }, nationalCalendar());
        assert.ok(found.ok);
        assert.equal(found.value.due, clerk(from, amount));
      }),
      { numRuns: 300 },
    ));
}
