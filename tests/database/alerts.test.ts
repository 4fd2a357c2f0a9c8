import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  accept,
  advance,
  answerConsultation,
  askSupplement,
  assign,
  claim,
  consult,
  contest,
  correct,
  draftDecision,
  extend,
  handOver,
  number,
  sendBack,
  sign,
} from '#dossier/index.ts';
import { type Instant, parseInstant } from '#kernel/time.ts';
import { returnResult } from '#letter/index.ts';
import { noticesOf, noticeText, openOwn, readOwn, unreadCount, watchLimits } from '#notice/index.ts';
import { type Alerts, CENTRE_HEAD, good, openAlerts, RECEIVERS } from '../world/alerts.ts';
import { fileOne } from '../world/case.ts';
import { signAll } from '../world/signing.ts';

const sorted = (...names: string[]): string[] => names.sort();
const LEADERS = ['Bùi Thanh Sơn', 'Lương Thị Thanh Thủy', 'Phan Hải Sơn'];
/** Of the room 002, in the case and in the demonstration. */
const HEADS = ['Phạm Quang Vinh', 'Đỗ Quang Vinh'];

/** Filed, accepted, handed over and given to Hoa, at nine on Friday 20/11/2026; due at five on Thursday. */
async function givenToHoa(world: Alerts): Promise<string> {
  const { app, receiver, head, handler } = world;
  const code = await fileOne(world);
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  good(await assign(app, head, { code, officer: handler.id }));
  return code;
}

async function resolved(world: Alerts, code: string): Promise<void> {
  const { app, handler, head, leader, clerk, receiver } = world;
  good(await draftDecision(app, handler, { code, grants: true, title: 'Giấy chứng nhận', body: 'Chứng nhận' }));
  good(await advance(app, handler, { code }));
  good(await claim(app, head, { code }));
  good(await advance(app, head, { code }));
  good(await claim(app, leader, { code }));
  good(await sign(app, leader, { code, title: 'Chi cục trưởng' }));
  good(await claim(app, clerk, { code }));
  good(await number(app, clerk, { code }));
  await signAll(app, code);
  good(await returnResult(app, receiver, { code, how: 'centre' }));
}

test('a new online dossier is told to the receivers of its centre and to nobody else, once', async (t) => {
  const world = await openAlerts(t);
  const { app, receiver, stranger } = world;
  const code = await fileOne(world);
  await world.react(code);
  await world.react(code);
  assert.deepEqual(await world.told(code, 'officer-arrived'), RECEIVERS);
  assert.deepEqual(await world.kinds(code), ['officer-arrived']);

  const mine = await noticesOf(app.read, app.realm, { officer: receiver.id }, { limit: 5 });
  const [notice] = mine;
  assert.ok(notice && mine.length === 1);
  const { title, lines } = noticeText('vi', notice.kind, notice.dossier, notice.facts);
  assert.equal(title, `Hồ sơ mới: ${code}`);
  assert.doesNotMatch(JSON.stringify([lines, notice.facts]), /Lan|0511|0905/);
  assert.equal(await unreadCount(app.read, app.realm, { officer: receiver.id }), 1);
  const at = app.clock.now();
  assert.equal(await openOwn(app.read, app.realm, { officer: stranger.id }, notice.id, at), undefined, 'not his');
  assert.ok(await openOwn(app.read, app.realm, { officer: receiver.id }, notice.id, at));
  assert.equal(await unreadCount(app.read, app.realm, { officer: receiver.id }), 0);
});

test('what an officer is told as an officer is not among the notices of the person', async (t) => {
  const world = await openAlerts(t);
  const { app, receiver } = world;
  await world.react(await fileOne(world));
  const { rows } = await app.read.query('select person from officer where id = $1', [receiver.id]);
  assert.deepEqual(await noticesOf(app.read, app.realm, rows[0].person, { limit: 5 }), []);
  assert.equal(await unreadCount(app.read, app.realm, rows[0].person), 0);
});

test('a dossier nobody opens is told again before two hours are over, then to the head of the centre too', async (t) => {
  const world = await openAlerts(t);
  const code = await fileOne(world);
  await world.react(code);
  assert.equal(await world.watchAt('2026-11-20T10:29:00+07:00'), 0);
  assert.equal(await world.watchAt('2026-11-20T10:30:00+07:00'), 5);
  assert.equal(await world.watchAt('2026-11-20T10:59:00+07:00'), 0);
  assert.equal(await world.watchAt('2026-11-20T11:01:00+07:00'), 6);
  assert.equal(await world.watchAt('2026-11-20T11:06:00+07:00'), 0, 'once');
  assert.deepEqual(await world.told(code, 'officer-unseen'), RECEIVERS);
  assert.deepEqual(await world.told(code, 'officer-unseen-late'), sorted(...RECEIVERS, CENTRE_HEAD));
});

test('a dossier that one receiver has opened is no longer called unseen', async (t) => {
  const world = await openAlerts(t);
  const { app, receiver } = world;
  const code = await fileOne(world);
  await world.react(code);
  await readOwn(app.read, app.realm, { officer: receiver.id }, app.clock.now(), code);
  assert.equal(await world.watchAt('2026-11-20T11:30:00+07:00'), 0);
});

test('an online dossier unanswered is told two working hours before its eight are over, and when they are', async (t) => {
  const world = await openAlerts(t);
  const { app, receiver } = world;
  const code = await fileOne(world);
  await world.react(code);
  await readOwn(app.read, app.realm, { officer: receiver.id }, app.clock.now(), code);
  // Until nine on Monday: one hour of Friday afternoon and one and a half of Monday are the last two and a half.
  assert.equal(await world.watchAt('2026-11-20T16:25:00+07:00'), 0);
  assert.equal(await world.watchAt('2026-11-20T16:35:00+07:00'), 5);
  assert.equal(await world.watchAt('2026-11-22T12:00:00+07:00'), 0, 'Sunday is no working time');
  assert.equal(await world.watchAt('2026-11-23T09:01:00+07:00'), 6);
  assert.deepEqual(await world.told(code, 'officer-answer-near'), RECEIVERS);
  assert.deepEqual(await world.told(code, 'officer-answer-late'), sorted(...RECEIVERS, CENTRE_HEAD));
});

test('an accepted dossier must be handed over the same day, or in the first hour of the next when accepted after three', async (t) => {
  const world = await openAlerts(t);
  const { app, receiver } = world;
  const early = await fileOne(world);
  good(await accept(app, receiver, { code: early }));
  assert.equal(await world.watchAt('2026-11-20T15:55:00+07:00'), 0);
  const late = await fileOne(world);
  good(await accept(app, receiver, { code: late }));
  assert.equal(await world.watchAt('2026-11-20T16:05:00+07:00'), 5);
  assert.deepEqual(await world.told(early, 'officer-hand-over-near'), RECEIVERS);
  assert.equal(
    await world.watchAt('2026-11-20T17:01:00+07:00'),
    6 + 5,
    'one is late, the other due in the first hour of Monday',
  );
  assert.deepEqual(await world.told(early, 'officer-hand-over-late'), sorted(...RECEIVERS, CENTRE_HEAD));
  assert.deepEqual(await world.told(late, 'officer-hand-over-late'), []);
  await world.watchAt('2026-11-23T08:31:00+07:00');
  assert.deepEqual(await world.told(late, 'officer-hand-over-late'), sorted(...RECEIVERS, CENTRE_HEAD));
});

test('who is given a dossier is told, and whoever stands in for him that day; who gives it is not', async (t) => {
  const world = await openAlerts(t);
  const { app, head, handler, handler2, stranger } = world;
  await world.away(handler, stranger, '2026-11-20', '2026-11-20');
  const code = await givenToHoa(world);
  await world.react(code);
  assert.deepEqual(await world.told(code, 'officer-assigned'), sorted('Phạm Thị Hoa', 'Lý Văn Khoa'));
  good(await assign(app, head, { code, officer: handler2.id }));
  await world.react(code);
  assert.deepEqual(await world.told(code, 'officer-assigned'), sorted('Phạm Thị Hoa', 'Lý Văn Khoa', 'Trần Minh Đức'));
});

test('a dossier returned to an earlier step is told to who held that step, with the reason on the page only', async (t) => {
  const world = await openAlerts(t);
  const { app, head, handler } = world;
  const code = await givenToHoa(world);
  good(await draftDecision(app, handler, { code, grants: true, title: 'Giấy', body: 'Nội dung' }));
  good(await advance(app, handler, { code }));
  good(await claim(app, head, { code }));
  good(await sendBack(app, head, { code, reason: 'Sai tên bà Lan' }));
  await world.react(code);
  assert.deepEqual(await world.told(code, 'officer-sent-back'), ['Phạm Thị Hoa']);
  const all = await noticesOf(app.read, app.realm, { officer: handler.id }, { limit: 5 });
  const notice = all.find(({ kind }) => kind === 'officer-sent-back');
  assert.ok(notice);
  const said = (mailed: boolean) => noticeText('vi', notice.kind, code, notice.facts, mailed).lines.join('\n');
  assert.match(said(false), /Sai tên bà Lan/);
  assert.doesNotMatch(said(true), /Lan/);
});

test('officers of the agency consulted are told; its silence and its late answer reach the holder and the head of the centre', async (t) => {
  const world = await openAlerts(t);
  const { app, clock, handler, stranger } = world;
  const code = await givenToHoa(world);
  const due = parseInstant('2026-11-20T16:00:00+07:00') as Instant;
  good(await consult(app, handler, { code, agency: 'H48.03.01', question: 'Xin ý kiến về ranh giới', due }));
  await world.react(code);
  assert.deepEqual(
    await world.told(code, 'officer-consulted'),
    sorted('Lý Văn Khoa', 'Nguyễn Thị Mai', 'Trịnh Công Pháp'),
  );

  assert.equal(await world.watchAt('2026-11-20T15:59:00+07:00'), 0);
  await world.watchAt('2026-11-20T16:01:00+07:00');
  assert.equal(await world.watchAt('2026-11-20T16:06:00+07:00'), 0, 'once');
  assert.deepEqual(await world.told(code, 'officer-opinion-overdue'), sorted('Phạm Thị Hoa', CENTRE_HEAD));

  clock.set('2026-11-20T16:30:00+07:00');
  good(await answerConsultation(app, stranger, { code, seq: 1, agrees: true, answer: 'Đồng ý' }));
  await world.react(code);
  assert.deepEqual(await world.told(code, 'officer-opinion-late'), sorted('Phạm Thị Hoa', CENTRE_HEAD));
  const again = { code, agency: 'H48.03.01', question: 'Xin thêm ý kiến', due: (due + 3_600_000 * 90) as Instant };
  good(await consult(app, handler, again));
  good(await answerConsultation(app, stranger, { code, seq: 2, agrees: true, answer: 'Đồng ý' }));
  await world.react(code);
  assert.deepEqual(await world.told(code, 'officer-opinion'), ['Phạm Thị Hoa'], 'in time: the holder alone');
});

test('a due date is told on the day of the last apology, lateness to the leaders too, and an extension begins anew', async (t) => {
  const world = await openAlerts(t);
  const { app, head, handler } = world;
  const code = await givenToHoa(world);
  // Due at five on Thursday 26/11: an apology is due by Wednesday.
  assert.equal(await world.watchAt('2026-11-24T23:50:00+07:00'), 0);
  assert.equal(await world.watchAt('2026-11-25T00:05:00+07:00'), 1 + HEADS.length);
  assert.equal(await world.watchAt('2026-11-25T08:00:00+07:00'), 0, 'once');
  assert.deepEqual(await world.told(code, 'officer-due-soon'), sorted('Phạm Thị Hoa', ...HEADS));
  const [notice] = await noticesOf(app.read, app.realm, { officer: handler.id }, { limit: 1 });
  const lines = notice ? noticeText('vi', notice.kind, code, notice.facts).lines.join('\n') : '';
  assert.match(lines, /Hạn: 17:00 thứ Năm 26\/11\/2026/);
  assert.match(lines, /xin lỗi và hẹn lại trước: 17:00 thứ Tư 25\/11\/2026/);

  const until = parseInstant('2026-12-03T17:00:00+07:00') as Instant;
  good(await extend(app, head, { code, until, reason: 'Chờ đăng kiểm xác nhận' }));
  assert.equal(await world.watchAt('2026-11-27T08:00:00+07:00'), 0);
  assert.equal(await world.watchAt('2026-12-02T08:00:00+07:00'), 1 + HEADS.length, 'the new date, without an apology');
  assert.equal(await world.watchAt('2026-12-03T17:01:00+07:00'), 1 + HEADS.length + LEADERS.length);
  assert.deepEqual(await world.told(code, 'officer-overdue'), sorted('Phạm Thị Hoa', ...HEADS, ...LEADERS));
});

test('a term of one day is not told with the work itself but in its last hours', async (t) => {
  const world = await openAlerts(t);
  const { app, receiver } = world;
  const code = await fileOne(world);
  await app.read.query(`update dossier set term = '1wd' where code = $1`, [code]);
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  assert.equal(await watchLimits(app), 0);
  assert.equal(await world.watchAt('2026-11-20T14:59:00+07:00'), 0);
  await world.watchAt('2026-11-23T08:00:00+07:00');
  assert.deepEqual(await world.kinds(code), ['officer-due-soon']);
});

test('a correction is told on its last day to holder and head, and when late to leaders and the centre', async (t) => {
  const world = await openAlerts(t);
  const { app, clock, leader, head, handler } = world;
  const code = await givenToHoa(world);
  await resolved(world, code);
  clock.set('2026-11-25T09:00:00+07:00');
  good(await correct(app, leader, { code, reason: 'Sai số đăng ký' }));
  good(await assign(app, head, { code, officer: handler.id }));
  // Three working days from Wednesday: until Monday 30/11.
  assert.equal(await world.watchAt('2026-11-27T16:00:00+07:00'), 0);
  await world.watchAt('2026-11-30T07:40:00+07:00');
  assert.deepEqual(await world.told(code, 'officer-correction-near'), sorted('Phạm Thị Hoa', ...HEADS));
  await world.watchAt('2026-12-01T07:40:00+07:00');
  assert.deepEqual(
    await world.told(code, 'officer-correction-late'),
    sorted('Phạm Thị Hoa', ...HEADS, ...LEADERS, CENTRE_HEAD),
  );
});

test('an objection is told to the heads who may answer it', async (t) => {
  const world = await openAlerts(t);
  const { app, handler, lan } = world;
  const code = await givenToHoa(world);
  const items = [{ kind: 'component' as const, id: 'part-1', reason: 'unreadable' as const }];
  good(await askSupplement(app, handler, { code, items }));
  good(await contest(app, lan, { code, text: 'Giấy của tôi rõ nét.' }));
  await world.react(code);
  assert.deepEqual(await world.told(code, 'officer-objection'), sorted(...HEADS, ...LEADERS));
});

test('a dossier that has ended or waits for its owner rings no more bells', async (t) => {
  const world = await openAlerts(t);
  const { app, handler } = world;
  const waiting = await givenToHoa(world);
  const items = [{ kind: 'component' as const, id: 'part-1', reason: 'unreadable' as const }];
  good(await askSupplement(app, handler, { code: waiting, items }));
  const done = await givenToHoa(world);
  await resolved(world, done);
  assert.equal(await world.watchAt('2026-12-04T08:00:00+07:00'), 0);
});

test('the watch goes page after page through everything that is late, and tells each once', async (t) => {
  const world = await openAlerts(t);
  const { app } = world;
  const code = await givenToHoa(world);
  const { rows } = await app.read.query<{ columns: string }>(
    `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
     where table_name = 'dossier' and column_name <> 'code' and is_generated = 'NEVER'`,
  );
  const columns = rows[0]?.columns ?? '';
  await app.read.query(
    `insert into dossier (code, ${columns}) select $1 || '-' || n, ${columns} from dossier, generate_series(1, 1100) n where code = $1`,
    [code],
  );
  assert.equal(await world.watchAt('2026-11-27T08:00:00+07:00'), 1101 * (1 + HEADS.length + LEADERS.length));
  assert.equal(await watchLimits(app), 0);
});
