import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstBreak, GENESIS, hashOf, rootOf, type TrailRow } from './chain.ts';

/** A chain as the database would have sealed it. */
function chainOf(acts: readonly string[]): TrailRow[] {
  let previous = GENESIS;
  return acts.map((act, index) => {
    const open = {
      ...{ realm: 'H48', subject: 'procedure/1.003650', seq: index + 1, id: `id-${index}` },
      ...{ at: '2026-11-20T07:00:00.000Z', actor: 'system:import', act, facts: '{"số": 1}' },
    };
    const row = { ...open, hash: hashOf(open, previous) };
    previous = row.hash;
    return row;
  });
}

test('a chain as it was sealed has no break', () => {
  assert.equal(firstBreak(chainOf(['drafted', 'published', 'withdrawn'])), undefined);
  assert.equal(firstBreak([]), undefined);
});

test('any change to any part of any row is found', () => {
  const parts = ['realm', 'id', 'at', 'actor', 'act', 'facts', 'hash'] as const;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(), fc.constantFrom(...parts), (length, pick, part) => {
      const rows = chainOf(Array.from({ length }, (_, index) => `act-${index}`));
      const index = pick % length;
      rows[index] = { ...(rows[index] as TrailRow), [part]: `${rows[index]?.[part]}x` };
      assert.ok(firstBreak(rows));
    }),
  );
});

test('a row taken out or put in another place is found', () => {
  const rows = chainOf(['a', 'b', 'c']);
  assert.equal(firstBreak(rows.toSpliced(1, 1))?.why, 'gap');
  assert.equal(firstBreak(rows.slice(1))?.why, 'gap');
  const renumbered = rows.slice(1).map((row, index) => ({ ...row, seq: index + 1 }));
  assert.equal(firstBreak(renumbered)?.why, 'altered', 'its hash was made after another');
});

test('the root of a day changes with any head', () => {
  const heads = [
    { subject: 'agency/H48', hash: 'a'.repeat(64) },
    { subject: 'procedure/1.003650', hash: 'b'.repeat(64) },
  ];
  assert.notEqual(rootOf(heads), rootOf(heads.slice(1)));
  assert.notEqual(rootOf(heads), rootOf(heads.map((head) => ({ ...head, hash: 'c'.repeat(64) }))));
});
