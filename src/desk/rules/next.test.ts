import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Instant, instant } from '#kernel/time.ts';
import { backSince, callable, nextOf, orderOf, type Waiting } from './next.ts';

const one = (id: string, at: number, isPriority = false, more: Partial<Waiting> = {}): Waiting => ({
  ...{ id, number: 0, line: 'A', isPriority, onlyCounter: null, waitingSince: instant(at) },
  ...more,
});
const names = (line: readonly Waiting[]) => line.map(({ id }) => id).join(' ');

test('a priority group goes first, and after two of them one of the others', () => {
  const line = [one('An', 1), one('Bình', 2), one('Cụ Tư', 3, true), one('Cụ Năm', 4, true), one('Cụ Sáu', 5, true)];
  assert.equal(names(orderOf(line, [], 2)), 'Cụ Tư Cụ Năm An Cụ Sáu Bình');
});

test('calls before count: after two of the priority groups it is the turn of the others at once', () => {
  const line = [one('An', 1), one('Cụ Tư', 2, true)];
  assert.equal(nextOf(line, [true, true], 2)?.id, 'An');
  assert.equal(nextOf(line, [true, false], 2)?.id, 'Cụ Tư');
  assert.equal(nextOf(line, [true], 2)?.id, 'Cụ Tư');
});

test('with nobody of one kind the other is called, and with nobody nobody', () => {
  assert.equal(nextOf([one('Cụ Tư', 2, true)], [true, true], 2)?.id, 'Cụ Tư');
  assert.equal(nextOf([one('An', 1)], [], 2)?.id, 'An');
  assert.equal(nextOf([], [true], 2), undefined);
});

test('a counter calls its own letters and what was transferred to it alone', () => {
  const line = [one('A1', 1), one('B1', 2, false, { line: 'B' }), one('B2', 3, false, { line: 'B', onlyCounter: 1 })];
  const away = one('A2', 4, false, { onlyCounter: 2 });
  assert.equal(names(callable([...line, away], { counter: 1, series: ['A'] })), 'A1 B2');
});

test('whoever comes back stands behind three, or last of a shorter line', () => {
  const line = [one('An', 10), one('Bình', 20), one('Chi', 30), one('Dũng', 40)];
  assert.equal(backSince(line, instant(99)), 31);
  assert.equal(backSince(line.slice(0, 2), instant(99)), 99);
});

test('whatever the line, everybody is called once, nobody waits behind more than the run, equals go by time', () => {
  const anybody = fc.record({ at: fc.integer({ min: 0, max: 50 }), isPriority: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anybody, { maxLength: 30 }), fc.integer({ min: 1, max: 4 }), (people, run) => {
      const line = people.map(({ at, isPriority }, index) => one(`${index}`.padStart(3, '0'), at, isPriority));
      const order = orderOf(line, [], run);
      assert.equal(new Set(order).size, line.length);
      for (const kind of [true, false]) {
        const times = order.filter(({ isPriority }) => isPriority === kind).map(({ waitingSince }) => waitingSince);
        assert.deepEqual(
          times,
          times.toSorted((a: Instant, b: Instant) => a - b),
        );
      }
      const lastOther = order.findLastIndex(({ isPriority }) => !isPriority);
      let inARow = 0;
      for (const { isPriority } of order.slice(0, lastOther + 1)) {
        inARow = isPriority ? inARow + 1 : 0;
        assert.ok(inARow <= run, `${inARow} of the priority groups while another waits`);
      }
    }),
  );
});
