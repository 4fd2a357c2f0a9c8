import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok, refused } from '#kernel/outcome.ts';
import { type Instant, parseInstant } from '#kernel/time.ts';
import type { Planned } from '../rules/plan.ts';
import { live } from './live.ts';

const at = parseInstant('2026-04-06T09:00:00+07:00') as Instant;
const planned = (code: string, seq: number, act: 'accept' | 'claim'): Planned => ({
  ...{ at: (at + seq * 60_000) as Instant, code, seq, by: { officer: 'suong.dt' }, deed: { act } },
  ...{ competent: 'H48.14', person: seq },
});

test('what is refused is told with its dossiers, and what their plan builds on it is left out', async () => {
  const plan = [
    planned('A', 1, 'accept'),
    planned('B', 2, 'accept'),
    planned('C', 3, 'accept'),
    planned('A', 4, 'claim'),
  ];
  const asked: string[] = [];
  const lived = await live(plan, {
    lanes: 2,
    planned: () => {},
    perform: async ({ code, deed }) => {
      asked.push(`${deed.act} ${code}`);
      return code === 'B' ? ok(code) : refused('not-found');
    },
    turn: async () => {},
  });
  assert.deepEqual(lived.refusals, { 'accept not-found': ['A', 'C'] });
  assert.equal(lived.acts, 1);
  assert.deepEqual(asked.sort(), ['accept A', 'accept B', 'accept C']);
});
