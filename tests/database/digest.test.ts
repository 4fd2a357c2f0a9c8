import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { moveJobs } from '#db/enqueue.ts';
import { connectOnce } from '#db/pool.server.ts';
import { accept, askSupplement, assign, handOver, withdraw } from '#dossier/index.ts';
import { setContact, setWorkEmail } from '#identity/index.ts';
import { parseInstant } from '#kernel/time.ts';
import {
  chooseDigest,
  digestAfter,
  gatherDigests,
  hasDigest,
  mayWait,
  NOTICE_KINDS,
  noticesOf,
  OFFICER_KINDS,
  openOwn,
  sendDigest,
  watchLimits,
} from '#notice/index.ts';
import { tasks } from '../../src/jobs/tasks.ts';
import { fileOne, openCase } from '../world/case.ts';
import { type MailServer, openMailServer, readable } from '../world/mail.ts';

async function openDay(t: TestContext) {
  const world = await openCase(t);
  const server = await openMailServer(t);
  const app = { ...world.app, settings: { ...world.app.settings, smtpUrl: server.url } };
  const { url } = world.app as unknown as { url: string };
  /** Every job that waits, also those a job leaves, until there is none; what fails stays for the next time. */
  const work = async (): Promise<void> => {
    const admin = await connectOnce(url);
    try {
      for (;;) {
        await moveJobs(app.read, app.realm);
        const { rows } = await admin.query<{ id: string; task: string; payload: unknown }>(
          `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks k where k.id = j.task_id
             and j.id = (select id from graphile_worker._private_jobs order by run_at, id limit 1)
           returning j.id::text, k.identifier as task, j.payload`,
        );
        const [job] = rows;
        if (!job) return;
        await tasks[job.task]?.(app, job.payload);
      }
    } finally {
      await admin.end();
    }
  };
  assert.ok((await setContact(app, world.lan, { phone: '', email: 'lan@vidu.vn', mayMail: true })).ok);
  const at = (moment: string) => world.clock.set(`2026-11-${moment}:00+07:00`);
  const file = () => fileOne({ ...world, app });
  return { ...world, app, server, work, at, file };
}

const sentTo = ({ mails }: MailServer, address: string) =>
  mails.filter(({ to }) => to.includes(address)).map(({ raw }) => readable(raw));
const subjectOf = (mail: string) => /^Subject: (.*(?:\r?\n .*)*)/m.exec(mail)?.[1] ?? '';

test('who chose one mail a day gets one, at seven, with all that may wait; what is urgent comes at once', async (t) => {
  const { app, server, work, at, file, lan, receiver } = await openDay(t);
  await chooseDigest(app, lan.id, true);
  assert.equal(await hasDigest(app.read, app.realm, lan.id), true);
  const one = await file();
  at('20T09:10');
  const two = await file();
  at('20T09:20');
  assert.ok((await accept(app, receiver, { code: one })).ok);
  at('20T09:30');
  assert.ok((await handOver(app, receiver, { code: one })).ok);
  await work();
  assert.deepEqual(sentTo(server, 'lan@vidu.vn'), []);
  const items = [{ kind: 'component' as const, id: 'part-1', reason: 'unreadable' as const }];
  assert.ok((await askSupplement(app, receiver, { code: two, items, ground: 'Luật Thủy sản, Điều 71' })).ok);
  await work();
  const [urgent = '', ...none] = sentTo(server, 'lan@vidu.vn');
  assert.match(subjectOf(urgent), new RegExp(`Hồ sơ ${two} cần bổ sung`));
  assert.deepEqual(none, []);
  at('21T06:59');
  assert.equal(await gatherDigests(app), 0);
  at('21T07:00');
  assert.equal(await gatherDigests(app), 1);
  assert.equal(await gatherDigests(app), 0, 'gathered again there is nothing');
  await work();
  const [, digest = '', ...more] = sentTo(server, 'lan@vidu.vn');
  assert.deepEqual(more, []);
  assert.match(subjectOf(digest), /Tổng hợp trong ngày: 4 thông báo về hồ sơ/);
  assert.match(
    digest,
    new RegExp(`Hồ sơ ${one} đã nộp[\\s\\S]*Hồ sơ ${two} đã nộp[\\s\\S]*Hồ sơ ${one} đã được tiếp nhận`),
  );
  assert.doesNotMatch(digest, /cần bổ sung/, 'what went at once is not told twice');
  const accepted = (await noticesOf(app.read, app.realm, lan.id, { limit: 10 })).find(
    ({ kind }) => kind === 'dossier-accept',
  );
  const opened = await openOwn(app.read, app.realm, lan.id, accepted?.id ?? '', app.clock.now());
  assert.equal(opened?.mail, 'sent');
});

test('nobody who did not choose is mailed otherwise than before, and who changes back is mailed each again', async (t) => {
  const { app, server, work, at, file, lan, receiver, tu } = await openDay(t);
  await chooseDigest(app, tu.id, true);
  const code = await file();
  await work();
  assert.equal(sentTo(server, 'lan@vidu.vn').length, 1);
  await chooseDigest(app, lan.id, true);
  assert.ok((await accept(app, receiver, { code })).ok);
  await work();
  await chooseDigest(app, lan.id, false);
  await chooseDigest(app, lan.id, false);
  assert.ok((await handOver(app, receiver, { code })).ok);
  await work();
  assert.equal(sentTo(server, 'lan@vidu.vn').length, 2, 'the acceptance still waits for its digest');
  at('21T07:05');
  await gatherDigests(app);
  await work();
  assert.match(subjectOf(sentTo(server, 'lan@vidu.vn')[2] ?? ''), /1 thông báo/);
  const { rowCount } = await app.read.query(`select from trail where act = 'notice-digest-set' and subject = $1`, [
    `person/${lan.id}`,
  ]);
  assert.equal(rowCount, 2, 'choosing what is so already is no act');
});

test('what was read before seven is left out, and a server that is busy gets the same mail once, later', async (t) => {
  const { app, server, work, at, file, lan, receiver } = await openDay(t);
  await chooseDigest(app, lan.id, true);
  const code = await file();
  assert.ok((await accept(app, receiver, { code })).ok);
  await work();
  const notices = await noticesOf(app.read, app.realm, lan.id, { limit: 10 });
  const filed = notices.find(({ kind }) => kind === 'dossier-submit');
  const opened = await openOwn(app.read, app.realm, lan.id, filed?.id ?? '', app.clock.now());
  assert.deepEqual([opened?.inDigest, opened?.mail], [true, null]);
  at('21T07:00');
  await gatherDigests(app);
  server.busy = true;
  await assert.rejects(work(), /put-off/);
  server.busy = false;
  const { rows } = await app.read.query<{ digest: string }>(
    'select distinct digest from notice where digest is not null',
  );
  const post = { send: undefined, from: 'Một Cửa <x@vidu.vn>', origin: 'http://localhost' };
  const { mailer } = await import('#integrations/mail/client.ts');
  const sending = { ...post, send: mailer(server.url) };
  const [digest] = rows;
  await sendDigest(app, sending, digest?.digest ?? '');
  await sendDigest(app, sending, digest?.digest ?? '');
  const mails = sentTo(server, 'lan@vidu.vn');
  assert.equal(mails.length, 1);
  assert.match(subjectOf(mails[0] ?? ''), /1 thông báo/);
  assert.doesNotMatch(mails[0] ?? '', /đã nộp/);
});

test('consent taken back before seven is heeded', async (t) => {
  const { app, server, work, at, file, lan } = await openDay(t);
  await chooseDigest(app, lan.id, true);
  const code = await file();
  assert.ok((await withdraw(app, lan, { code, reason: 'Tôi nộp nhầm' })).ok);
  await work();
  assert.ok((await setContact(app, lan, { phone: '', email: '', mayMail: false })).ok);
  at('21T07:00');
  await gatherDigests(app);
  await work();
  assert.deepEqual(server.mails, []);
  const { rows } = await app.read.query('select distinct result from notice_delivery');
  assert.ok(rows.length > 0 && rows.every(({ result }) => result === 'no-consent' || result === 'no-address'));
});

test('an officer’s day of assignments is one mail to the work address, and a limit that is near comes at once', async (t) => {
  const { app, server, work, at, file, receiver, head, handler } = await openDay(t);
  assert.ok((await setWorkEmail(app, handler.id, 'hoa@quangngai.gov.vn')).ok);
  await chooseDigest(app, { officer: handler.id }, true);
  for (let many = 0; many < 3; many += 1) {
    const code = await file();
    assert.ok((await accept(app, receiver, { code })).ok);
    assert.ok((await handOver(app, receiver, { code })).ok);
    assert.ok((await assign(app, head, { code, officer: handler.id })).ok);
  }
  await work();
  assert.deepEqual(sentTo(server, 'hoa@quangngai.gov.vn'), []);
  at('21T07:00');
  await gatherDigests(app);
  await work();
  const [digest = '', ...more] = sentTo(server, 'hoa@quangngai.gov.vn');
  assert.deepEqual(more, []);
  assert.match(subjectOf(digest), /3 thông báo/);
  assert.match(digest, /\/can-bo\/ho-so\//);
  at('27T09:00');
  assert.ok((await watchLimits(app)) > 0);
  await work();
  assert.ok(sentTo(server, 'hoa@quangngai.gov.vn').length > 1, 'overdue is not kept for tomorrow');
});

test('every kind that asks for something by a day, or says that a day passed, goes at once; nothing waits over a day', () => {
  for (const kind of ['dossier-ask-supplement', 'dossier-extend', 'dossier-refuse', 'officer-overdue'] as const)
    assert.equal(mayWait(kind), false, kind);
  const limits = OFFICER_KINDS.filter((kind) => /-(near|late|overdue|soon|unseen)/.test(kind));
  assert.deepEqual(
    limits.filter((kind) => mayWait(kind)),
    ['officer-opinion-late'],
    'an opinion that came late is no limit of the reader’s',
  );
  assert.ok(NOTICE_KINDS.some((kind) => mayWait(kind)));
  const at = (moment: string) => parseInstant(`2026-11-${moment}:00+07:00`) ?? assert.fail(moment);
  assert.equal(digestAfter(at('20T06:59')), at('20T07:00'));
  assert.equal(digestAfter(at('20T07:00')), at('21T07:00'));
  assert.equal(digestAfter(at('30T23:59')), parseInstant('2026-12-01T07:00:00+07:00'));
});
