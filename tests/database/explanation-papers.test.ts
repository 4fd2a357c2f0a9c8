import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { moveJobs } from '#db/enqueue.ts';
import { connectOnce } from '#db/pool.server.ts';
import { openFiles } from '#files/open.ts';
import { makeFilesKey } from '#files/realm-keys.ts';
import { setWorkEmail } from '#identity/index.ts';
import { quarantined } from '#jobs/quarantine.ts';
import { scanned } from '#jobs/scanning.ts';
import { tasks } from '#jobs/tasks.ts';
import { noticePath, noticesOf, noticeText } from '#notice/index.ts';
import {
  addExplanationFiles,
  answerExplanation,
  askExplanation,
  findExplanation,
  remindExplanations,
  removeExplanationFile,
  seenExplanationFiles,
  USUAL_READINGS,
} from '#scorecard/index.ts';
import { serve } from '../../src/server.ts';
import { openVisitor } from '../security/site.ts';
import { clockAt } from '../world/case.ts';
import { EICAR, openClamd } from '../world/clamd.ts';
import { openMailServer, readable } from '../world/mail.ts';
import { samplePdf } from '../world/papers.ts';
import { openProvince } from '../world/province.ts';
import { officerNamed } from '../world/running-site.ts';

const QUESTION = 'Vì sao hồ sơ quá hạn tăng trong kỳ này?';
const ask = {
  ...{ unit: 'H48.03', about: { about: 'figure', figure: '2.1', span: '2026-Q4' } as const },
  ...{ question: QUESTION, days: 5, readings: USUAL_READINGS },
};
const good = <T>(done: { ok: true; value: T } | { ok: false; code: string }): T => {
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};
const codeOf = (done: { ok: true } | { ok: false; code: string }) => (done.ok ? 'ok' : done.code);

/** The demonstration's province with mail: its chairman asks the Department of Justice, which tu.lv leads. */
async function openOffice(t: TestContext, env: Record<string, string> = {}) {
  const clock = clockAt('2026-11-20T09:00:00+07:00');
  const server = await openMailServer(t);
  const app = await openProvince({ after: (act) => t.after(act) }, { clock }, { SMTP_URL: server.url, ...env });
  const [chair, head, other] = await Promise.all(['chu.tv', 'tu.lv', 'quy.nv'].map((name) => officerNamed(app, name)));
  assert.ok(chair && head && other);
  good(await setWorkEmail(app, head.id, 'tu.lv@vidu.gov.vn'));
  good(await setWorkEmail(app, chair.id, 'chu.tv@vidu.gov.vn'));
  /** Every job that waits, also those a job leaves; each reaction twice, as a worker that was killed would. */
  const work = async (): Promise<void> => {
    const admin = await connectOnce(app.url);
    for (;;) {
      await moveJobs(app.read, app.realm);
      const { rows } = await admin.query<{ task: string; payload: unknown }>(
        `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks k where k.id = j.task_id
           and j.id = (select id from graphile_worker._private_jobs order by run_at, id limit 1) returning k.identifier as task, j.payload`,
      );
      const [job] = rows;
      if (!job) return void (await admin.end());
      await tasks[job.task]?.(app, job.payload);
      if (job.task === 'react') await tasks[job.task]?.(app, job.payload);
    }
  };
  const told = (officer: string) => noticesOf(app.read, app.realm, { officer }, { limit: 10 });
  return { app, clock, server, work, told, chair, head, other };
}

test('who heads a unit hears that it is asked to explain, and who asked that it has answered, on the page and by mail', async (t) => {
  const { app, server, work, told, chair, head, other } = await openOffice(t);
  const { id, due } = good(await askExplanation(app, chair, ask));
  assert.equal(due, '2026-11-30', 'five working days, 24/11 being none');
  await work();
  const [asked, ...more] = await told(head.id);
  assert.ok(asked && more.length === 0, 'told once though the reaction ran twice');
  const text = noticeText('vi', asked.kind, asked.dossier, asked.facts);
  assert.equal(text.title, 'Đề nghị giải trình gửi Sở Tư pháp');
  assert.match(
    text.lines.join('\n'),
    /Sở Tư pháp được đề nghị giải trình về: .*quý IV.*\n?.*Hạn trả lời: .*30\/11\/2026/is,
  );
  assert.equal(noticePath(asked), `/can-bo/giai-trinh/${id}`);
  assert.deepEqual([await told(chair.id), await told(other.id)], [[], []], 'nobody else');
  const mails = () => server.mails.map(({ to, raw }) => [to[0], readable(raw)] as const);
  assert.deepEqual(
    mails().map(([to]) => to),
    ['tu.lv@vidu.gov.vn'],
  );
  const mail = mails()[0]?.[1] ?? '';
  assert.match(mail, new RegExp(`Xem đề nghị giải trình: http\\S+/can-bo/giai-trinh/${id}`));
  assert.doesNotMatch(mail + JSON.stringify(asked.facts), /Vì sao/, 'what was written stays on the page');

  good(await answerExplanation(app, head, { id, answer: 'Hai cán bộ nghỉ ốm; đã điều chuyển người.' }));
  await work();
  const [answered, ...rest] = await told(chair.id);
  assert.ok(answered && rest.length === 0);
  assert.equal(noticeText('vi', answered.kind, answered.dossier, answered.facts).title, 'Sở Tư pháp đã giải trình');
  assert.match(
    noticeText('en', answered.kind, answered.dossier, answered.facts).lines[0] ?? '',
    /has answered your request to explain: /,
  );
  assert.deepEqual(
    mails().map(([to]) => to),
    ['tu.lv@vidu.gov.vn', 'chu.tv@vidu.gov.vn'],
  );
  assert.doesNotMatch(mails()[1]?.[1] ?? '', /nghỉ ốm/);
  assert.equal((await told(head.id)).length, 1);
});

test('a unit is reminded on the last working day before its explanation is due, and who asked hears too when the day has passed', async (t) => {
  const { app, clock, work, told, chair, head, other } = await openOffice(t);
  const { id } = good(await askExplanation(app, chair, ask));
  await work();
  const on = async (moment: string) => {
    clock.set(moment);
    const made = await remindExplanations(app);
    return [made, await remindExplanations(app)];
  };
  assert.deepEqual(await on('2026-11-26T07:00:00+07:00'), [0, 0], 'a working day lies between');
  assert.deepEqual(await on('2026-11-27T07:00:00+07:00'), [1, 0], 'the Friday before Monday the 30th, and once');
  assert.deepEqual(await on('2026-11-30T07:00:00+07:00'), [0, 0]);
  const titles = async (officer: string) =>
    (await told(officer)).map(({ kind, dossier, facts }) => noticeText('vi', kind, dossier, facts).title);
  assert.deepEqual(await titles(head.id), ['Sở Tư pháp: sắp hết hạn giải trình', 'Đề nghị giải trình gửi Sở Tư pháp']);
  assert.deepEqual(await on('2026-12-01T07:00:00+07:00'), [2, 0]);
  assert.deepEqual(await titles(chair.id), ['Sở Tư pháp: đã quá hạn giải trình']);
  assert.deepEqual(await titles(other.id), []);
  const [late] = await told(head.id);
  assert.match(
    noticeText('en', late?.kind ?? 'dossier-submit', null, late?.facts ?? { procedure: '' }).lines.join(' '),
    /has not answered the request to explain: .*Answer due: .*30/s,
  );
  good(await answerExplanation(app, head, { id, answer: 'Hai cán bộ nghỉ ốm; đã điều chuyển người.' }));
  assert.deepEqual(await on('2026-12-02T07:00:00+07:00'), [0, 0], 'what is answered is left in peace');
});

test('papers stand beside an answer that is prepared, go with it, and are seen by who asked only then', async (t) => {
  const { app, chair, head, other } = await openOffice(t);
  const { id } = good(await askExplanation(app, chair, ask));
  const file = (letter: string) => ({
    sha256: letter.repeat(64),
    name: `${letter}.pdf`,
    type: 'pdf' as const,
    size: 10,
  });
  const add = async (viewer: typeof head, ...files: ReturnType<typeof file>[]) =>
    codeOf(await addExplanationFiles(app, viewer, { id, files }));
  assert.deepEqual([await add(chair, file('a')), await add(other, file('a'))], ['not-found', 'not-found']);
  assert.equal(await add(head, file('a'), file('b')), 'ok');
  const seen = async (viewer: typeof head) => {
    const one = await findExplanation(app.read, app.realm, viewer, id);
    return one ? (await seenExplanationFiles(app.read, app.realm, viewer, one)).map(({ name }) => name) : undefined;
  };
  assert.deepEqual([await seen(head), await seen(chair), await seen(other)], [['a.pdf', 'b.pdf'], [], undefined]);
  const found = await findExplanation(app.read, app.realm, head, id);
  const [first] = found ? await seenExplanationFiles(app.read, app.realm, head, found) : [];
  assert.equal(codeOf(await removeExplanationFile(app, chair, { id, file: first?.id ?? '' })), 'not-found');
  good(await removeExplanationFile(app, head, { id, file: first?.id ?? '' }));
  assert.equal(
    codeOf(await removeExplanationFile(app, head, { id, file: first?.id ?? '' })),
    'not-found',
    'gone already',
  );
  assert.equal(
    await add(head, ...'cdefghijkl'.split('').map((letter) => file(letter === 'g' || letter > 'f' ? '0' : letter))),
    'explanation-files',
  );
  assert.equal(await add(head, ...Array.from({ length: 9 }, (_, at) => file(String(at)))), 'ok', 'ten in all');
  const { rows } = await app.read.query<{ sha256: string }>('select files_named as sha256 from files_named($1)', [
    ['a', 'b', 'f'].map((letter) => letter.repeat(64)),
  ]);
  assert.deepEqual(
    rows.map(({ sha256 }) => sha256[0]).sort(),
    ['a', 'b'],
    'the nightly collection leaves them in the store',
  );

  good(await answerExplanation(app, head, { id, answer: 'Xem công văn kèm theo.' }));
  assert.equal((await seen(chair))?.length, 10);
  assert.equal(await add(head, file('c')), 'explanation-answered');
  const acts = await app.read.query<{ act: string }>(
    'select act from trail where realm = $1 and subject = $2 order by seq',
    [app.realm, `explanation/${id}`],
  );
  assert.deepEqual(
    acts.rows.map(({ act }) => act),
    [
      ...[
        'explanation-asked',
        'explanation-files',
        'explanation-file-removed',
        'explanation-files',
        'explanation-answered',
      ],
    ],
  );
});

test('a paper of an explanation is scanned as it comes: an infected one is put into quarantine and stands nowhere', async (t) => {
  const clamd = await openClamd(t);
  const folder = mkdtempSync(join(tmpdir(), 'motcua-explanation-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const keyFile = join(folder, 'key');
  makeFilesKey(keyFile);
  const env = { FILES_SCANNER: clamd.setting, FILES_KEY_FILE: keyFile, MOTCUA_VAR: folder, PORT: '0' };
  const { app: province, chair } = await openOffice(t, env);
  const app = { ...province, files: await openFiles(province.settings.files, (found) => scanned(province, found)) };
  const serving = await serve(app);
  t.after(() => serving.close());
  const { id } = good(await askExplanation(app, chair, ask));
  const signedIn = async (userName: string) => {
    const visitor = openVisitor(serving.address);
    const typed = { 'ten-dang-nhap': userName, 'mat-khau': 'motcua-demo' };
    assert.equal((await visitor.post('/dang-nhap?/mat-khau', typed)).status, 303);
    return visitor;
  };
  const head = await signedIn('tu.lv');
  const send = async (visitor: typeof head, bytes: Uint8Array) => {
    const body = new FormData();
    body.append('tep', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'cong-van.pdf');
    const headers = { origin: app.settings.origin, cookie: `motcua=${visitor.cookies.get('motcua')}` };
    const answer = await fetch(`${serving.address}/can-bo/giai-trinh/${id}/tep`, {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
    });
    assert.equal(answer.status, 303);
    return visitor.get(answer.headers.get('location') ?? '');
  };
  const infected = Buffer.concat([Buffer.from('%PDF-1.7\n'), EICAR, Buffer.from('\n%%EOF')]);
  assert.match((await send(head, infected)).body, /vi-rút/);
  const found = await quarantined(app.read, app.realm);
  assert.deepEqual(
    found.map(({ subject }) => subject),
    [`explanation/${id}`],
  );
  assert.doesNotMatch((await head.get(`/can-bo/giai-trinh/${id}`)).body, /cong-van\.pdf/);

  assert.match((await send(head, samplePdf('công văn'))).body, /cong-van\.pdf/);
  const [, path = ''] =
    /href="([^"]*\/tep\/[0-9a-f-]{36})"/.exec((await head.get(`/can-bo/giai-trinh/${id}`)).body) ?? [];
  const asker = await signedIn('chu.tv');
  assert.equal((await asker.get(path)).status, 404, 'not before the answer is sent');
  assert.doesNotMatch((await send(asker, samplePdf('khác'))).body, /cong-van\.pdf/, 'who asked adds nothing');
  const answered = await head.post(`/can-bo/giai-trinh/${id}?/tra-loi`, { 'giai-trinh': 'Xem công văn kèm theo.' });
  assert.equal(answered.status, 303);
  assert.equal((await asker.get(path)).status, 200);
  const stranger = await signedIn('quy.nv');
  assert.equal((await stranger.get(path)).status, 404);
});
