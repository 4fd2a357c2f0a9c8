import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant, MINUTE_MS } from '#kernel/time.ts';
import { isLive, sessionEnd } from './session.ts';

const MORNING = Date.parse('2026-11-20T07:30:00+07:00');
const after = (minutes: number) => instant(MORNING + minutes * MINUTE_MS);
const live = (seen: number, now: number, endedAt: number | null = null) =>
  isLive(
    { lastSeenAt: after(seen), expiresAt: sessionEnd(after(0)), endedAt: endedAt === null ? null : after(endedAt) },
    after(now),
    30 * MINUTE_MS,
  );

test('a session sleeps after half an hour unseen and ends after twelve hours in any case', () => {
  assert.equal(live(0, 29), true);
  assert.equal(live(0, 30), false);
  assert.equal(live(719, 719.9), true);
  assert.equal(live(719, 720), false);
});

test('a session that was ended opens nothing, however fresh', () => {
  assert.equal(live(0, 1, 1), false);
});
