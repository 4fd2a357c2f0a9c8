import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { jobCounts, jobsNow, retryJobs } from '#jobs/overview.ts';
import { openProvince } from '../world/province.ts';

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
