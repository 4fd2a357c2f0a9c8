import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openTestDatabase } from '../../tests/world/database.ts';
import { connectOnce } from './pool.server.ts';
import { nameOf, prepared } from './prepared.ts';

const BACKEND = 'select pg_backend_pid() as pid';

async function reader(t: TestContext) {
  const { db, url } = await openTestDatabase(t);
  return { read: db.forRealm('H48'), db, url };
}

test('what is asked in one go is answered by one connection, which then is free for the next', async (t) => {
  const { read, db } = await reader(t);
  const asked = await Promise.all([1, 2, 3].map(() => read.query<{ pid: number }>(BACKEND)));
  assert.equal(new Set(asked.map(({ rows }) => rows[0]?.pid)).size, 1);
  assert.deepEqual(db.connections(), { inUse: 0, idle: 1, waiting: 0 });
  const later = await read.query<{ pid: number }>(BACKEND);
  assert.equal(later.rows[0]?.pid, asked[0]?.rows[0]?.pid);
});

test('more than sixteen questions in one go are shared between connections', async (t) => {
  const { read } = await reader(t);
  const asked = await Promise.all(Array.from({ length: 40 }, () => read.query<{ pid: number }>(BACKEND)));
  assert.equal(new Set(asked.map(({ rows }) => rows[0]?.pid)).size, 3);
});

test('a question that fails leaves those asked with it answered, and the connection standing', async (t) => {
  const { read, db } = await reader(t);
  const [first, wrong, last] = await Promise.allSettled([
    read.query<{ pid: number }>(BACKEND),
    read.query('select 1 / 0'),
    read.query<{ pid: number }>(BACKEND),
  ]);
  assert.equal(wrong.status === 'rejected' && wrong.reason.code, '22012');
  assert.ok(first.status === 'fulfilled' && last.status === 'fulfilled');
  assert.equal(last.value.rows[0]?.pid, first.value.rows[0]?.pid);
  assert.deepEqual(db.connections(), { inUse: 0, idle: 1, waiting: 0 });
});

test('a connection that is lost under its questions is not used again', async (t) => {
  const { read, url } = await reader(t);
  const first = read.query<{ pid: number }>(BACKEND);
  const rest = Promise.allSettled([read.query('select pg_sleep(60)'), read.query(BACKEND)]);
  const pid = (await first).rows[0]?.pid;
  const admin = await connectOnce(url);
  await admin.query('select pg_terminate_backend($1)', [pid]);
  await admin.end();
  assert.deepEqual(
    (await rest).map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.notEqual((await read.query<{ pid: number }>(BACKEND)).rows[0]?.pid, pid);
});

test('a statement with a name is planned once a connection, one without for its values', async (t) => {
  const { read } = await reader(t);
  const text = 'select count(*)::integer as count from dossier where realm = $1 and code = $2';
  for (const code of ['H48-1', 'H48-2', 'H48-3']) {
    await prepared(read, text, ['H48', code]);
    assert.equal(await mode(read), 'auto', 'asked with values and without a name');
  }
  const { rows } = await prepared<{ once: number; anew: number }>(
    read,
    'select generic_plans::integer as once, custom_plans::integer as anew from pg_prepared_statements where name = $1',
    [nameOf(text)],
  );
  assert.deepEqual(rows, [{ once: 3, anew: 0 }]);
});

async function mode(read: Awaited<ReturnType<typeof reader>>['read']): Promise<string | undefined> {
  const text = 'select current_setting($1) as mode';
  return (await read.query<{ mode: string }>(text, ['plan_cache_mode'])).rows[0]?.mode;
}
