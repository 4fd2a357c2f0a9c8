import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { SealedProblem, type Secret, seal, unseal } from './sealed.ts';

async function* inParts(bytes: Buffer, size = 10_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

const secret: Secret = { key: randomBytes(32) } as Secret;
const sealed = (bytes: Buffer, by: Secret = secret) => whole(seal(inParts(bytes), by));
const opened = (bytes: Buffer, by: Secret = secret, size?: number) => whole(unseal(inParts(bytes, size), by));
const problem =
  (...codes: string[]) =>
  (error: unknown) =>
    error instanceof SealedProblem && codes.includes(error.code);

test('what was sealed is opened again, whatever its length and however it arrives', async () => {
  for (const length of [0, 1, 65_535, 65_536, 65_537, 131_072, 300_001]) {
    const bytes = randomBytes(length);
    const there = await sealed(bytes);
    assert.deepEqual(await opened(there, secret, 777), bytes, `${length}`);
    if (length > 64) assert.equal(there.indexOf(bytes.subarray(0, 64)), -1, 'nothing of it stands in the clear');
  }
});

test('a passphrase opens what it sealed, written in either form of Unicode, and another does not', async () => {
  const there = await sealed(Buffer.from('hồ sơ'), { passphrase: 'thuyền về bến'.normalize('NFD') });
  assert.equal((await opened(there, { passphrase: 'thuyền về bến' })).toString(), 'hồ sơ');
  await assert.rejects(opened(there, { passphrase: 'thuyền ra khơi' }), problem('wrong-key'));
  await assert.rejects(opened(there, secret), problem('wrong-key'));
});

test('any bit turned is found before its chunk is given out', async () => {
  const there = await sealed(randomBytes(150_000));
  await fc.assert(
    fc.asyncProperty(fc.nat(there.length * 8 - 1), async (bit) => {
      const bad = Buffer.from(there);
      bad[bit >> 3] = (bad[bit >> 3] as number) ^ (1 << (bit & 7));
      await assert.rejects(opened(bad), problem('altered', 'wrong-key', 'not-sealed', 'cut'));
    }),
    { numRuns: 60 },
  );
});

test('a stream cut anywhere, also between two chunks, is known to be cut', async () => {
  const there = await sealed(randomBytes(200_000));
  const head = there.indexOf(10, there.indexOf(10) + 1) + 1;
  for (const length of [head, head + 5, head + 65_552, head + 2 * 65_552, there.length - 1, there.length - 20])
    await assert.rejects(opened(there.subarray(0, length)), problem('cut'), `${length}`);
  const swapped = Buffer.concat([
    ...[there.subarray(0, head), there.subarray(head + 65_552, head + 2 * 65_552)],
    ...[there.subarray(head, head + 65_552), there.subarray(head + 2 * 65_552)],
  ]);
  await assert.rejects(opened(swapped), problem('altered'));
  await assert.rejects(opened(Buffer.concat([there, Buffer.from('x')])), problem('altered', 'cut'));
});
