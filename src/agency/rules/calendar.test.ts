import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import { daysAlike, daysThatHold, type PublishedDay } from './calendar.ts';
import { DEFAULT_WEEK, writeSessions } from './hours.ts';
import { openDays } from './open-days.ts';

const published = (day: string, kind: 'off' | 'work', rest: Partial<PublishedDay> = {}): PublishedDay => ({
  ...{ distance: 2000, day: localDate(day), kind, nameVi: 'Quốc khánh', nameEn: 'National Day' },
  ...{ likeWeekday: null, insteadOf: null, sessions: null, source: 'Thông báo 9441/TB-BNV', ...rest },
});
const DAY = '2026-08-31';

test('what the office itself published goes before its province and the nation', () => {
  const rows = [
    published(DAY, 'off'),
    published(DAY, 'work', { distance: 0 }),
    published(DAY, 'off', { distance: 1000 }),
  ];
  const { daysOff, makeUpDays } = daysThatHold(rows);
  assert.deepEqual(daysOff, []);
  assert.deepEqual(makeUpDays, [{ date: DAY, source: 'Thông báo 9441/TB-BNV' }]);
});

test('a notice is for each day from its first to its last, a month at most', () => {
  const like = { kind: 'off' as const, vi: 'Nghỉ tránh bão', en: 'Closed for the storm' };
  const alike = (from: string, to: string) => daysAlike(like, { from: localDate(from), to: localDate(to) });
  const two = alike('2026-11-30', '2026-12-01');
  assert.deepEqual(two.ok && two.value.map(({ day, vi }) => [day, vi]), [
    ['2026-11-30', 'Nghỉ tránh bão'],
    ['2026-12-01', 'Nghỉ tránh bão'],
  ]);
  assert.equal(alike('2026-12-01', '2026-12-31').ok, true);
  for (const [from, to] of [
    ['2026-12-01', '2027-01-01'],
    ['2026-12-02', '2026-12-01'],
  ] as const) {
    const no = alike(from, to);
    assert.equal(!no.ok && no.code, 'days-wrong');
  }
});

test('a make-up Saturday is worked like the weekday it stands for and counts for terms', () => {
  const rows = [published('2026-08-22', 'work', { likeWeekday: 1, insteadOf: localDate(DAY) })];
  const [saturday] = openDays([localDate('2026-08-22')], week(rows));
  assert.equal(writeSessions(saturday?.reception ?? []), '07:30–11:30, 13:00–17:00');
  assert.deepEqual([saturday?.counts, saturday?.makeUp], [true, true]);
});

test('Saturday reception opens the door without making a working day', () => {
  const reception = DEFAULT_WEEK.map((one, day) => (day === 6 ? [{ opens: 450, closes: 690 }] : one));
  const [saturday] = openDays([localDate('2026-11-21')], { ...week([]), reception });
  assert.deepEqual([writeSessions(saturday?.reception ?? []), saturday?.counts], ['07:30–11:30', false]);
});

test('a day off shuts both doors and is named', () => {
  const [monday] = openDays([localDate(DAY)], week([published(DAY, 'off')]));
  assert.deepEqual([monday?.reception, monday?.counts, monday?.off?.vi], [[], false, 'Quốc khánh']);
});

test('a day nobody has announced says so, and is shut only where every proposal has it off', () => {
  const tet = { from: localDate('2027-02-04'), to: localDate('2027-02-14'), vi: 'chưa công bố', en: 'not announced' };
  const unknown = [{ ...tet, assumedOff: [localDate('2027-02-08')] }];
  const days = openDays([localDate('2027-02-04'), localDate('2027-02-08')], { ...week([]), unknown });
  assert.deepEqual(
    days.map(({ counts }) => counts),
    [true, false],
  );
  assert.ok(days.every((one) => one.unknown?.vi === 'chưa công bố'));
});

const week = (rows: readonly PublishedDay[]) => ({
  ...{ reception: DEFAULT_WEEK, working: DEFAULT_WEEK, published: rows, unknown: [] },
});
