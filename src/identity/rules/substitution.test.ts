import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import type { Post, Role, Viewer } from './access.ts';
import { mayArrange, mayBeAway, mayStandIn, officesOf } from './substitution.ts';

const post = (written: string): Post => {
  const [role, unit] = written.split(' ');
  return { role: role as Role, unit: unit as string };
};
const who = (...posts: string[]): Viewer & { kind: 'officer' } => ({
  ...{ kind: 'officer', id: 'x', name: 'Phạm Quang Vinh', unit: null },
  posts: posts.map(post),
});

test('an absence is arranged by a head for the staff, by a leader for all below, by an administrator for anybody', () => {
  const table: [viewer: string, absent: string[], may: boolean][] = [
    ['unit-head H48.14.05.002', ['handler H48.14.05.002'], true],
    ['unit-head H48.14.05.002', ['handler H48.14.05.003'], false],
    ['unit-head H48.14.05.002', ['handler H48.14.05.0021'], false],
    ['unit-head H48.14.05.002', ['unit-head H48.14.05.002'], false],
    ['unit-head H48.14.05.002', ['handler H48.14.05.002', 'clerk H48.14.05.001'], false],
    ['unit-head H48.14.05', ['leader H48.14.05'], false],
    ['leader H48.14.05', ['unit-head H48.14.05.002'], true],
    ['leader H48.14.05', ['leader H48.14.05'], true],
    ['leader H48.14.05', ['leader H48.14'], false],
    ['leader H48.14.05', ['handler H48.14.05.002', 'administrator H48.01'], true],
    ['administrator H48.01', ['leader H48'], true],
    ['administrator H48.01', ['administrator H48.01'], false],
    ['administrator H48.01', [], false],
    ['handler H48.14.05', ['handler H48.14.05'], false],
    ['clerk H48.14.05', ['handler H48.14.05'], false],
  ];
  for (const [viewer, absent, may] of table)
    assert.equal(mayArrange(who(viewer), absent.map(post)), may, `${viewer} for ${absent}`);
});

test('a substitute is of the same office, and for a leader a head or another leader', () => {
  const table: [absent: string[], instead: string[], may: boolean][] = [
    [['handler H48.14.05.003'], ['handler H48.14.05.004'], true],
    [['handler H48.14.05.003'], ['handler H48.03.01'], false],
    [['receiver H48.61.01'], ['clerk H48.61.02'], true],
    [['handler H48.14'], ['handler H48.03'], false],
    [['leader H48.14'], ['unit-head H48.14.05.004'], true],
    [['leader H48.14'], ['handler H48.14.05.004'], false],
    [['leader H48.14.05'], ['unit-head H48.14.01'], false],
    [['leader H48.14.05'], [], false],
  ];
  for (const [absent, instead, may] of table)
    assert.equal(mayStandIn(absent.map(post), instead.map(post)), may, `${instead} for ${absent}`);
  assert.deepEqual(officesOf(who('unit-head H48.14.05.002', 'handler H48.03.01')), ['H48.14.05']);
  assert.equal(officesOf(who('leader H48.14', 'administrator H48.01')), null);
});

test('an absence begins today at the earliest, has one substitute a day, and none who is away', () => {
  const day = (date: number) => localDate(`2026-11-${date}`);
  const days = (from: number, to: number) => ({ from: day(from), to: day(to) });
  const ask = (from: number, to: number, absences = [days(25, 26)], instead = [days(28, 29)]) => {
    const done = mayBeAway(days(from, to), day(20), { absences, instead });
    return done.ok ? 'ok' : done.code;
  };
  assert.equal(ask(20, 24), 'ok');
  assert.equal(ask(27, 27), 'ok');
  assert.equal(ask(21, 20), 'dates-reversed');
  assert.equal(ask(19, 20), 'date-past');
  assert.equal(ask(24, 25), 'absence-overlaps');
  assert.equal(ask(26, 27), 'absence-overlaps');
  assert.equal(ask(27, 28), 'substitute-away');
});
