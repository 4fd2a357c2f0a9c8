import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { alternating } from '#db/alternate.ts';
import { recountQueues } from '#dossier/index.ts';
import { tasks } from '#jobs/tasks.ts';
import { work } from '#jobs/worker.ts';
import { fileOne, openCase } from '../world/case.ts';
import { openTestApp } from '../world/database.ts';

const MINUTE_MS = 60_000;

test('a program that stops breaks a long job off, without an alarm, and leaves it to the next start', async (t) => {
  const app = await openTestApp(t);
  const said: string[] = [];
  const log = app.log.child({}, { level: 'info' });
  for (const level of ['warn', 'error'] as const) log[level] = (...of: unknown[]) => void said.push(JSON.stringify(of));
  const recount = tasks['recount-queues'] ?? assert.fail();
  t.after(() => void Object.assign(tasks, { 'recount-queues': recount }));
  const begun = Promise.withResolvers<void>();
  tasks['recount-queues'] = async (_app, _payload, stop) => {
    begun.resolve();
    await wait(MINUTE_MS, undefined, { signal: stop });
  };
  const worker = await work({ ...app, log });
  await begun.promise;
  await worker.close();
  assert.deepEqual(said, []);
  const { rows } = await app.read.query(
    `select attempts, locked_by from graphile_worker.jobs where task_identifier = 'recount-queues'`,
  );
  assert.deepEqual(rows, [{ attempts: 1, locked_by: null }]);
});

test('a recount broken off keeps nothing of what it had found', async (t) => {
  const opened = await openCase(t);
  const { app } = opened;
  await fileOne(opened);
  const stop = new AbortController();
  stop.abort();
  await assert.rejects(recountQueues(app, alternating(stop.signal)), { name: 'AbortError' });
  assert.deepEqual((await app.read.query('select 1 from queue_recount')).rows, []);
  assert.equal((await recountQueues(app)).differences, 0);
});
