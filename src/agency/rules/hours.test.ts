import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import {
  DEFAULT_WEEK,
  fromStored,
  hoursThatHold,
  readSessions,
  type SetHours,
  sessionsOn,
  toStored,
  type Week,
  writeSessions,
  wrongDay,
} from './hours.ts';

const weekOf = (opens: number, closes: number): Week =>
  DEFAULT_WEEK.map((_, day) => (day >= 1 && day <= 5 ? [{ opens, closes }] : []));
const set = (agency: string, depth: number, purpose: SetHours['purpose'], week: Week): SetHours => ({
  ...{ agency, depth, purpose, week },
});
const [island, province, saturday] = [weekOf(420, 660), weekOf(450, 690), weekOf(450, 1020)];

test('an agency without hours keeps those of the nearest one above that has some', () => {
  const rows = [set('H48', 2, 'working', province), set('H48.65', 1, 'working', island)];
  assert.deepEqual(hoursThatHold(rows, 'working'), { week: island, setBy: 'H48.65' });
});

test('where nobody has set hours, the usual forty hours stand', () => {
  const usual = hoursThatHold([], 'working');
  assert.equal(usual.setBy, undefined);
  assert.equal(writeSessions(sessionsOn(usual.week, localDate('2026-11-20'))), '07:30–11:30, 13:00–17:00');
  assert.equal(writeSessions(sessionsOn(usual.week, localDate('2026-11-21'))), '');
});

test('people are received in the reception hours, and in the working hours where there are none', () => {
  const rows = [set('H48.01.50', 0, 'reception', saturday), set('H48', 2, 'working', province)];
  assert.equal(hoursThatHold(rows, 'reception').setBy, 'H48.01.50');
  assert.equal(hoursThatHold(rows, 'working').setBy, 'H48');
  assert.equal(hoursThatHold(rows.slice(1), 'reception').setBy, 'H48');
});

test('reception hours from far above give way to working hours set nearer', () => {
  const rows = [set('H48.65', 0, 'working', island), set('H48', 1, 'reception', saturday)];
  assert.equal(hoursThatHold(rows, 'reception').setBy, 'H48.65');
});

test('sessions that overlap, run backwards or past midnight are found by their day', () => {
  const monday = (...sessions: [number, number][]): Week => [
    [],
    sessions.map(([opens, closes]) => ({ opens, closes })),
    ...Array.from({ length: 6 }, () => []),
  ];
  assert.equal(wrongDay(DEFAULT_WEEK), undefined);
  assert.equal(wrongDay(monday([450, 690], [690, 720])), undefined, 'touching is allowed');
  for (const bad of [
    [[690, 450]],
    [
      [450, 690],
      [600, 720],
    ],
    [[450, 1440]],
    [[-1, 60]],
    [[1.5, 60]],
    [[60, 60]],
  ])
    assert.equal(wrongDay(monday(...(bad as [number, number][]))), 1, JSON.stringify(bad));
});

test('a week is the same after it was stored', () => {
  assert.deepEqual(fromStored(toStored(DEFAULT_WEEK)), DEFAULT_WEEK);
  assert.deepEqual(Object.keys(toStored(DEFAULT_WEEK)), ['1', '2', '3', '4', '5']);
});

test('sessions are read as offices write them, and what cannot be is not guessed', () => {
  const read = (typed: string) => {
    const found = readSessions(typed);
    return found && writeSessions(found);
  };
  assert.equal(read('7:30-11:30, 13:00-17:00'), '07:30–11:30, 13:00–17:00');
  assert.equal(read(' 7h30 – 11h30 ; 13h-17h '), '07:30–11:30, 13:00–17:00');
  assert.equal(read('8-12'), '08:00–12:00');
  assert.equal(read(''), '');
  for (const wrong of ['sáng', '7:30', '11-7', '7-12, 11-17', '7-25', '7:75-9'])
    assert.equal(read(wrong), undefined, wrong);
});
