import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nationalCalendar } from '#deadline/index.ts';
import { type Instant, parseInstant } from '#kernel/time.ts';
import { type CaseFacts, detect } from './bottleneck-detectors.ts';
import { type Stay, waitsBy } from './bottleneck-waits.ts';

const at = (text: string) => parseInstant(`${text}:00+07:00`) as Instant;
const calendar = nationalCalendar();
const NOW = at('2026-11-20T16:00');

/** A Thursday and a Friday of an office that sits 7:30 to 11:30 and 13:00 to 17:00. */
const stay = (
  code: string,
  entered: string,
  begun: string | null,
  left: string | null,
  more: Partial<Stay> = {},
): Stay => ({
  ...{ code, step: 'examine', kind: 'examine', agency: 'H48.14.05', holder: 'hung', outcome: left && 'done' },
  ...{ entered: at(entered), begun: begun === null ? null : at(begun), left: left === null ? null : at(left), ...more },
});

const STAYS = [
  // Waits from 10:30 to 14:30: an hour before noon and one and a half after; worked on for thirty minutes.
  stay('a', '2026-11-19T10:30', '2026-11-19T14:30', '2026-11-19T15:00'),
  // Comes at the end of Thursday, is begun on Friday an hour after the office opened.
  stay('b', '2026-11-19T17:00', '2026-11-20T08:30', '2026-11-20T09:00', { holder: 'bien', outcome: 'sent-back' }),
  // Nobody has turned to it yet: from 14:00 until now.
  stay('c', '2026-11-20T14:00', null, null, { holder: null, kind: 'sign', agency: 'H48.65' }),
  stay('b', '2026-11-20T09:00', '2026-11-20T09:00', '2026-11-20T10:00'),
];

test('waiting is told apart from working, on the office’s own hours, with the dossiers behind it', () => {
  const [examine, sign] = waitsBy('step', STAYS, () => calendar, NOW);
  assert.deepEqual(examine, {
    ...{ key: 'examine', stays: 3, waiting: 210, working: 120 },
    longest: [
      { code: 'a', minutes: 150 },
      { code: 'b', minutes: 60 },
    ],
  });
  assert.deepEqual(sign, { key: 'sign', stays: 1, waiting: 120, working: 0, longest: [{ code: 'c', minutes: 120 }] });
  const keys = (key: 'unit' | 'holder' | 'weekday' | 'hour') =>
    waitsBy(key, STAYS, () => calendar, NOW).map((one) => `${one.key} ${one.waiting}`);
  assert.deepEqual(keys('unit'), ['H48.14.05 210', 'H48.65 120']);
  assert.deepEqual(keys('holder'), ['hung 150', ' 120', 'bien 60']);
  assert.deepEqual(keys('weekday'), ['4 210', '5 120']);
  assert.deepEqual(keys('hour'), ['10 150', '14 120', '17 60', '09 0']);
});

const dossier = (code: string, more: Partial<CaseFacts> = {}): CaseFacts => ({
  ...{
    code,
    channel: 2,
    byTheHour: false,
    lateSince: null,
    due: at('2026-11-20T17:30'),
    ended: at('2026-11-20T10:00'),
  },
  ...{ papers: 2, digitised: 2, originals: 0, ...more },
});

test('each detector names the dossiers it found, each once, and of how many', () => {
  const cases = [
    dossier('a', { due: at('2026-11-19T17:30'), ended: null }),
    dossier('b', { originals: 1, ended: at('2026-11-20T17:30') }),
    dossier('c', { channel: 1, digitised: 1, due: null }),
  ];
  const found = detect(
    { cases, stays: STAYS, at: NOW, now: NOW, calendar: () => calendar },
    { holders: 2, startMinutes: 100 },
  );
  const told = found.map(({ detector, of, count, codes }) => `${detector} ${count}/${of} ${codes.join(' ')}`);
  assert.deepEqual(told, [
    // Ended at the very moment it was due is in time.
    'overdue 1/2 a',
    'not-digitised 1/3 c',
    'originals-asked 1/2 b',
    'rework 1/3 b',
    'hand-overs 1/3 b',
    'late-start 2/3 a c',
  ]);
});

test('what is still open is overdue now, though its date came after the period; what was late before a supplement stays so', () => {
  const month = at('2026-11-19T00:00');
  const cases = [
    dossier('a', { ended: null }),
    dossier('b', { due: null, lateSince: at('2026-11-18T08:00'), ended: null }),
    dossier('c', { due: at('2026-11-30T17:30'), ended: null }),
  ];
  const looked = { cases, stays: [], at: month, calendar: () => calendar };
  const overdue = (now: string) =>
    detect({ ...looked, now: at(now) }, { holders: 2, startMinutes: 100 }).find(
      ({ detector }) => detector === 'overdue',
    );
  assert.deepEqual(overdue('2026-11-19T00:00')?.codes, ['b']);
  assert.deepEqual(overdue('2026-11-22T08:00')?.codes, ['a', 'b']);
});

test('nothing found is no dossier of none, not a fault', () => {
  for (const { count, of, codes } of detect(
    { cases: [], stays: [], at: NOW, now: NOW, calendar: () => calendar },
    { holders: 3, startMinutes: 480 },
  ))
    assert.deepEqual([count, of, codes], [0, 0, []]);
});
