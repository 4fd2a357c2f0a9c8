import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accept, askSupplement, assign, findDossier, handOver } from '#dossier/index.ts';
import { openFolderStore } from '#files/folder.ts';
import { setContact } from '#identity/index.ts';
import { DAY_MS, instant } from '#kernel/time.ts';
import { freePort } from '../../src/db/embedded/port.ts';
import { good } from '../world/alerts.ts';
import { type Cut, openCutMailServer } from '../world/cut-mail.ts';
import { citizenToken, look } from '../world/fault-load.ts';
import { endsAtServer, type Faulted, openFaulted, until } from '../world/faulted.ts';
import { openMailServer, readable } from '../world/mail.ts';
import { citizenNamed, fileFor, officerNamed } from '../world/running-site.ts';

let site: Faulted;
const ends: (() => Promise<void>)[] = [];
before(async () => {
  site = await openFaulted({ after: (act) => void ends.push(act) });
});
after(async () => {
  for (const end of ends) await end();
});

const ADDRESS = 'yen.ht@vidu.vn';

/** The acts beside the program, of people of the demonstration, at this moment or some days ago. */
async function office(daysAgo = 0) {
  const clock = { now: () => instant(Date.now() - daysAgo * DAY_MS) };
  const app = { ...site.app, clock, files: await openFolderStore(`${site.folder}/files`) };
  const [yen, receiver] = [await citizenNamed(app, 'yen.ht'), await officerNamed(app, 'suong.dt')];
  good(await setContact(app, yen, { phone: '', email: ADDRESS, mayMail: true }));
  return { app, yen, receiver, file: () => fileFor(app, yen, { filerEmail: ADDRESS }, { papers: 'one' }) };
}

const count = async (sql: string): Promise<number> =>
  Number((await site.app.read.query<{ n: number }>(`select count(*) as n from ${sql}`)).rows[0]?.n);

const HELD = 'graphile_worker.jobs where locked_by is not null';

test('workers killed with -9 in the middle of jobs, again and again: every job is done, told once, no gap in the feed', async (t) => {
  const port = await freePort();
  const server = await openMailServer(t, port);
  const old = await office(60);
  const stale = await old.file();
  const [head, handler] = [await officerNamed(old.app, 'vinh.pq'), await officerNamed(old.app, 'hung.tv')];
  good(await accept(old.app, old.receiver, { code: stale }));
  good(await handOver(old.app, old.receiver, { code: stale }));
  good(await assign(old.app, head, { code: stale, officer: handler.id }));
  const item = { kind: 'field' as const, id: 'filerName', reason: 'unreadable' as const };
  good(await askSupplement(old.app, handler, { code: stale, items: [item] }));
  const now = await office();
  const codes: string[] = [];
  for (let at = 0; at < 12; at += 1) {
    const code = await now.file();
    good(await accept(now.app, now.receiver, { code }));
    good(await handOver(now.app, now.receiver, { code }));
    codes.push(code);
  }
  const acts = await count(`trail where subject like 'dossier/%'`);
  await site.app.read.query(`select graphile_worker.add_job('close-dossiers', '{}'::json)`);
  const begin = async () => {
    const worker = await site.start({ SMTP_URL: `smtp://127.0.0.1:${port}` }, { command: 'worker' });
    t.after(() => worker.kill('SIGKILL'));
    return worker;
  };
  let [kills, held] = [0, 0];
  for (; kills < 5; kills += 1) {
    const worker = await begin();
    await until(
      'a job at work',
      async () => (await count(HELD)) > 0 || (await count('graphile_worker.jobs')) === 0 || undefined,
    );
    worker.kill('SIGKILL');
    await worker.ended;
    await endsAtServer(site.app);
    const left = await count(HELD);
    held += left;
    if (left > 0) await cutOffLongAgo();
  }
  assert.ok(held > 0, 'no worker was struck at work');
  const began = Date.now();
  const last = await begin();
  await until('every job', async () => {
    // A job that failed waits longer each time; how long is graphile-worker's, that it runs at all is ours.
    await site.app.read.query(
      'update graphile_worker._private_jobs set run_at = now() where locked_at is null and run_at > now()',
    );
    return (await count('graphile_worker.jobs')) === 0 || undefined;
  }).catch(async (error: Error) => {
    const left = await site.app.read.query('select task_identifier, attempts, last_error from graphile_worker.jobs');
    throw new Error(`${error.message}: ${JSON.stringify(left.rows)}`, { cause: error });
  });
  t.diagnostic(`${kills} kills, ${held} jobs held by the dead, all done ${Date.now() - began} ms after the last start`);
  last.kill('SIGKILL');
  await last.ended;
  assert.equal((await findDossier(site.app.read, site.app.realm, now.receiver, stale))?.state, 'closed');
  // And what close-dossiers itself did is told too.
  const events = await site.app.read.query<{ at: number }>(
    'select position::integer as at from feed_event order by position',
  );
  assert.deepEqual(
    events.rows.map(({ at }) => at),
    Array.from({ length: acts + 1 }, (_, at) => at + 1),
  );
  const told = await site.app.read.query<{ dossier: string; n: number; kinds: number }>(
    `select dossier, count(*) as n, count(distinct kind) as kinds from notice where person = $1 and officer is null and dossier = any($2) group by 1`,
    [now.yen.id, codes],
  );
  assert.equal(told.rows.length, codes.length);
  for (const { dossier, n, kinds } of told.rows) assert.deepEqual([n, kinds], [3, 3], dossier);
  const twice = `(select from notice group by person, dossier, kind, coalesce(occasion, cause::text) having count(*) > 1) as x`;
  assert.equal(await count(twice), 0, 'somebody was told twice');
  const mailed = new Set(server.mails.map(({ raw }) => /^Message-ID:\s+<([^>]+)>/im.exec(raw)?.[1]));
  const wanted = await count(`notice where person = '${now.yen.id}' and officer is null`);
  t.diagnostic(`${wanted} notices, ${server.mails.length} mails`);
  assert.equal(mailed.size, wanted, 'a mail was lost');
});

/** A try cut off with its worker is taken up after five minutes (notice/rules/next-try.ts): as if they had passed. */
const cutOffLongAgo = () =>
  site.app.read.query(`update notice_delivery set began_at = began_at - interval '6 minutes' where result is null`);

test('the line to the mail server cut in the middle of a message: told on the page, mailed later, told once', async (t) => {
  const cut = await openCutMailServer(t, 'closes');
  const env = { SMTP_URL: `smtp://127.0.0.1:${cut.port}` };
  const program = await site.start(env);
  t.after(() => program.kill('SIGKILL'));
  const { file, yen } = await office();
  const code = await file();
  const tries = async () =>
    (
      await site.app.read.query<{ result: string | null; notice: string }>(
        `select d.result, d.notice from notice_delivery d join notice n on n.realm = d.realm and n.id = d.notice
         where n.dossier = $1 and n.person = $2 order by d.seq`,
        [code, yen.id],
      )
    ).rows;
  const ended = async (least: number) => {
    const all = await tries();
    return all.length >= least && all.every(({ result }) => result !== null) ? all : undefined;
  };
  const [{ notice } = { notice: '' }] = await until('the first try', () => ended(1));
  cut.how = 'hangs' satisfies Cut;
  const cutOff = await until('a try that hung', () => ended(2));
  for (const { result } of cutOff) assert.equal(result, 'unreachable');
  const page = await look(site.url, `/thong-bao/${notice}`, `motcua=${await citizenToken(site.app, 'yen.ht')}`);
  assert.match(page.body, /máy chủ thư không trả lời; hệ thống đang thử lại/);
  await cut.stop();
  const server = await openMailServer(t, cut.port);
  const mail = await until('the mail', () =>
    server.mails.map(({ raw }) => readable(raw)).find((text) => text.includes(code)),
  );
  assert.match(mail, new RegExp(`^Subject: Hồ sơ ${code} đã nộp`, 'm'));
  const all = await until('its end', async () => (await tries()).find(({ result }) => result === 'sent') && tries());
  t.diagnostic(`${cut.begun()} messages cut, tries: ${all.map(({ result }) => result).join(', ')}`);
  assert.equal(await count(`notice where dossier = '${code}' and person = '${yen.id}'`), 1);
  assert.equal(server.mails.filter(({ raw }) => readable(raw).includes(code)).length, 1);
});
