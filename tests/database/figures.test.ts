import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, assign, claim, handOver, recountQueues } from '#dossier/index.ts';
import { takeFigures } from '#jobs/figures.ts';
import { doJob } from '#jobs/work.ts';
import { type App, openApp } from '../../src/app.ts';
import { readSettings } from '../../src/env.server.ts';
import { fileOne, openCase } from '../world/case.ts';
import { openTestDatabase } from '../world/database.ts';

/** The value of the line of /metrics that begins so; undefined if there is none. */
async function figure({ metrics }: App, line: string): Promise<number | undefined> {
  const found = (await metrics.registry.metrics()).split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length + 1));
}

test('acts are counted by name and outcome, refusals by their code, and nobody is named', async (t) => {
  const world = await openCase(t);
  const { app, receiver, stranger, lan } = world;
  const code = await fileOne(world);
  assert.ok((await accept(app, receiver, { code })).ok);
  assert.equal((await accept(app, receiver, { code })).ok, false);
  assert.equal((await claim(app, stranger, { code })).ok, false);
  const rehearsed = await handOver({ ...app, rehearsed: true }, receiver, { code });
  assert.ok(rehearsed.ok);
  assert.equal(await figure(app, 'motcua_act_seconds_count{act="dossier-submit",outcome="done"}'), 1);
  assert.equal(await figure(app, 'motcua_act_seconds_count{act="dossier-accept",outcome="done"}'), 1);
  assert.equal(await figure(app, 'motcua_act_seconds_count{act="dossier-accept",outcome="refused"}'), 1);
  assert.equal(await figure(app, 'motcua_act_seconds_count{act="dossier-hand-over",outcome="rehearsed"}'), 1);
  assert.equal(await figure(app, 'motcua_act_refusals_total{act="dossier-claim",code="not-found"}'), 1);
  const all = await app.metrics.registry.metrics();
  for (const secret of [code, lan.id, receiver.id]) assert.ok(!all.includes(secret), secret);
});

test('queues are figures of the whole realm: each dossier once a task, however many places it stands in', async (t) => {
  const world = await openCase(t);
  const { app, receiver, head, handler, clock } = world;
  const codes = [];
  for (let at = 0; at < 3; at += 1) codes.push(await fileOne(world));
  const [first = '', second = ''] = codes;
  for (const code of [first, second]) {
    assert.ok((await accept(app, receiver, { code })).ok);
    assert.ok((await handOver(app, receiver, { code })).ok);
  }
  assert.ok((await assign(app, head, { code: first, officer: handler.id })).ok);
  clock.set('2027-11-20T09:00:00+07:00');
  assert.equal((await recountQueues(app)).differences, 0);
  await app.read.query(`select graphile_worker.add_job('send-notice', '{}'::json, job_key := 'one')`);
  await app.read.query(
    `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'x' where key = 'one'`,
  );
  await takeFigures(app);
  const waits = async (task: string) => figure(app, `motcua_queue_dossiers{task="${task}"}`);
  assert.deepEqual(
    [await waits('open'), await waits('to-receive'), await waits('held'), await waits('take-unit-head')],
    [3, 1, 1, 1],
  );
  assert.deepEqual([await waits('running'), await waits('late')], [2, 2]);
  assert.equal(await figure(app, 'motcua_jobs{task="send-notice",state="given-up"}'), 1);
  assert.ok(((await figure(app, 'motcua_jobs{task="react",state="waiting"}')) ?? 0) > 0);
  assert.equal(await figure(app, 'motcua_queue_recount_differences'), 0);
  assert.equal(await figure(app, 'motcua_queue_recount_timestamp_seconds'), clock.now() / 1000);
  assert.equal(await figure(app, 'motcua_database_answers'), 1);
  assert.ok(((await figure(app, 'motcua_database_connections{state="idle"}')) ?? 0) > 0);
});

test('a database that does not answer is a figure and no error', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const read = { query: () => Promise.reject(new Error('connect ECONNREFUSED')) };
  await takeFigures({ ...app, read });
  assert.equal(await figure(app, 'motcua_database_answers'), 0);
  assert.equal(await figure(app, 'motcua_queue_dossiers{task="open"}'), undefined);
});

test('a try of a job is counted with its time, whether it ended well or not', async (t) => {
  const { app } = await openCase(t);
  await doJob(app, 'good', async () => {}, {});
  await assert.rejects(
    doJob(app, 'bad', () => Promise.reject(new Error('mail is away')), {}),
    /mail is away/,
  );
  assert.equal(await figure(app, 'motcua_job_seconds_count{task="good",outcome="done"}'), 1);
  assert.equal(await figure(app, 'motcua_job_seconds_count{task="bad",outcome="failed"}'), 1);
});

test('a slow statement is logged and counted by name, without its values; a quick one is not', async (t) => {
  const { url } = await openTestDatabase({ after: (act) => t.after(act) });
  const lines: Record<string, unknown>[] = [];
  const log = { warn: (line: Record<string, unknown>) => void lines.push(line) } as unknown as App['log'];
  const settings = readSettings({ MOTCUA_DEMO: '0', SLOW_STATEMENT_MS: '200' });
  const app = openApp(settings, url, { log });
  await app.read.query('select count(*) from agency where realm = $1', ['H48']);
  await app.read.query(`select code, 'Lê Thị Lan', pg_sleep(0.4) from (select 1) one left join agency on code = $1`, [
    '0905123456',
  ]);
  await app.close();
  assert.deepEqual(
    lines.map(({ event, text }) => [event, text]),
    [['slow-statement', 'select code, ?, pg_sleep(?) from (select ?) one left join agency on code = $1']],
  );
  const name = String(lines[0]?.['statement']);
  assert.match(name, /^select agency [0-9a-f]{6}$/);
  assert.equal(await figure(app, `motcua_slow_statements_total{statement="${name}"}`), 1);
  assert.doesNotMatch(JSON.stringify(lines), /Lan|0905/);
});
