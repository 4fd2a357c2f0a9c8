import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import { type Edge, resolve, type SuccessionKind } from './successors.ts';

const edge = (code: string, kind: SuccessionKind): Edge => ({
  from: { level: 'commune', code: '21172' },
  to: { level: 'commune', code },
  ...{ day: localDate('2025-07-01'), kind, basis: 'Nghị quyết số 1677/NQ-UBTVQH15' },
});

test('a unit that went one way is rewritten without asking, whatever the kind', () => {
  for (const kind of ['F', 'K', 'C', 'P1', 'P2'] as const)
    assert.deepEqual(resolve([edge('21025', kind)]), { how: 'automatic', edge: edge('21025', kind) });
});

test('a unit that was split is for a person to choose, where all its people went first', () => {
  const found = resolve([edge('1', 'P2'), edge('2', 'P'), edge('3', 'P1'), edge('4', 'P3')]);
  assert.equal(found.how, 'choose');
  assert.deepEqual(found.how === 'choose' && found.edges.map(({ to }) => to.code), ['3', '2', '4', '1']);
});

test('a unit whose fate no source tells is resolved to nothing', () => {
  assert.deepEqual(resolve([]), { how: 'none' });
});
