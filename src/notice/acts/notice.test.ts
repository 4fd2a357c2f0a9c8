import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { moveJobs } from '#db/enqueue.ts';
import { fileOne, openCase } from '../../../tests/world/case.ts';
import { type MailServer, openMailServer, readable } from '../../../tests/world/mail.ts';
import { setContact } from '../../identity/index.ts';
import { mailer } from '../../integrations/mail/client.ts';
import { reactTo } from '../../jobs/react.ts';
import { reactions } from '../../jobs/reactions.ts';
import { tasks } from '../../jobs/tasks.ts';
import {
  NOTICE_KINDS,
  NotSentYet,
  noticesOf,
  noticeText,
  openOwn,
  type Post,
  queueNotices,
  sendNotice,
  unreadCount,
} from '../index.ts';

const ORIGIN = 'https://motcua.quangngai.example';

/** Lan has filed a dossier; its notice waits to be mailed. */
async function filed(t: TestContext, email: string | null = 'lan@vidu.vn') {
  const one = await openCase(t);
  const { app, lan } = one;
  if (email) assert.ok((await setContact(app, lan, { phone: '', email, mayMail: true })).ok);
  const code = await fileOne(one);
  const act = await app.read.query(`select id, subject, act, actor, facts from trail where act = 'dossier-submit'`);
  await reactTo(app, act.rows);
  const [notice] = await noticesOf(app.read, app.realm, lan.id, { limit: 5 });
  assert.ok(notice);
  const post = (server: MailServer | undefined): Post => ({
    send: server && mailer(server.url, 500),
    ...{ from: 'Một Cửa <khong-tra-loi@motcua.quangngai.example>', origin: ORIGIN },
  });
  const tries = async () =>
    (await app.read.query('select seq, result, reply from notice_delivery order by seq')).rows.map(
      ({ result, reply }) => `${result} ${reply}`,
    );
  return { ...one, code, cause: act.rows[0], notice, post, tries };
}

test('Lan is told that her dossier is filed, once, however often the reaction runs', async (t) => {
  const { app, lan, tu, code, cause, notice } = await filed(t);
  await reactTo(app, [cause]);
  const all = await noticesOf(app.read, app.realm, lan.id, { limit: 5 });
  assert.equal(all.length, 1);
  assert.equal(await unreadCount(app.read, app.realm, lan.id), 1);
  await moveJobs(app.read, app.realm);
  const jobs = await app.read.query(
    `select count(*) as count from graphile_worker.jobs where task_identifier = 'send-notice'`,
  );
  assert.deepEqual(jobs.rows, [{ count: 1 }]);
  const text = noticeText('vi', notice.kind, notice.dossier, notice.facts);
  assert.equal(text.title, `Hồ sơ ${code} đã nộp`);
  assert.match(text.lines.join('\n'), /Nơi đang giữ hồ sơ: .+\.\nTrả lời việc tiếp nhận trước: .*20\d\d\./);
  assert.doesNotMatch(JSON.stringify(notice.facts), /Lan|0511|0905|vidu/);
  assert.equal((await noticesOf(app.read, app.realm, tu.id, { limit: 5 })).length, 0);
  assert.equal(await openOwn(app.read, app.realm, tu.id, notice.id, app.clock.now()), undefined, 'not another person');
  const opened = await openOwn(app.read, app.realm, lan.id, notice.id, app.clock.now());
  assert.equal(opened?.readAt, app.clock.now());
  assert.equal(await unreadCount(app.read, app.realm, lan.id), 0);
});

test('the mail goes out once though the job runs twice', async (t) => {
  const { app, code, notice, post, tries } = await filed(t);
  const server = await openMailServer(t);
  await sendNotice(app, post(server), notice.id);
  await sendNotice(app, post(server), notice.id);
  assert.equal(server.mails.length, 1);
  assert.deepEqual(await tries(), ['sent 250']);
  const [mail] = server.mails;
  assert.deepEqual(mail?.to, ['lan@vidu.vn']);
  assert.equal(mail?.from, 'khong-tra-loi@motcua.quangngai.example');
  const text = readable(mail?.raw ?? '');
  assert.match(text, new RegExp(`^Message-ID:\\s+<notice-${notice.id}@motcua\\.quangngai\\.example>`, 'm'));
  assert.match(text, /^Auto-Submitted: auto-generated/m);
  assert.match(text, new RegExp(`^Subject: Hồ sơ ${code} đã nộp`, 'm'));
  assert.match(text, new RegExp(`${ORIGIN}/ho-so/${code}`));
  assert.match(text, /Dossier .* is filed/, 'in English too');
  assert.doesNotMatch(text, /Lê Thị Lan|051190|0905/);
});

test('two jobs at the same time send one mail', async (t) => {
  const { app, notice, post, tries } = await filed(t);
  const server = await openMailServer(t);
  const runs = await Promise.allSettled([1, 2, 3].map(() => sendNotice(app, post(server), notice.id)));
  assert.equal(server.mails.length, 1);
  assert.ok(runs.some(({ status }) => status === 'fulfilled'));
  for (const run of runs) if (run.status === 'rejected') assert.ok(run.reason instanceof NotSentYet);
  await sendNotice(app, post(server), notice.id);
  assert.deepEqual(await tries(), ['sent 250']);
});

test('a mail server that is down is tried again, and what was cut off goes under the same name', async (t) => {
  const { app, clock, notice, post, tries } = await filed(t);
  const first = await openMailServer(t);
  await first.stop();
  await assert.rejects(sendNotice(app, post(first), notice.id), NotSentYet);
  const server = await openMailServer(t, first.port);
  server.busy = true;
  await assert.rejects(sendNotice(app, post(server), notice.id), NotSentYet);
  assert.deepEqual(await tries(), ['unreachable null', 'put-off 451']);
  await app.read.query(
    `insert into notice_delivery (realm, notice, seq, channel, began_at)
     values ($1, $2, 3, 'email', to_timestamp($3::double precision / 1000))`,
    [app.realm, notice.id, clock.now()],
  );
  server.busy = false;
  await assert.rejects(sendNotice(app, post(server), notice.id), NotSentYet, 'perhaps it still runs');
  assert.equal(server.mails.length, 0);
  clock.set('2026-11-20T09:06:00+07:00');
  await sendNotice(app, post(server), notice.id);
  assert.equal(server.mails.length, 1);
  assert.deepEqual(await tries(), ['unreachable null', 'put-off 451', 'null null', 'sent 250']);
});

test('an address that the server refuses is not tried again', async (t) => {
  const { app, notice, post, tries } = await filed(t);
  const server = await openMailServer(t);
  server.unknown.add('lan@vidu.vn');
  await sendNotice(app, post(server), notice.id);
  await sendNotice(app, post(server), notice.id);
  assert.deepEqual(await tries(), ['address-refused 550']);
  const kept = await app.read.query('select * from notice_delivery');
  assert.doesNotMatch(JSON.stringify(kept.rows), /vidu/, 'no address is kept with the tries');
});

test('a line break in a name makes no header, and one in an address no second mail', async (t) => {
  const { app, code, notice, post, tries } = await filed(t);
  const server = await openMailServer(t);
  await app.read.query(`update notice set facts = facts || $2::jsonb where id = $1`, [
    notice.id,
    JSON.stringify({ procedure: 'Đăng ký\r\nBcc: evil@x.vn\r\n\r\nMua ngay', holderVi: 'A\nReply-To: evil@x.vn' }),
  ]);
  await sendNotice(app, post(server), notice.id);
  assert.deepEqual(server.mails[0]?.to, ['lan@vidu.vn']);
  const head = (server.mails[0]?.raw ?? '').split('\r\n\r\n', 1)[0] ?? '';
  assert.doesNotMatch(head, /evil/i);
  assert.doesNotMatch(readable(server.mails[0]?.raw ?? ''), /^(Bcc|Reply-To):/m);
  await app.read.query('update dossier set owner_email = $2 where code = $1', [
    code,
    'lan@vidu.vn\r\nRCPT TO:<evil@x.vn>',
  ]);
  const again = await app.read.query(
    `insert into notice (realm, id, person, dossier, kind, facts, cause, made_at)
     select realm, gen_random_uuid(), person, dossier, kind, facts, gen_random_uuid(), made_at from notice returning id`,
  );
  await sendNotice(app, post(server), again.rows[0].id);
  assert.equal(server.mails.length, 1);
  assert.equal((await tries()).at(-1), 'no-address null');
});

test('consent taken back before the mail goes out stops it', async (t) => {
  const { app, lan, notice, post, tries } = await filed(t);
  const server = await openMailServer(t);
  assert.ok((await setContact(app, lan, { phone: '', email: 'lan@vidu.vn', mayMail: false })).ok);
  await sendNotice(app, post(server), notice.id);
  assert.equal(server.mails.length, 0);
  assert.deepEqual(await tries(), ['no-consent null']);
});

test('an account without mail and a province without a server are told as they are', async (t) => {
  const bare = await filed(t, null);
  const server = await openMailServer(t);
  await sendNotice(bare.app, bare.post(server), bare.notice.id);
  assert.deepEqual(await bare.tries(), ['no-address null']);
  const other = await filed(t);
  await tasks['send-notice']?.(other.app, { notice: other.notice.id });
  assert.deepEqual(await other.tries(), ['no-server null']);
  const opened = await openOwn(other.app.read, other.app.realm, other.lan.id, other.notice.id, other.clock.now());
  assert.equal(opened?.mail, 'no-server');
});

test('every act that is told has its reaction', () => {
  const told = reactions.flatMap(({ to, does }) => (does === queueNotices ? to : []));
  assert.deepEqual(told.sort(), [...NOTICE_KINDS].sort());
});
