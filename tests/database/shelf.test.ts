import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { openShelf } from '#db/shelf.ts';
import { inTransaction } from '#db/transaction.ts';
import { ok, refused } from '#kernel/outcome.ts';
import { openTestApp } from '../world/database.ts';

test('what an act read is put by when the act is kept, and not when it is refused, fails or is only rehearsed', async (t) => {
  const app = await openTestApp(t);
  const shelf = openShelf<string>();
  const put = <T>(key: string, answer: () => T, from = app) =>
    inTransaction(from, 'system:test', async (tx) => {
      await tx.query('select 1');
      shelf.put(tx, key, 'đã đọc');
      assert.equal(shelf.get(tx, key), undefined, 'nobody sees it before');
      return answer();
    });
  await put('kept', () => ok(1));
  assert.equal(shelf.get(app.read, 'kept'), 'đã đọc');
  await put('refused', () => refused('not-found'));
  await put('rehearsed', () => ok(1), { ...app, rehearsed: true } as typeof app);
  await assert.rejects(
    put('failed', () => {
      throw new Error('hỏng');
    }),
    /hỏng/,
  );
  for (const key of ['refused', 'rehearsed', 'failed']) assert.equal(shelf.get(app.read, key), undefined, key);
});

test('statements asked in one go are written to the database in one go, and each has its own answer', async (t) => {
  const app = await openTestApp(t);
  const client = await app.db.forRealm(app.realm).connect();
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  await client.query('select 0');
  let written = 0;
  for (const way of ['_write', '_writev'] as const) {
    const own = stream[way]?.bind(stream) as ((...told: unknown[]) => void) | undefined;
    if (!own) continue;
    stream[way] = (...told: unknown[]) => {
      written += 1;
      own(...told);
    };
  }
  const asked = [1, 2, 3].map((one) => client.query<{ n: number }>('select $1::integer as n', [one]));
  const wrong = assert.rejects(client.query('select nichts'), /nichts/);
  const answers = await Promise.all(asked);
  await wrong;
  client.release();
  assert.deepEqual(
    answers.map(({ rows }) => rows[0]?.n),
    [1, 2, 3],
  );
  assert.equal(written, 1);
});
