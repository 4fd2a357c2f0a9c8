import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openGate } from '#kernel/gate.ts';

/** Whoever is inside stays until told to go. */
function visits(atOnce: number) {
  const [gate, entered] = [openGate(atOnce), [] as string[]];
  const leave = new Map<string, (error?: Error) => void>();
  const come = (name: string, signal?: AbortSignal) =>
    gate.through(
      name.slice(0, 1),
      () => {
        entered.push(name);
        return new Promise<string>((go, fail) => leave.set(name, (error) => (error ? fail(error) : go(name))));
      },
      signal && { signal, answer: () => 'gone' },
    );
  const settle = () => new Promise((done) => setImmediate(done));
  return { come, entered, settle, leave: (name: string, error?: Error) => leave.get(name)?.(error) };
}

test('a gate lets two in, and then one place after the other', async () => {
  const { come, entered, leave, settle } = visits(2);
  const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1'].map((name) => come(name));
  await settle();
  assert.deepEqual(entered, ['a1', 'a2']);
  for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'a4']) {
    leave(name);
    await settle();
  }
  assert.deepEqual(entered, ['a1', 'a2', 'a3', 'b1', 'c1', 'a4']);
  assert.deepEqual(await Promise.all(all), ['a1', 'a2', 'a3', 'a4', 'b1', 'c1']);
});

test('whoever fails inside a gate makes room too', async () => {
  const { come, entered, leave, settle } = visits(1);
  const [first, second] = [come('a1'), come('b1')];
  await settle();
  leave('a1', new Error('a bug'));
  await assert.rejects(first, /a bug/);
  await settle();
  leave('b1');
  assert.equal(await second, 'b1');
  const third = come('a2');
  await settle();
  assert.deepEqual(entered, ['a1', 'b1', 'a2']);
  leave('a2');
  await third;
});

test('whoever hangs up while waiting is not worked on, and the line goes on without', async () => {
  const { come, entered, leave, settle } = visits(1);
  const [first, patient] = [come('a1', new AbortController().signal), new AbortController()];
  const [one, two, late] = [new AbortController(), new AbortController(), AbortSignal.abort()];
  const waiting = [come('a2', one.signal), come('b1', two.signal), come('b2', patient.signal), come('c1', late)];
  await settle();
  one.abort();
  two.abort();
  assert.deepEqual(await Promise.all([waiting[0], waiting[1], waiting[3]]), ['gone', 'gone', 'gone']);
  leave('a1');
  assert.equal(await first, 'a1');
  await settle();
  assert.deepEqual(entered, ['a1', 'b2']);
  patient.abort();
  leave('b2');
  assert.equal(await waiting[2], 'b2', 'once inside it is worked on to the end');
  const third = come('a3');
  await settle();
  assert.deepEqual(entered, ['a1', 'b2', 'a3'], 'no place was lost with those who left');
  leave('a3');
  await third;
});
