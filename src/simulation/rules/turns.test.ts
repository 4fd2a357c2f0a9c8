import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Instant, parseInstant } from '#kernel/time.ts';
import { nextTurn, turnOf } from './turns.ts';

const at = (text: string) => parseInstant(`${text}+07:00`) as Instant;

test('a day has four turns that follow each other without a gap, midnight and the hours of alarms beginning one', () => {
  const days: [string, string, string][] = [
    ['2026-04-06T00:00:00', '2026-04-06T00:00:00', '2026-04-06T09:00:00'],
    ['2026-04-06T08:59:59', '2026-04-06T00:00:00', '2026-04-06T09:00:00'],
    ['2026-04-06T09:00:00', '2026-04-06T09:00:00', '2026-04-06T12:00:00'],
    ['2026-04-06T14:59:59', '2026-04-06T12:00:00', '2026-04-06T15:00:00'],
    ['2026-04-06T23:59:59', '2026-04-06T15:00:00', '2026-04-07T00:00:00'],
  ];
  for (const [moment, begins, next] of days) {
    assert.equal(turnOf(at(moment)), at(begins), moment);
    assert.equal(nextTurn(at(begins)), at(next), begins);
  }
});
