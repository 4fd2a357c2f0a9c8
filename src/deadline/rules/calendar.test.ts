import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant, type Instant, localDate, parseInstant, weekday } from '#kernel/time.ts';
import data from '../../../data/calendar/holidays.json' with { type: 'json' };
import { nationalCalendar } from '../national.ts';
import { buildCalendar } from './calendar.ts';
import { parseCalendarData } from './calendar-data.ts';
import { deadline } from './deadline.ts';

const national = nationalCalendar();
const workdaysOf = (year: number, from = `${year}-01-01`, to = `${year}-12-31`) => {
  const first = national.dates.indexOf(localDate(from));
  const last = national.dates.indexOf(localDate(to));
  return (national.workdaysBefore[last + 1] as number) - (national.workdaysBefore[first] as number);
};

test('the announced years have the working days that a wall calendar has', () => {
  // 261 or 262 weekdays, less the days off on weekdays, plus the make-up Saturdays.
  assert.equal(workdaysOf(2023), 260 - 11);
  assert.equal(workdaysOf(2024), 262 - 12 + 1);
  assert.equal(workdaysOf(2025), 261 - 12 + 1);
  assert.equal(workdaysOf(2026), 261 - 14 + 2);
});

test('Tết 2026 is a week without a working day, between two with five', () => {
  assert.equal(workdaysOf(2026, '2026-02-09', '2026-02-15'), 5);
  assert.equal(workdaysOf(2026, '2026-02-16', '2026-02-22'), 0);
  assert.equal(workdaysOf(2026, '2026-02-23', '2026-03-01'), 5);
});

test('the week of 17/8/2026 has six working days and that of 31/8 two', () => {
  assert.equal(workdaysOf(2026, '2026-08-17', '2026-08-23'), 6);
  assert.equal(workdaysOf(2026, '2026-08-31', '2026-09-06'), 2);
});

test('every day off has a source that is listed, every make-up day is a Saturday for a swapped weekday', () => {
  const sources = Object.keys(data.sources);
  for (const day of [...data.daysOff, ...data.makeUpDays, ...data.unknown]) assert.ok(sources.includes(day.source));
  for (const day of data.makeUpDays) {
    assert.equal(weekday(localDate(day.date)), 6);
    assert.ok(data.daysOff.some((off) => off.date === day.insteadOf && off.kind === 'swapped'));
  }
});

const input = parseCalendarData(data);
assert.ok(input.ok);
const at = (text: string) => parseInstant(`2026-${text}:00+07:00`) as Instant;

test('an agency’s own hours replace the usual ones', () => {
  const day = [{ opens: 8 * 60, closes: 12 * 60 }];
  const calendar = buildCalendar({ ...input.value, hours: [[], day, day, day, day, day, day, []] });
  const found = deadline({ from: at('11-20T11:00'), term: { amount: 6, unit: 'wh' } }, calendar);
  assert.equal(found.ok && formatInstant(found.value.due), '2026-11-23T09:00:00+07:00');
  const days = deadline({ from: at('11-20T11:00'), term: { amount: 1, unit: 'wd' } }, calendar);
  assert.equal(days.ok && formatInstant(days.value.due), '2026-11-21T12:00:00+07:00');
});

test('a make-up day keeps Friday’s hours unless it is given others', () => {
  const full = [{ opens: 8 * 60, closes: 16 * 60 }];
  const friday = [{ opens: 8 * 60, closes: 12 * 60 }];
  const makeUp = { date: localDate('2026-08-22') };
  const closes = (day: object) => {
    const hours = [[], full, full, full, full, friday, [], []];
    const calendar = buildCalendar({ ...input.value, hours, makeUpDays: [{ ...makeUp, ...day }] });
    const found = deadline({ from: at('08-21T08:00'), term: { amount: 1, unit: 'wd' } }, calendar);
    return found.ok && formatInstant(found.value.due).slice(11, 16);
  };
  assert.equal(closes({}), '12:00');
  assert.equal(closes({ worksLike: 1 }), '16:00');
  assert.equal(closes({ sessions: [{ opens: 540, closes: 600 }] }), '10:00');
});

test('a calendar is refused with the place where it is wrong', () => {
  const wrong = (changes: object, whole: object = data) => {
    const parsed = parseCalendarData({ ...whole, ...changes });
    return parsed.ok ? 'ok' : parsed.facts.where;
  };
  const day = { date: '2026-11-24', vi: 'Ngày Văn hóa', en: 'Culture Day' };
  assert.equal(wrong({}), 'ok');
  assert.equal(wrong({ knownFrom: '2026-02-30' }), 'knownFrom');
  assert.equal(wrong({ knownTo: '2020-01-01' }), 'knownTo');
  assert.equal(wrong({ daysOff: {} }), 'daysOff');
  assert.equal(wrong({ daysOff: [day, { ...day, date: '24/11/2026' }] }), 'daysOff[1].date');
  assert.equal(wrong({ daysOff: [day, day] }), 'daysOff[1].date');
  assert.equal(wrong({ daysOff: [{ ...day, vi: '' }] }), 'daysOff[0].vi');
  assert.equal(wrong({ makeUpDays: [{ date: '2026-11-24' }] }), 'makeUpDays[0].date');
  assert.equal(wrong({ makeUpDays: [{ date: '2026-11-28', worksLike: 8 }] }), 'makeUpDays[0].worksLike');
  assert.equal(wrong({ hours: [{ days: [1], sessions: ['17:00-07:30'] }] }), 'hours[0].sessions[0]');
  assert.equal(wrong({ hours: [{ days: [1], sessions: ['07:30-11:30', '11:00-17:00'] }] }), 'hours[0].sessions');
  assert.equal(wrong({ hours: [] }), 'hours');
  assert.equal(wrong({ unknown: [{ ...data.unknown[0], to: '2027-01-01' }] }), 'unknown[0].to');
  for (const nothing of [null, 5, 'x', []]) assert.ok(!parseCalendarData(nothing).ok);
});

test('a day known to be off is in no doubt, even inside an unannounced period', () => {
  const period = { vi: 'chưa công bố', en: 'unannounced', assumedOff: [] };
  const days = (from: string, to: string) => ({ ...period, from: localDate(from), to: localDate(to) });
  const provisional = (unknown: object) => {
    const calendar = buildCalendar({ ...input.value, unknown: [{ ...period, ...unknown }] as never });
    const found = deadline({ from: at('11-20T14:00'), term: { amount: 5, unit: 'wd' } }, calendar);
    return found.ok && found.value.provisional;
  };
  assert.equal(provisional(days('2026-11-24', '2026-11-24')), false);
  assert.equal(provisional(days('2026-11-24', '2026-11-25')), true);
  assert.equal(provisional(days('2026-11-28', '2026-11-29')), false, 'a weekend');
  assert.equal(provisional(days('2026-11-20', '2026-11-20')), false, 'the day of receipt does not count');
  assert.equal(provisional(days('2026-12-01', '2026-12-31')), false, 'after the due date');
});
