import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { enqueue, moveJobs } from '#db/enqueue.ts';
import { migrate } from '#db/migrate.ts';
import { connectOnce, openDatabase } from '#db/pool.server.ts';
import { sealDays } from '#db/roots.ts';
import { dumpSchema } from '#db/schema-dump.ts';
import { record } from '#db/trail.ts';
import { inTransaction } from '#db/transaction.ts';
import { verifyTrail } from '#db/verify.ts';
import { refused } from '#kernel/outcome.ts';
import { type Instant, parseInstant } from '#kernel/time.ts';
import { openTestApp, openTestDatabase } from '../world/database.ts';

const at = (text: string) => ({ clock: { now: () => parseInstant(text) as Instant } });
const noon = at('2026-11-20T12:00:00+07:00');
const rows = async (app: Awaited<ReturnType<typeof openTestApp>>) =>
  (await app.read.query<{ act: string }>('select act from trail where realm = $1 order by subject, seq', [app.realm]))
    .rows;

test('an act keeps state, trail and job together, and a failed act keeps none', async (t) => {
  const app = await openTestApp(t, noon);
  const jobs = async () => {
    await moveJobs(app.read, app.realm);
    return (await app.read.query('select 1 from graphile_worker.jobs')).rows.length;
  };
  const act = (fail: boolean) =>
    inTransaction({ ...app, reactions: new Set(['opened']) }, 'system:test', async (tx) => {
      await record(tx, 'opened', 'test/1', { by: 'lan' });
      await enqueue(tx, 'seal-trail', {});
      if (fail) throw new Error('the power went');
    });
  await assert.rejects(act(true), /the power went/);
  assert.deepEqual([await rows(app), await jobs()], [[], 0]);
  await act(false);
  assert.deepEqual([(await rows(app)).length, await jobs()], [1, 2], 'the act, the job it asked for and the reaction');
});

test('of jobs with one key that wait the last one counts, also when they are moved together', async (t) => {
  const app = await openTestApp(t, noon);
  await inTransaction(app, 'system:test', async (tx) => {
    for (const [key, n] of [
      ['a', 1],
      ['b', 2],
      ['a', 3],
      [undefined, 4],
      [undefined, 5],
    ] as const)
      await enqueue(tx, 'seal-trail', { n }, key === undefined ? {} : { key });
  });
  assert.equal(await moveJobs(app.read, app.realm), 5, 'all are taken');
  assert.equal(await moveJobs(app.read, app.realm), 0);
  const waiting = async () =>
    (
      await app.read.query<{ n: number }>(
        `select (j.payload->>'n')::integer as n from graphile_worker._private_jobs j order by 1`,
      )
    ).rows.map(({ n }) => n);
  assert.deepEqual(await waiting(), [2, 3, 4, 5]);
  await inTransaction(app, 'system:test', (tx) => enqueue(tx, 'seal-trail', { n: 6 }, { key: 'b' }));
  await moveJobs(app.read, app.realm);
  assert.deepEqual(await waiting(), [3, 4, 5, 6]);
});

test('a statement sent without waiting that fails undoes the act, and its own error is told', async (t) => {
  const app = await openTestApp(t, noon);
  const act = inTransaction(app, 'system:test', async (tx) => {
    await record(tx, 'opened', 'test/1', {});
    tx.send('insert into no_such_table values ($1)', [1]);
    await record(tx, 'closed', 'test/1', {});
    await tx.query('select $1::integer', [1]);
  });
  await assert.rejects(act, /no_such_table/);
  assert.deepEqual(await rows(app), []);
  await inTransaction(app, 'system:test', (tx) => record(tx, 'opened', 'test/1', {}));
  assert.deepEqual(await rows(app), [{ act: 'opened' }], 'the connection is whole');
});

test('a refusal changes nothing', async (t) => {
  const app = await openTestApp(t, noon);
  const answer = await inTransaction(app, 'system:test', async (tx) => {
    await record(tx, 'opened', 'test/1', {});
    return refused('not-found');
  });
  assert.equal(answer.code, 'not-found');
  assert.deepEqual(await rows(app), []);
});

test('fifty acts at once on one subject make one chain without a gap', async (t) => {
  const app = await openTestApp(t, noon);
  await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      inTransaction(app, 'system:test', (tx) => record(tx, 'touched', 'test/1', { n })),
    ),
  );
  const { breaks, chains, entries } = await verifyTrail(app.read, app.realm);
  assert.deepEqual({ breaks, chains, entries }, { breaks: [], chains: 1, entries: 50 });
});

test('the serving role can neither change nor delete the trail, nor make tables', async (t) => {
  const app = await openTestApp(t, noon);
  await inTransaction(app, 'system:test', (tx) => record(tx, 'opened', 'test/1', {}));
  const changes = ['trail', 'trail_entry'].flatMap((name) => [`update ${name} set act = $$x$$`, `delete from ${name}`]);
  for (const sql of [...changes, 'truncate trail_entry', 'create table x (y int)'])
    await assert.rejects(app.read.query(sql), /permission denied/, sql);
});

test('a row changed behind the back of the program is found by its chain and by its day', async (t) => {
  const app = await openTestApp(t, noon);
  for (const act of ['opened', 'moved', 'closed'])
    await inTransaction(app, 'system:test', (tx) => record(tx, act, 'test/1', {}));
  const tomorrow = { ...app, ...at('2026-11-21T00:10:00+07:00') };
  assert.deepEqual(await sealDays(tomorrow), ['2026-11-20']);
  assert.deepEqual(await sealDays(tomorrow), [], 'a day is sealed once');
  const owner = await connectOnce(app.url);
  await owner.query(`update trail set facts = '{"forged": true}' where seq = 2`);
  const altered = await verifyTrail(app.read, app.realm);
  assert.deepEqual(altered.breaks, [{ subject: 'test/1', seq: 2, why: 'altered' }]);
  await owner.query('delete from trail where seq = 3');
  assert.deepEqual((await verifyTrail(app.read, app.realm)).falseRoots, ['2026-11-20']);
  await owner.end();
});

test('sealing that is broken off keeps the days it has sealed and goes on from there', async (t) => {
  const app = await openTestApp(t, noon);
  for (const day of ['18', '19', '20'])
    await inTransaction({ ...app, ...at(`2026-11-${day}T12:00:00+07:00`) }, 'system:test', (tx) =>
      record(tx, 'opened', 'test/1', {}),
    );
  const tomorrow = { ...app, ...at('2026-11-21T00:10:00+07:00') };
  const owner = await connectOnce(app.url);
  await owner.query(`alter table trail_root add constraint power_went check (day <> '2026-11-19')`);
  await assert.rejects(sealDays(tomorrow), /power_went/);
  await owner.query('alter table trail_root drop constraint power_went');
  await owner.end();
  assert.deepEqual(await sealDays(tomorrow), ['2026-11-19', '2026-11-20']);
  assert.deepEqual((await verifyTrail(app.read, app.realm)).falseRoots, []);
});

test('a realm sees itself and the nation, and writes itself only', async (t) => {
  const app = await openTestApp(t, noon);
  const act = (realm: string) =>
    inTransaction({ ...app, realm }, 'system:test', (tx) => record(tx, 'opened', 'test/1', {}));
  for (const realm of ['H48', 'H21', 'VN']) await act(realm);
  const seen = await app.db.forRealm('H48').query('select realm from trail order by realm');
  assert.deepEqual(
    seen.rows.map(({ realm }) => realm),
    ['H48', 'VN'],
  );
  const forged = inTransaction(app, 'system:test', (tx) => record({ ...tx, realm: 'H21' }, 'opened', 'test/2', {}));
  await assert.rejects(forged, /row-level security/);
});

test('every table of the program begins its key with the realm and is guarded by row', async (t) => {
  const { url } = await openTestDatabase(t);
  const owner = await connectOnce(url);
  const { rows: open } = await owner.query(`
    select c.relname, c.relrowsecurity, a.attname from pg_class c
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
      and (a.attname is distinct from 'realm' or not c.relrowsecurity)`);
  await owner.end();
  assert.deepEqual(open, [], 'schema_migration alone is about the database and not about a realm');
});

test('migrations applied by ten programs at once leave one schema, equal to migrations/schema.sql', async (t) => {
  const { url } = await openTestDatabase(t);
  const owner = await connectOnce(url);
  await owner.query('create database twice').catch(() => {});
  const fresh = new URL(url);
  fresh.pathname = '/twice';
  const applied = await Promise.all(Array.from({ length: 10 }, () => migrate(fresh.href, 'migrations')));
  assert.equal(applied.filter((names) => names.length > 0).length, 1, 'one of them does the work');
  const client = await connectOnce(fresh.href);
  const dump = await dumpSchema(client);
  await client.end();
  await owner.query('drop database twice with (force)');
  await owner.end();
  assert.equal(dump, readFileSync('migrations/schema.sql', 'utf8'), 'run: node scripts/dump-schema.ts');
});

test('a lost connection does not end the program', async (t) => {
  const app = await openTestApp(t, noon);
  await app.read.query('select 1');
  const owner = await connectOnce(app.url);
  await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`);
  await owner.end();
  const again = () => app.read.query<{ one: number }>('select 1 as one');
  assert.equal((await again().catch(again)).rows[0]?.one, 1);
});

test('a database is opened for a realm by its identifier only', () => {
  assert.throws(() => openDatabase('postgres://x').forRealm("H48' -c role=motcua_owner"), /Not a realm/);
});
