import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pool } from 'pg';
import { releasedOnce } from './release-once.ts';

test('a pool that has ended gives its error and nothing to give back', async () => {
  const pool = new Pool();
  await pool.end();
  const told = await new Promise<unknown[]>((tell) => {
    releasedOnce(pool).connect((...all: unknown[]) => tell(all.slice(1)));
  });
  assert.ok(
    told.every((one) => one === undefined),
    'whoever ends as the database is lost would call it',
  );
});
