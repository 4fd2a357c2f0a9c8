import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nationalCalendar } from '#deadline/index.ts';
import { formatInstant, type Instant, parseInstant } from '#kernel/time.ts';
import { soonUntil } from './queues.ts';

const at = (text: string) => parseInstant(`${text}:00+07:00`) as Instant;
const day = (text: string) => formatInstant(soonUntil(at(text), nationalCalendar())).slice(0, 10);

test('a dossier is soon late two days before its date', () => {
  assert.equal(day('2026-11-17T09:00'), '2026-11-19');
});

test('on a Friday the dossiers of Monday are soon late, because an apology can go out today for the last time', () => {
  assert.equal(day('2026-11-27T09:00'), '2026-11-30');
});

test('before Tết the alarm reaches over the days off', () => {
  // Offices close on Friday 13/2/2026 until Monday 23/2.
  assert.equal(day('2026-02-13T09:00') >= '2026-02-23', true, day('2026-02-13T09:00'));
});
