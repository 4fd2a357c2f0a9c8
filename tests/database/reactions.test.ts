import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runOnce } from 'graphile-worker';
import { moveJobs } from '#db/enqueue.ts';
import { inTransaction } from '#db/transaction.ts';
import { uuidv7 } from '#db/uuid.ts';
import { setContact } from '#identity/index.ts';
import type { App } from '../../src/app.ts';
import { tasks } from '../../src/jobs/tasks.ts';
import { doJob } from '../../src/jobs/work.ts';
import { fileOne, openCase } from '../world/case.ts';
import { openTestApp } from '../world/database.ts';

const TRACED = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

/** The jobs that wait: what each is to do, one thing or several. */
async function waiting(app: Pick<App, 'read'>) {
  const { rows } = await app.read.query<{ task: string; payload: unknown }>(
    `select t.identifier as task, j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
  );
  return rows;
}

const toldOf = async (app: Pick<App, 'read'>): Promise<string[]> =>
  (
    await app.read.query<{ dossier: string }>('select dossier from notice where officer is null order by dossier')
  ).rows.map(({ dossier }) => dossier);

test('what acts cause that were left together is one job, a traced act has its own, and all are told once', async (t) => {
  const world = await openCase(t);
  const { app, lan } = world;
  assert.ok((await setContact(app, lan, { phone: '', email: 'lan@vidu.vn', mayMail: true })).ok);
  const codes = [await fileOne(world), await fileOne(world), await fileOne(world)];
  await app.read.query(
    `update job_outbox set payload = payload || jsonb_build_object('traceparent', $1::text)
     where task = 'react' and seq = (select max(seq) from job_outbox where task = 'react')`,
    [TRACED],
  );
  assert.equal(await moveJobs(app.read, app.realm), 3);
  const jobs = await waiting(app);
  assert.deepEqual(
    jobs.map(({ payload }) => (Array.isArray(payload) ? payload.length : 'alone')),
    [2, 'alone'],
  );
  for (const { task, payload } of [...jobs, ...jobs]) await tasks[task]?.(app, payload);
  assert.deepEqual(await toldOf(app), codes.sort());
  const events = await app.read.query<{ position: number }>('select position from feed_event order by position');
  assert.deepEqual(
    events.rows.map(({ position }) => position),
    [1, 2, 3],
  );
});

test('one act whose reaction fails holds up no other, and alone is tried again', async (t) => {
  const world = await openCase(t);
  const { app, clock } = world;
  const codes = [await fileOne(world), await fileOne(world)];
  const lost = uuidv7(clock.now());
  await app.read.query(
    `insert into job_outbox (realm, task, payload) values ($1, 'react', jsonb_build_object('event', $2::uuid))`,
    [app.realm, lost],
  );
  await moveJobs(app.read, app.realm);
  const run = () =>
    runOnce({
      pgPool: app.db.forRealm(app.realm),
      taskList: { react: (payload: unknown) => doJob(app, 'react', tasks['react'] ?? assert.fail(), payload) },
    });
  await run();
  assert.deepEqual(await toldOf(app), codes.sort());
  const left = (await waiting(app)).filter(({ task }) => task === 'react');
  assert.deepEqual(left, [{ task: 'react', payload: [{ event: lost }] }]);
  const { values } = await app.metrics.jobsDone.get();
  assert.ok(values.some(({ labels }) => labels.task === 'react' && labels.outcome === 'failed'));
});

test('what is still asked when an act has failed writes nothing after it was undone', async (t) => {
  const app = await openTestApp(t);
  const undone = Promise.withResolvers<void>();
  let late: Promise<unknown> = Promise.resolve();
  const act = inTransaction(app, 'system:test', async (tx) => {
    late = undone.promise.then(() =>
      tx.query(`insert into job_outbox (realm, task, payload) values ($1, 'seal-trail', '{}')`, [tx.realm]),
    );
    await Promise.all([late, tx.query('select no_such_column')]);
  });
  await assert.rejects(act, /no_such_column/);
  undone.resolve();
  await assert.rejects(late, /the act has ended/);
  assert.equal((await app.read.query('select from job_outbox')).rowCount, 0);
});
