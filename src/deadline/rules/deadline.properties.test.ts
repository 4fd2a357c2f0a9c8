import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Instant, instant, instantOf, localDate, MINUTE_MS } from '#kernel/time.ts';
import { nationalCalendar } from '../national.ts';
import { buildCalendar } from './calendar.ts';
import { type Deadline, type DeadlineRequest, deadline } from './deadline.ts';
import type { WeeklyHours } from './hours.ts';
import type { Interval } from './pause.ts';
import { counted } from './step.ts';
import { type Term, type TermUnit, termMeasure } from './term.ts';
import { isOpen, workBetween } from './working-time.ts';

const morning = [{ opens: 8 * 60, closes: 11 * 60 + 45 }];
const day = [...morning, { opens: 13 * 60 + 15, closes: 17 * 60 }];
/** A commune that also sits on Saturday mornings and leaves early on Fridays: days of unequal length. */
const uneven: WeeklyHours = [[], day, day, day, day, morning, [{ opens: 8 * 60, closes: 11 * 60 }], []];
const offices = {
  national: nationalCalendar(),
  uneven: buildCalendar({
    hours: uneven,
    daysOff: [{ date: localDate('2026-11-24'), vi: 'Ngày Văn hóa', en: 'Culture Day' }],
    makeUpDays: [{ date: localDate('2026-11-29'), sessions: morning }],
    unknown: [],
    knownFrom: localDate('2023-01-01'),
    knownTo: localDate('2027-12-31'),
  }),
};

type Office = keyof typeof offices;

const first = instantOf(localDate('2023-01-01'));
const span = (instantOf(localDate('2027-12-31')) - first) / MINUTE_MS;
const office = fc.constantFrom<Office>('national', 'uneven');
const moment = fc.integer({ min: 0, max: span }).map((minute) => instant(first + minute * MINUTE_MS));
const unit = fc.constantFrom<TermUnit>('h', 'wh', 'd', 'wd', 'mo');
const amount = fc.integer({ min: 1, max: 60 });
const term = fc.record({ amount, unit });
const anyTerm = fc.oneof(term, fc.constant<Term>({ amount: 1, unit: 'same-day' }));
const pauses = fc.array(fc.tuple(fc.integer({ min: -20_000, max: 60_000 }), fc.integer({ min: 1, max: 20_000 })), {
  maxLength: 4,
});

const pausesFrom = (start: Instant, drawn: readonly (readonly [number, number])[]): Interval[] =>
  drawn.map(([after, length]) => ({
    from: instant(start + after * MINUTE_MS),
    to: instant(start + (after + length) * MINUTE_MS),
  }));

function find(office: Office, request: DeadlineRequest): Deadline {
  const found = deadline(request, offices[office]);
  assert.ok(found.ok, JSON.stringify(found));
  return found.value;
}

test('a later start is never due earlier', () =>
  fc.assert(
    fc.property(office, anyTerm, moment, fc.integer({ min: 0, max: 30_000 }), (office, term, from, later) => {
      const second = instant(from + later * MINUTE_MS);
      assert.ok(find(office, { from, term }).due <= find(office, { from: second, term }).due);
    }),
  ));

test('a longer term is never due earlier', () =>
  fc.assert(
    fc.property(office, unit, amount, amount, moment, pauses, (office, unit, a, b, from, drawn) => {
      const due = (amount: number) =>
        find(office, { from, term: { amount, unit }, pauses: pausesFrom(from, drawn) }).due;
      assert.ok(due(Math.min(a, b)) <= due(Math.max(a, b)));
    }),
  ));

test('more working hours or days are due strictly later', () =>
  fc.assert(
    fc.property(office, fc.constantFrom<TermUnit>('wh', 'wd'), amount, moment, (office, unit, amount, from) => {
      const due = (amount: number) => find(office, { from, term: { amount, unit } }).due;
      assert.ok(due(amount) < due(amount + 1));
    }),
  ));

test('a term split in two adds up, in working hours and working days', () =>
  fc.assert(
    fc.property(office, fc.constantFrom<TermUnit>('wh', 'wd'), amount, amount, moment, (office, unit, a, b, from) => {
      const whole = find(office, { from, term: { amount: a + b, unit } });
      const half = find(office, { from, term: { amount: a, unit } });
      assert.equal(find(office, { from: half.due, term: { amount: b, unit } }).due, whole.due);
    }),
  ));

test('a term in days split at a working day adds up', () =>
  fc.assert(
    fc.property(office, amount, amount, moment, (office, a, b, from) => {
      const half = find(office, { from, term: { amount: a, unit: 'd' } });
      fc.pre(!half.steps.some((step) => step.kind === 'roll'));
      const whole = find(office, { from, term: { amount: a + b, unit: 'd' } });
      assert.equal(find(office, { from: half.due, term: { amount: b, unit: 'd' } }).due, whole.due);
    }),
  ));

test('a pause of n working minutes moves the due time by n working minutes', () =>
  fc.assert(
    fc.property(
      office,
      fc.constantFrom<TermUnit>('wh', 'wd', 'same-day'),
      amount,
      moment,
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.integer({ min: 1, max: 50_000 }),
      (office, unit, amount, from, part, length) => {
        const term = { amount: unit === 'same-day' ? 1 : amount, unit };
        const plain = find(office, { from, term });
        const begins = instant(from + Math.floor(((plain.due - from) * part) / MINUTE_MS) * MINUTE_MS);
        const pause = { from: begins, to: instant(begins + length * MINUTE_MS) };
        const paused = find(office, { from, term, pauses: [pause] });
        assert.equal(
          workBetween(offices[office], plain.due, paused.due),
          workBetween(offices[office], pause.from, pause.to),
        );
      },
    ),
  ));

test('a pause of n whole days moves a last day counted in days by n days', () =>
  fc.assert(
    fc.property(office, amount, fc.integer({ min: 1, max: 40 }), moment, (office, amount, n, from) => {
      const pause = { from, to: instant(from + n * 1440 * MINUTE_MS) };
      const paused = find(office, { from, term: { amount, unit: 'd' }, pauses: [pause] });
      assert.equal(paused.due, find(office, { from, term: { amount: amount + n, unit: 'd' } }).due);
    }),
  ));

test('a pause after the due time, or before the start, changes nothing', () =>
  fc.assert(
    fc.property(office, anyTerm, moment, fc.integer({ min: 1, max: 20_000 }), (office, term, from, length) => {
      const plain = find(office, { from, term });
      const after = { from: plain.legalEnd, to: instant(plain.legalEnd + length * MINUTE_MS) };
      const before = { from: instant(from - length * MINUTE_MS), to: from };
      assert.equal(find(office, { from, term, pauses: [after, before] }).due, plain.due);
    }),
  ));

test('overlapping pauses give each minute back once', () =>
  fc.assert(
    fc.property(office, anyTerm, moment, pauses, (office, term, from, drawn) => {
      const given = pausesFrom(from, drawn);
      const due = find(office, { from, term, pauses: given }).due;
      assert.equal(find(office, { from, term, pauses: [...given, ...given].reverse() }).due, due);
    }),
  ));

test('nothing is ever due while the office is shut, or at or before its start', () =>
  fc.assert(
    fc.property(office, anyTerm, moment, pauses, (office, term, from, drawn) => {
      const found = find(office, { from, term, pauses: pausesFrom(from, drawn) });
      assert.ok(isOpen(offices[office], found.due));
      assert.ok(found.due > from, 'a dossier just filed is never overdue (OpenCPS #670)');
      assert.ok(found.legalEnd >= found.due);
    }),
  ));

test('the steps of every explanation add up to the term', () =>
  fc.assert(
    fc.property(office, anyTerm, moment, pauses, (office, term, from, drawn) => {
      const given = pausesFrom(from, drawn);
      const restarts = given.slice(0, 1).flatMap((pause) => (pause.to > from ? [pause.to] : []));
      for (const regime of ['decree', 'portal'] as const) {
        const found = find(office, { from, term, pauses: given, restarts, regime });
        assert.ok(Math.abs(counted(found.steps) - termMeasure(term)) < 1e-6);
      }
    }),
  ));

test('the steps of working days and hours follow one another to the due day without a gap', () =>
  fc.assert(
    fc.property(office, fc.constantFrom<TermUnit>('wd', 'wh'), amount, moment, (office, unit, amount, from) => {
      const { steps, dueDate } = find(office, { from, term: { amount, unit } });
      const days = steps.filter((step) => step.kind === 'count' || step.kind === 'off');
      assert.equal(days.at(-1)?.to, dueDate);
      for (const [i, step] of days.slice(1).entries()) assert.ok(step.from > (days[i]?.to as string));
    }),
  ));

test('a restart makes the same deadline as a dossier received then', () =>
  fc.assert(
    fc.property(office, anyTerm, moment, fc.integer({ min: 0, max: 30_000 }), (office, term, from, later) => {
      const restart = instant(from + later * MINUTE_MS);
      const again = find(office, { from, term, restarts: [restart] });
      assert.equal(again.due, find(office, { from: restart, term }).due);
    }),
  ));
