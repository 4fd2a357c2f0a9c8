import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runOnce } from 'graphile-worker';
import { moveJobs } from '#db/enqueue.ts';
import { accept, handOver, withdraw } from '#dossier/index.ts';
import { setContact } from '#identity/index.ts';
import { noticesOf, noticeText } from '#notice/index.ts';
import { tasks } from '../../src/jobs/tasks.ts';
import { fileOne, openCase } from '../world/case.ts';
import { openMailServer, readable } from '../world/mail.ts';

test('each act on a dossier reaches its owner on the page and by mail, through the queue', async (t) => {
  const world = await openCase(t);
  const server = await openMailServer(t);
  const { clock, lan, tu, receiver } = world;
  const app = { ...world.app, settings: { ...world.app.settings, smtpUrl: server.url } };
  // A job may leave another behind after the run has looked for the last time: runs until none is left.
  const waiting = async () =>
    (await moveJobs(app.read, app.realm)) > 0 ||
    (await app.read.query('select 1 from graphile_worker.jobs')).rows.length > 0;
  const run = () =>
    runOnce({
      pgPool: app.db.forRealm(app.realm),
      noPreparedStatements: true,
      taskList: Object.fromEntries(
        Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(app, payload)]),
      ),
    });
  const work = async () => {
    for (let runs = 0; runs < 10 && (await waiting()); runs += 1) await run();
  };
  const titles = async (person: string) =>
    (await noticesOf(app.read, app.realm, person, { limit: 20 })).map(
      ({ kind, dossier, facts }) => noticeText('vi', kind, dossier, facts).title,
    );
  assert.ok((await setContact(app, lan, { phone: '', email: 'lan@vidu.vn', mayMail: true })).ok);
  const code = await fileOne(world);
  await work();
  clock.set('2026-11-20T10:00:00+07:00');
  assert.ok((await accept(app, receiver, { code })).ok);
  await work();
  clock.set('2026-11-20T10:30:00+07:00');
  assert.ok((await handOver(app, receiver, { code })).ok);
  await work();
  await work();
  assert.deepEqual(await titles(lan.id), [
    `Hồ sơ ${code} đã chuyển đến nơi giải quyết`,
    `Hồ sơ ${code} đã được tiếp nhận`,
    `Hồ sơ ${code} đã nộp`,
  ]);
  assert.deepEqual(await titles(tu.id), []);
  const mails = server.mails.map(({ raw }) => readable(raw));
  assert.equal(mails.length, 3);
  assert.match(mails[1] ?? '', /Hạn trả kết quả: 17:00 thứ Năm 26\/11\/2026/);

  clock.set('2026-11-20T11:00:00+07:00');
  const second = await fileOne(world);
  clock.set('2026-11-20T11:05:00+07:00');
  assert.ok((await withdraw(app, lan, { code: second, reason: 'Tôi nộp nhầm' })).ok);
  await work();
  // Both acts waited for one run of the queue, and stand in their own order.
  assert.deepEqual((await titles(lan.id)).slice(0, 2), [`Đã rút hồ sơ ${second}`, `Hồ sơ ${second} đã nộp`]);
  const left = await app.read.query('select task_identifier, last_error from graphile_worker.jobs');
  assert.deepEqual(left.rows, []);
});
