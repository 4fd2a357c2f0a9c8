import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { Logger, run } from 'graphile-worker';
import type { PoolClient } from 'pg';
import { recordBackup } from '#db/backups.ts';
import { recountQueues } from '#dossier/index.ts';
import { retryJob, systemHealth } from '#jobs/health.ts';
import { openLiving } from '#jobs/living.ts';
import { jobCounts, jobsNow, retryJobs } from '#jobs/overview.ts';
import { releasedOnce } from '#jobs/release-once.ts';
import { dueAtStart } from '#jobs/worker.ts';
import { DAY_MS, type Instant, instant } from '#kernel/time.ts';
import { findings } from '../../src/routes/quan-tri/suc-khoe/findings.ts';
import { openProvince } from '../world/province.ts';

type Taken = (error: Error | undefined, client: PoolClient | undefined, done: () => void) => void;
const quiet = new Logger(() => () => {});

const fail = `update graphile_worker._private_jobs set attempts = max_attempts, last_error = E'mail server is away\\n  at send'
  where key = $1`;

test('a job that gave up is shown with its reason, and tried again when told to', async (t) => {
  const app = await openProvince(t);
  const add = `select graphile_worker.add_job('react', '{}'::json, job_key := $1)`;
  for (const key of ['bad', 'good']) await app.read.query(add, [key]);
  await app.read.query(fail, ['bad']);
  const before = await jobCounts(app.read);
  assert.deepEqual([before.waiting, before.failed, before.givenUp], [1, 1, 1]);
  const [bad, ...others] = await jobsNow(app.read, true);
  assert.deepEqual([bad?.error, others.length], ['mail server is away', 0]);
  assert.deepEqual(await retryJobs(app.read, [bad?.id ?? '']), [bad?.id]);
  const after = await jobCounts(app.read);
  assert.deepEqual([after.waiting, after.givenUp], [2, 0]);
});

test('an administrator’s retry stands in the trail, and is refused for a job that is gone or running', async (t) => {
  const app = await openProvince(t);
  const { rows } = await app.read.query<{ id: string }>(
    `select id::text from graphile_worker.add_job('react', '{}'::json, job_key := 'one')`,
  );
  const id = rows[0]?.id ?? '';
  const who = 'officer:00000000-0000-7000-8000-000000000001';
  assert.deepEqual(await retryJob(app, who, id), { ok: true, value: id });
  await app.read.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'x' where id = $1`, [
    id,
  ]);
  for (const gone of [id, '999999', 'x']) {
    const done = await retryJob(app, who, gone);
    assert.equal(done.ok ? '' : done.code, 'job-unknown', gone);
  }
  const told = await app.read.query(`select actor, facts from trail where realm = $1 and act = 'job-retried'`, [
    app.realm,
  ]);
  assert.deepEqual(told.rows, [{ actor: who, facts: { job: id } }]);
});

test('the system’s health tells the last backup, what failed and how much disk is left', async (t) => {
  const app = await openProvince(t, {}, { MOTCUA_VAR: tmpdir() });
  assert.equal((await systemHealth(app)).backup, undefined);
  const beganAt = app.clock.now();
  await recordBackup(app, { beganAt, place: '/backup/one.mcb', bytes: 1_000, files: 3, checkedAt: beganAt });
  await app.read.query(`select graphile_worker.add_job('send-notice', '{}'::json, job_key := 'mail')`);
  await app.read.query(fail, ['mail']);
  const slow = { summary: 'select dossier', name: 'select dossier 3fa21c', text: 'select' };
  app.watch.statement(() => slow, 501);
  app.watch.statement(() => ({ ...slow, name: 'select agency 000000' }), 500);
  const health = await systemHealth(app);
  assert.deepEqual(health.slowHere, [{ name: slow.name, count: 1 }]);
  assert.deepEqual([health.backup?.bytes, health.backup?.checkedAt], [1_000, beganAt]);
  assert.equal(health.failed.length, 1);
  assert.ok(health.mailSince !== null && health.disk.free > 0 && health.server.size > 1_000_000);
  assert.deepEqual(
    findings(health).filter((one) => one !== 'disk'),
    ['given-up', 'no-scanner'],
  );
  assert.deepEqual(health.byTask, [{ task: 'send-notice', state: 'given-up', count: 1 }]);
  assert.deepEqual(health.events, { waiting: 0, since: null, failed: 0 });
  const behind = { waiting: 2, since: (health.now - 3_700_000) as Instant, failed: 1 };
  assert.deepEqual(findings({ ...health, events: behind }).slice(-2), ['events-behind', 'events-failed']);
  const differing = { at: health.now, places: 3, differences: 1 };
  assert.ok(findings({ ...health, recount: differing }).includes('recount'));
  const later = { ...health, now: (health.now + 3 * DAY_MS) as Instant, disk: { free: 1, total: 100 } };
  assert.deepEqual(findings(later), ['disk', 'given-up', 'old-backup', 'no-scanner', 'mail']);
});

test('of a worker that died, what was asked for again meanwhile is dropped; the rest is done by others or stays given up', async (t) => {
  const app = await openProvince(t);
  const add = (key: string | null) =>
    app.read.query(`select graphile_worker.add_job('react', '{}', job_key := $1)`, [key]);
  const held = `locked_by = 'pool-of-a-dead-one', locked_at = clock_timestamp()`;
  for (const key of ['again', 'once', null]) await add(key);
  await app.read.query(`update graphile_worker._private_jobs set ${held}, attempts = 1`);
  // It killed its worker each time it was tried.
  await app.read.query('update graphile_worker._private_jobs set attempts = max_attempts where key is null');
  await add('again');
  await (await openLiving(app)).close();
  const { rows } = await app.read.query(
    'select key, attempts from graphile_worker._private_jobs where locked_by is null order by key',
  );
  assert.deepEqual(rows, [
    { key: 'again', attempts: 0 },
    { key: 'once', attempts: 1 },
    { key: null, attempts: 25 },
  ]);
  const { waiting, running, givenUp } = await jobCounts(app.read);
  assert.deepEqual([waiting, running, givenUp], [2, 0, 1]);
});

test('motcua worker does the jobs that wait, and ends when asked', { timeout: 60_000 }, async (t) => {
  const app = await openProvince(t);
  await app.read.query(`select graphile_worker.add_job('seal-trail', '{}'::json)`);
  const env = { PATH: process.env['PATH'] ?? '', MOTCUA_LANG: 'en', DATABASE_URL: app.url, LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, ['src/cli/main.ts', 'worker'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout });
  const [said] = await once(lines, 'line');
  assert.equal(said, 'Một Cửa does background work.');
  for (;;) {
    const { rows } = await app.read.query<{ left: number }>(
      `select count(*)::integer as left from graphile_worker.jobs where task_identifier = 'seal-trail'`,
    );
    if (rows[0]?.left === 0) break;
    await app.read.query('select pg_sleep(0.05)');
  }
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  assert.deepEqual((await ended)[0], 0);
});

test('a start recounts the queues where none has found them right within a day', async (t) => {
  const app = await openProvince(t);
  const recounts = async (after = 0) => {
    const now = instant(app.clock.now() + after);
    return (await dueAtStart({ ...app, clock: { now: () => now } })).includes('recount-queues');
  };
  assert.equal(await recounts(), true, 'never yet');
  await recountQueues(app);
  assert.deepEqual([await recounts(), await recounts(DAY_MS - 60_000), await recounts(DAY_MS)], [false, false, true]);
  await app.read.query('update queue_recount set differences = 1');
  assert.equal(await recounts(), true, 'what differed is looked at again');
});

test('workers that end while LISTEN is under way and the database is lost do not end the program', async (t) => {
  const app = await openProvince(t);
  const pool = app.db.forRealm(app.realm);
  const listening = Promise.withResolvers<(error: Error) => void>();
  const connect = pool.connect.bind(pool) as (taken?: Taken) => unknown;
  const stalled = (taken?: Taken) =>
    taken === undefined
      ? connect()
      : connect((error, client, done) => {
          const query = client?.query.bind(client);
          // LISTEN is not answered until it is lost; everything else is as it is.
          const listen = () => new Promise((_, lose) => listening.resolve(lose));
          if (client && query)
            Object.assign(client, { query: (text: string) => (/^LISTEN/.test(text) ? listen() : query(text)) });
          taken(error, client, done);
        });
  t.mock.method(pool, 'connect', stalled);
  const runner = await run({ pgPool: releasedOnce(pool), taskList: {}, noHandleSignals: true, logger: quiet });
  const lose = await listening.promise;
  const stopping = runner.stop();
  lose(new Error('terminating connection due to unexpected postmaster exit'));
  await stopping;
  assert.equal((await app.read.query('select 1 as one')).rowCount, 1);
});
