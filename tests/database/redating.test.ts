import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { importCalendar, publishCalendar } from '#agency/index.ts';
import { moveJobs } from '#db/enqueue.ts';
import { accept, assign, findDossier, handOver, recountQueues, redate, redateAll, visitsOf } from '#dossier/index.ts';
import { type LocalDate, localDate, parseInstant } from '#kernel/time.ts';
import { foldAll, recountScore } from '#scorecard/index.ts';
import { tasks } from '../../src/jobs/tasks.ts';
import { good } from '../world/alerts.ts';
import { type Case, fileOne, openCase } from '../world/case.ts';

const STORM = { vi: 'Nghỉ phòng, chống bão', en: 'Closed for the storm' };
const MONDAY = localDate('2026-11-23');

const closed = ({ app }: Case, day: LocalDate, agency: string | null = null) =>
  publishCalendar(app, 'system:test', {
    agency,
    days: [{ day, kind: 'off', ...STORM }],
    source: 'Công điện 12/CĐ-UBND',
  });

const at = (text: string) => parseInstant(text);

const seen = async ({ app }: Pick<Case, 'app'>, code: string) => {
  const found = await findDossier(app.read, app.realm, 'system', code);
  assert.ok(found);
  return found;
};

/** One that waits for its first answer, and one that Hoa resolves. */
async function inHand(world: Case) {
  const { app, receiver, head, handler } = world;
  const fresh = await fileOne(world);
  const processed = await fileOne(world);
  good(await accept(app, receiver, { code: processed }));
  good(await handOver(app, receiver, { code: processed }));
  good(await assign(app, head, { code: processed, officer: handler.id }));
  return { fresh, processed };
}

/** What jobs that wait would do, of one task. */
async function waiting(app: Case['app'], task: string) {
  await moveJobs(app.read, app.realm);
  const { rows } = await app.read.query<{ payload: unknown }>(
    `select j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = $1 order by j.id`,
    [task],
  );
  return rows.map(({ payload }) => payload);
}

test('a day off that is announced moves every running term, first answer and step by a working day, and the first date stays beside it', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const { fresh, processed } = await inHand(world);
  const before = await seen(world, processed);
  assert.equal((await seen(world, fresh)).answerDue, at('2026-11-23T09:00:00+07:00'));
  await redateAll(app);
  good(await closed(world, MONDAY));
  assert.equal(await redateAll(app), 2);
  assert.equal((await seen(world, fresh)).answerDue, at('2026-11-25T09:00:00+07:00'), 'Tuesday is the Day of Culture');
  const after = await seen(world, processed);
  assert.deepEqual([after.originalDue, after.state, after.holder], [before.due, 'processing', before.holder]);
  assert.ok(before.due && after.due && before.stepDue && after.stepDue);
  assert.ok(after.due > before.due && after.stepDue > before.stepDue);
  assert.equal((await visitsOf(app.read, app.realm, processed)).at(-1)?.due, after.stepDue);
  const { rows } = await app.read.query<{ facts: { from: object; to: object } }>(
    `select facts from trail where subject = $1 and act = 'dossier-redate'`,
    [`dossier/${fresh}`],
  );
  assert.deepEqual(
    rows.map(({ facts }) => facts.to),
    [{ due: null, provisional: false, answerDue: at('2026-11-25T09:00:00+07:00'), stepDue: null }],
  );
});

test('it is done once for each change of the calendar, and figures and queues follow', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const { processed } = await inHand(world);
  await foldAll(app);
  assert.equal(await redateAll(app), 0, 'the calendar by which they were reckoned');
  assert.equal(await redateAll(app), undefined, 'no other since');
  good(await closed(world, MONDAY, 'H48.14.05'));
  assert.equal(await redateAll(app), 1, 'the centre is open');
  assert.equal(await redateAll(app), undefined);
  const again = await redate(app, processed);
  assert.equal(!again.ok && again.code, 'due-stands');
  assert.equal((await recountQueues(app)).differences, 0);
  await foldAll(app);
  assert.equal((await recountScore(app)).differences, 0);
});

test('publishing leaves the job that does it, and whose dossier it is hears of a date that moved', async (t) => {
  const world = await openCase(t);
  const { app, lan } = world;
  const { fresh, processed } = await inHand(world);
  await redateAll(app);
  await waiting(app, 'react');
  await app.read.query('delete from graphile_worker._private_jobs');
  good(await closed(world, MONDAY));
  for (const job of await waiting(app, 'react')) await tasks['react']?.(app, job);
  const jobs = await waiting(app, 'redate-dossiers');
  assert.equal(jobs.length, 1);
  for (const job of jobs) await tasks['redate-dossiers']?.(app, job);
  for (const job of await waiting(app, 'react')) await tasks['react']?.(app, job);
  const { rows } = await app.read.query<{ dossier: string; facts: { until?: { what: string } } }>(
    `select dossier, facts from notice where person = $1 and kind = 'dossier-redate' order by dossier`,
    [lan.id],
  );
  assert.deepEqual(
    rows.map(({ dossier, facts }) => [dossier, facts.until?.what]),
    [
      [fresh, 'answer'],
      [processed, 'result'],
    ],
  );
});

test('a term over days that nobody had announced is no longer provisional once they are', async (t) => {
  const world = await openCase(t, '2027-02-02T09:00:00+07:00');
  const { app } = world;
  const { processed } = await inHand(world);
  const before = await seen(world, processed);
  assert.ok(before.provisional && before.due);
  const folder = mkdtempSync(join(tmpdir(), 'motcua-calendar-'));
  t.after(async () => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'calendar'));
  const data = JSON.parse(readFileSync('data/calendar/holidays.json', 'utf8'));
  const [tet, ...unknown] = data.unknown;
  // As assumed, and a day more.
  const daysOff = [...tet.assumedOff, '2027-02-11'].map((date) => ({
    ...{ date, kind: 'holiday', vi: 'Tết Nguyên đán', en: 'Lunar New Year', source: tet.source, confidence: 'high' },
  }));
  const told = { ...data, unknown, daysOff: [...data.daysOff, ...daysOff] };
  writeFileSync(join(folder, 'calendar/holidays.json'), JSON.stringify(told));
  good(await importCalendar(app, folder));
  assert.ok(((await redateAll(app)) ?? 0) > 0);
  const after = await seen(world, processed);
  assert.equal(after.provisional, false);
  assert.ok(after.due && after.due > before.due);
  assert.equal(after.originalDue, before.due);
});
