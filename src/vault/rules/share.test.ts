import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, instant } from '#kernel/time.ts';
import { MOST_DAYS, MOST_OPENS, shareUntil, standingOf } from './share.ts';

test('a link lives from one day to thirty and opens once to fifty times, or as often as wished', () => {
  const now = instant(1_000_000);
  for (const [days, opens, good] of [
    [1, 1, true],
    [MOST_DAYS, MOST_OPENS, true],
    [7, null, true],
    [0, null, false],
    [MOST_DAYS + 1, null, false],
    [1.5, null, false],
    [Number.NaN, null, false],
    [7, 0, false],
    [7, MOST_OPENS + 1, false],
  ] as const) {
    const until = shareUntil({ days, opens }, now);
    assert.equal(until.ok, good, `${days} days, ${opens} times`);
    if (until.ok) assert.equal(until.value, now + days * DAY_MS);
    else assert.equal(until.code, 'share-wish-wrong');
  }
});

test('a link is closed by its end, its last opening, or its owner', () => {
  const link = { endsAt: instant(100), opensMost: 2, opened: 1, revokedAt: null };
  assert.equal(standingOf(link, instant(99)), 'open');
  assert.equal(standingOf(link, instant(100)), 'ended');
  assert.equal(standingOf({ ...link, opened: 2 }, instant(1)), 'used-up');
  assert.equal(standingOf({ ...link, opensMost: null, opened: 900 }, instant(1)), 'open');
  assert.equal(standingOf({ ...link, revokedAt: instant(50) }, instant(60)), 'revoked');
});
