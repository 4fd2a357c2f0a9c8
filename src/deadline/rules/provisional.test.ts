import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant, type Instant, parseInstant } from '#kernel/time.ts';
import { nationalCalendar } from '../national.ts';
import { deadline } from './deadline.ts';
import { explain } from './explain.ts';
import { parseTerm } from './term.ts';

function find(from: string, written: string) {
  const term = parseTerm(written);
  assert.ok(term.ok);
  const found = deadline({ from: parseInstant(`${from}:00+07:00`) as Instant, term: term.value }, nationalCalendar());
  assert.ok(found.ok);
  return found.value;
}

test('a term that ends before the unannounced Tết is certain', () => {
  const found = find('2027-01-29T09:00', '3wd');
  assert.equal(found.provisional, false);
  assert.equal(formatInstant(found.due), '2027-02-03T17:00:00+07:00');
  // One of the two proposals has Thursday 4/2 off.
  assert.equal(find('2027-01-29T09:00', '4wd').provisional, true);
});

test('a term that runs into the unannounced Tết is provisional and says why', () => {
  const found = find('2027-01-29T09:00', '10wd');
  assert.equal(found.provisional, true);
  assert.equal(formatInstant(found.due), '2027-02-18T17:00:00+07:00');
  assert.match(explain(found, 'vi'), /^Hạn trả tạm tính 17:00 .*chưa công bố lịch nghỉ Tết Nguyên đán Đinh Mùi 2027$/);
  assert.match(explain(found, 'en'), /^Provisionally due .*Lunar New Year 2027 have not been announced$/);
});

test('working hours that reach over Tết 2027 are provisional, those that stop before are not', () => {
  assert.equal(find('2027-02-03T07:30', '8wh').provisional, false);
  assert.equal(find('2027-02-03T07:30', '9wh').provisional, true);
});

test('plain days that pass over the unknown and end on a known day are certain', () => {
  const found = find('2027-02-01T09:00', '15d');
  assert.equal(found.provisional, false);
  assert.equal(formatInstant(found.due), '2027-02-16T17:00:00+07:00');
});

test('plain days that end inside the unknown are provisional', () => {
  assert.equal(find('2027-01-25T09:00', '15d').provisional, true);
});

test('a last day on the weekend after the unknown days is certain, for weekends stay weekends', () => {
  const found = find('2027-01-29T09:00', '15d'); // Saturday 13/2
  assert.equal(found.provisional, false);
  assert.equal(formatInstant(found.due), '2027-02-15T17:00:00+07:00');
});

test('the second day of National Day 2027 is in doubt on both sides', () => {
  assert.equal(find('2027-08-30T09:00', '1wd').provisional, false);
  assert.equal(find('2027-08-30T09:00', '2wd').provisional, true);
  assert.equal(find('2027-09-03T18:00', '1wd').provisional, false);
});

test('a term into 2028, of which there is no calendar, is provisional and says so', () => {
  const found = find('2027-12-29T09:00', '5wd');
  assert.equal(found.provisional, true);
  assert.equal(formatInstant(found.due), '2028-01-05T17:00:00+07:00');
  assert.match(explain(found, 'vi'), /chưa có lịch nghỉ lễ cho thời gian từ 01\/01\/2028/);
});

test('a term over both Tết and the end of the calendar names both reasons', () => {
  const found = find('2027-01-29T09:00', '250wd');
  assert.equal(found.doubts.length, 3);
  assert.match(explain(found, 'vi'), /Đinh Mùi 2027 và .*Quốc khánh.* và .*2028/);
});

test('terms through announced years are certain', () => {
  for (const from of ['2023-01-05T09:00', '2024-02-01T09:00', '2025-04-20T09:00', '2026-08-17T09:00']) {
    assert.equal(find(from, '60wd').provisional, false, from);
  }
});
