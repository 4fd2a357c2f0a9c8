import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkServerVersion, type Migration, MigrationRefused, pending } from './migrate.ts';

const migration = (name: string, breaking = false): Migration => ({
  name,
  breaking,
  sql: '',
  checksum: `sum of ${name}`,
});
const refusedWith = (code: string) => (error: unknown) => error instanceof MigrationRefused && error.code === code;

test('only what is missing is applied, in order', () => {
  const known = [migration('0001-house.sql'), migration('0002-agencies.sql'), migration('0003-procedures.sql')];
  assert.deepEqual(
    pending(known, known.slice(0, 1)).map(({ name }) => name),
    ['0002-agencies.sql', '0003-procedures.sql'],
  );
});

test('a database changed by a newer program in a breaking way is refused, in another way it is served', () => {
  const known = [migration('0001-house.sql')];
  assert.throws(() => pending(known, [...known, migration('0099-future.sql', true)]), refusedWith('database-newer'));
  assert.deepEqual(pending(known, [...known, migration('0099-future.sql')]), []);
});

test('a migration edited after it was applied is refused', () => {
  const known = [migration('0001-house.sql')];
  const altered = [{ ...migration('0001-house.sql'), checksum: 'another' }];
  assert.throws(() => pending(known, altered), refusedWith('migration-altered'));
});

test('servers from 15 to 18 are taken, others refused', () => {
  for (const version of [150_020, 180_004]) checkServerVersion(version);
  for (const version of [140_011, 190_000])
    assert.throws(() => checkServerVersion(version), refusedWith('database-version'));
});
