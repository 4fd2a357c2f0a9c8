import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import { type Condition, holds, namesIn } from './condition.ts';
import type { Facts } from './facts.ts';

const facts: Facts = { today: localDate('2026-11-21') };

test('conditions look at answers one way everywhere', () => {
  const answers = {
    origin: 'new',
    length: 12,
    known: false,
    reasons: ['lost'],
    name: '',
    born: '2008-11-21',
    died: '2026-03-01',
  };
  const table: [Condition, boolean][] = [
    [{ field: 'origin', is: 'new' }, true],
    [{ field: 'origin', in: ['converted', 'bought'] }, false],
    [{ field: 'known', is: false }, true],
    [{ field: 'absent', is: 'new' }, false],
    [{ field: 'constructor', filled: true }, false],
    [{ not: { field: 'absent', is: 'new' } }, true],
    [{ field: 'reasons', has: 'lost' }, true],
    [{ field: 'name', filled: true }, false],
    [{ field: 'absent', filled: false }, true],
    [{ field: 'length', number: true, atLeast: 12 }, true],
    [{ field: 'length', number: true, below: 12 }, false],
    [{ field: 'origin', number: true, below: 12 }, false],
    [{ ageOf: 'born', atLeast: 18 }, true],
    [{ ageOf: 'born', atLeast: 18, at: 'died' }, false],
    [{ ageOf: 'absent', below: 18 }, false],
    [{ daysSince: 'died', atLeast: 60 }, true],
    [{ field: 'died', notBefore: 'born' }, true],
    [{ field: 'born', notBefore: 'died' }, false],
    [{ field: 'absent', notBefore: 'died' }, true],
    [{ all: [] }, true],
    [{ any: [] }, false],
  ];
  for (const [condition, expected] of table)
    assert.equal(holds(condition, answers, facts), expected, JSON.stringify(condition));
});

test('age is reached on the birthday, and a bare year makes nobody older', () => {
  const adult = (born: string) => holds({ ageOf: 'born', atLeast: 18 }, { born }, facts);
  assert.equal(adult('2008-11-21'), true);
  assert.equal(adult('2008-11-22'), false);
  assert.equal(adult('2008'), false);
  assert.equal(adult('2007'), true);
  const leap = { today: localDate('2026-02-28') };
  assert.equal(
    holds({ ageOf: 'born', atLeast: 18 }, { born: '2008-02-29' }, leap),
    false,
    'born on 29/2: of age on 1/3',
  );
  assert.equal(holds({ ageOf: 'born', atLeast: 18 }, { born: '2008-02-29' }, { today: localDate('2026-03-01') }), true);
});

test('a condition names what it looks at', () => {
  const condition: Condition = {
    all: [{ field: 'a', is: 1 }, { not: { ageOf: 'b', atLeast: 3, at: 'today' } }, { field: 'c', notBefore: 'd' }],
  };
  assert.deepEqual(namesIn(condition), ['a', 'b', 'c', 'd']);
});
