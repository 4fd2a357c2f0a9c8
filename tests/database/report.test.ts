import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import {
  accept,
  addPaper,
  askSupplement,
  assign,
  findDossier,
  handOver,
  sendAmendment,
  startAmendment,
} from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { formatInstant } from '#kernel/time.ts';
import {
  CAME,
  type ReportPeriod,
  received,
  reportCellDossiers,
  reportCellSent,
  reportFacts,
  reportPeriod,
  running,
  STANDS,
  sendReport,
  totalRow,
  unitsToRead,
  viewReport,
} from '#scorecard/index.ts';
import { type Case, fileOne, later, officer, openCase, paper } from '../world/case.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const code = (done: Outcome<unknown>) => (done.ok ? 'ok' : done.code);
const named = (name: string) => reportPeriod(name) as ReportPeriod;
const unit = 'H48.14';

async function receiveOne(world: Case): Promise<string> {
  const one = await fileOne(world);
  good(await accept(world.app, world.receiver, { code: one }));
  good(await handOver(world.app, world.receiver, { code: one }));
  return one;
}

test('who reads all reports chooses among the province and its units, anyone else among their own', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const codes = async (viewer: Parameters<typeof unitsToRead>[2]) =>
    (await unitsToRead(app.read, app.realm, viewer)).map((one) => one.code);
  const all = await codes(await officer(app, 'Hoàng Lệ Giám', ['supervisor', 'H48']));
  assert.deepEqual([all[0], all.includes(unit), all.includes('H48.14.05')], ['H48', true, false]);
  assert.deepEqual(await codes(await officer(app, 'Nguyễn Bá Lộc', ['leader', unit])), [unit]);
  assert.deepEqual(await codes(world.receiver), []);
  assert.deepEqual(await codes(world.lan), []);
});

test('a department’s report counts its dossiers by field, and each figure leads to its dossiers', async (t) => {
  const world = await openCase(t, '2026-11-10T09:00:00+07:00');
  const { app, clock } = world;
  const first = await receiveOne(world);
  clock.set('2026-11-16T09:00:00+07:00');
  const second = await receiveOne(world);
  const view = async (name: string, of = unit) =>
    viewReport(app.read, app.realm, { unit: of, period: named(name), now: app.clock.now() });
  const november = await view('2026-11');
  assert.equal(november.form, '07a');
  assert.deepEqual(
    november.rows.map((row) => [received(row), running(row), row.carried]),
    [[1, 1, 0]],
  );
  const year = await view('2026');
  const total = totalRow(year.rows);
  assert.deepEqual([received(total), running(total), total.carried], [2, 2, 0]);
  assert.deepEqual((await view('2026-11', 'H48.03')).rows, [], 'another department has none of them');
  const whole = await view('2026', 'H48');
  assert.deepEqual([whole.form, ...whole.rows.map(({ part }) => part)], ['07b', 'province']);
  const inPart = async (part: 'province' | 'commune') => {
    const ask = {
      unit: 'H48',
      period: named('2026'),
      now: app.clock.now(),
      cell: 'wholeOnline',
      field: undefined,
    } as const;
    return (await reportCellDossiers(app.read, app.realm, { ...ask, part, after: undefined, limit: 9 })).length;
  };
  const inAll = [...CAME].reduce((sum, cell) => sum + totalRow(whole.rows)[cell], 0);
  assert.equal(inAll, 2);
  assert.deepEqual([await inPart('province'), await inPart('commune')], [totalRow(whole.rows).wholeOnline, 0]);
  assert.equal(received(totalRow(whole.rows)), 2);

  const listed: string[] = [];
  for (const cell of [...CAME, ...STANDS]) {
    const ask = { unit, period: named('2026'), now: app.clock.now(), cell, field: undefined };
    const page = await reportCellDossiers(app.read, app.realm, { ...ask, after: undefined, limit: 1 });
    const rest = await reportCellDossiers(app.read, app.realm, { ...ask, after: page[0]?.code ?? '', limit: 9 });
    const all = page.length === 0 ? [] : [...page, ...rest];
    assert.equal(all.length, total[cell], cell);
    if ((CAME as readonly string[]).includes(cell)) listed.push(...all.map((one) => one.code));
  }
  assert.deepEqual(listed.toSorted(), [first, second].toSorted());
});

test('a report is sent when its period is over, by who leads the unit; sent again it says why and both stay', async (t) => {
  const world = await openCase(t, '2026-11-10T09:00:00+07:00');
  const { app, clock, leader } = world;
  const loc = await officer(app, 'Nguyễn Bá Lộc', ['leader', unit]);
  await receiveOne(world);
  const period = named('2026-11');
  const send = (reason = '', by = loc) => sendReport(app, by, { unit, period, reason });
  clock.set('2026-11-14T23:00:00+07:00');
  assert.equal(code(await send()), 'report-running');
  clock.set('2026-11-15T08:00:00+07:00');
  assert.equal(code(await send('', leader)), 'not-found', 'who leads a part of it does not speak for it');
  assert.deepEqual(good(await send()), { version: 1, late: false });
  assert.equal(code(await send()), 'reason-needed');
  const early = await sendReport(app, loc, { unit, period: named('2026-07'), reason: '' });
  assert.equal(code(early), 'report-before-forms', 'it was due on 20/7/2026, the forms are in force since 1/8/2026');
  clock.set('2026-11-21T08:00:00+07:00');
  assert.deepEqual(good(await send('Thiếu hồ sơ bưu chính')), { version: 2, late: true });
  const { sent } = await viewReport(app.read, app.realm, { unit, period, now: app.clock.now() });
  assert.deepEqual(
    sent.map(({ version, reason }) => [version, reason]),
    [
      [2, 'Thiếu hồ sơ bưu chính'],
      [1, ''],
    ],
  );
  const { rows } = await app.read.query<{ act: string }>(
    `select act from trail where realm = $1 and subject = 'report/07a-H48.14-2026-11'`,
    [app.realm],
  );
  assert.equal(rows.length, 2);
  await assert.rejects(app.read.query('update statutory_report set version = 3'), /permission denied/);
});

test('what a report carries over is what the one before left running, or it is not sent', async (t) => {
  const world = await openCase(t, '2026-10-10T09:00:00+07:00');
  const { app, clock } = world;
  const loc = await officer(app, 'Nguyễn Bá Lộc', ['leader', unit]);
  const one = await receiveOne(world);
  clock.set('2026-10-16T08:00:00+07:00');
  good(await sendReport(app, loc, { unit, period: named('2026-10'), reason: '' }));
  clock.set('2026-11-16T08:00:00+07:00');
  const november = async () =>
    viewReport(app.read, app.realm, { unit, period: named('2026-11'), now: app.clock.now() });
  assert.deepEqual((await november()).carriedWrong, []);
  // A dossier found later to have ended before: the report before no longer says what was.
  await app.read.query(`update dossier set ended_at = '2026-10-12T08:00:00+07:00' where code = $1`, [one]);
  assert.deepEqual(
    (await november()).carriedWrong?.map(({ carried, running: left }) => [carried, left]),
    [[0, 1]],
  );
  assert.equal(code(await sendReport(app, loc, { unit, period: named('2026-11'), reason: '' })), 'report-carried');
  good(await sendReport(app, loc, { unit, period: named('2026-10'), reason: 'Hồ sơ đã xong trong kỳ' }));
  good(await sendReport(app, loc, { unit, period: named('2026-11'), reason: '' }));
});

test('what was overdue when a supplement was asked stays overdue in the report, with its owner and under its new date', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { app, clock, head, handler, lan } = world;
  const one = await receiveOne(world);
  good(await assign(app, head, { code: one, officer: handler.id }));
  const { due } = (await findDossier(app.read, app.realm, lan, one)) ?? {};
  assert.ok(due);
  const late = async () => {
    const view = await viewReport(app.read, app.realm, { unit, period: named('2026-12'), now: app.clock.now() });
    return totalRow(view.rows).runningLate;
  };
  assert.equal(await late(), 0);
  clock.set(formatInstant(later(due, 2 * 1440)));
  good(
    await askSupplement(app, handler, {
      code: one,
      ground: 'khoản 5 Điều 50 Luật Thủy sản',
      items: [{ kind: 'component', id: 'part-1', reason: 'unreadable' }],
    }),
  );
  assert.equal(await late(), 1, 'with its owner');
  const { draft } = good(await startAmendment(app, lan, one));
  good(await addPaper(app, lan, { id: draft, component: 'part-1', file: await paper(app, 'rõ hơn') }));
  good(await sendAmendment(app, lan, { draft, code: one, key: 'answer-of-lan' }));
  const anew = (await findDossier(app.read, app.realm, lan, one))?.due;
  assert.ok(anew && anew > app.clock.now());
  assert.equal(await late(), 1, 'under its new date');
});

test('a report judges by the date a supplement began anew (NĐ 118/2025 Đ19.5), not by the first and not by an extension (Đ19.6)', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { app, clock, head, handler, lan } = world;
  const one = await receiveOne(world);
  good(await assign(app, head, { code: one, officer: handler.id }));
  good(
    await askSupplement(app, handler, {
      code: one,
      items: [{ kind: 'component', id: 'part-1', reason: 'unreadable' }],
    }),
  );
  clock.set('2026-11-25T09:00:00+07:00');
  const { draft } = good(await startAmendment(app, lan, one));
  good(await addPaper(app, lan, { id: draft, component: 'part-1', file: await paper(app, 'rõ hơn') }));
  good(await sendAmendment(app, lan, { draft, code: one, key: 'answer-of-lan' }));
  const { due, originalDue } = (await findDossier(app.read, app.realm, lan, one)) ?? {};
  assert.ok(due && originalDue && due > later(originalDue, 1440), 'days after the first date');
  const standing = async (days: number) => {
    clock.set(formatInstant(later(originalDue, days * 1440)));
    const view = await viewReport(app.read, app.realm, { unit, period: named('2026-12'), now: app.clock.now() });
    const row = totalRow(view.rows);
    return [row.runningInTime, row.runningLate];
  };
  assert.deepEqual(await standing(1), [1, 0]);
  const days = (due - originalDue) / 86_400_000;
  assert.deepEqual(await standing(days + 1), [0, 1]);
  const decided = `values ($1, $2, to_timestamp($3::double precision / 1000), to_timestamp($4::double precision / 1000), 'x', now(), 'x')`;
  await app.read.query(
    `with moved as (update dossier set due = to_timestamp($4::double precision / 1000) where realm = $1 and code = $2)
     insert into extension (realm, code, original_due, new_due, reason, decided_at, decided_by) ${decided}`,
    [app.realm, one, due, later(due, 10 * 1440)],
  );
  assert.deepEqual(await standing(days + 1), [0, 1], 'the original date counts');
});

test('part II of 07b adds up the 07a that communes sent, counts the dossiers of those that have not, and says which', async (t) => {
  const world = await openCase(t, '2026-11-03T09:00:00+07:00');
  const { app, clock } = world;
  const codes = [await receiveOne(world), await receiveOne(world), await receiveOne(world)];
  const resolvedBy = async (code: string | undefined, agency: string) => {
    const admin = await connectOnce(world.app.url ?? '');
    await admin.query('update dossier set competent_agency = $2 where code = $1', [code, agency]);
    await admin.end();
  };
  const found = await app.read.query<{ code: string }>(
    `select code from agency where realm = 'H48' and level = 'commune' and kind = 'committee' order by code`,
  );
  const communes = found.rows.map(({ code }) => code);
  const [first = '', second = ''] = communes;
  // One for the first commune, two for the second.
  await resolvedBy(codes[0], first);
  for (const code of codes.slice(1)) await resolvedBy(code, second);
  const period = named('2026-11');
  clock.set('2026-11-15T08:00:00+07:00');
  const province = async () => viewReport(app.read, app.realm, { unit: 'H48', period, now: clock.now() });
  const partTwo = async () => received(totalRow((await province()).rows.filter(({ part }) => part === 'commune')));
  assert.equal(await partTwo(), 3);
  assert.deepEqual(
    [(await province()).sources?.sent, (await province()).sources?.counted.length],
    [[], communes.length],
    'nobody has sent: all from dossiers',
  );

  const chair = await officer(app, 'Phạm Thị Xã', ['leader', second]);
  good(await sendReport(app, chair, { unit: second, period, reason: '' }));
  // What is found later is no part of what the commune sent, until it sends again.
  await resolvedBy(codes[0], second);
  assert.equal(await partTwo(), 2, 'the two that were sent; the first commune has none any more');
  const { sources, rows } = await province();
  assert.deepEqual(
    sources?.sent.map(({ unit: code, version }) => [code, version]),
    [[second, 1]],
  );
  assert.deepEqual(
    sources?.counted.map(({ unit: code }) => code),
    communes.filter((code) => code !== second),
  );

  const cell = [...CAME].find((one) => totalRow(rows)[one] > 0) ?? 'direct';
  const behind = { period, cell, field: undefined };
  const sent = await reportCellSent(app.read, app.realm, behind);
  assert.deepEqual(
    sent.map(({ unit: code, count }) => [code, count]),
    [[second, 2]],
  );
  const listed = await reportCellDossiers(app.read, app.realm, {
    ...{ ...behind, unit: 'H48', now: clock.now(), part: 'commune', after: undefined, limit: 9 },
  });
  assert.deepEqual(listed, [], 'a dossier of a commune that sent stands in its own report');

  const minister = await officer(app, 'Trần Văn Tỉnh', ['leader', 'H48']);
  good(await sendReport(app, minister, { unit: 'H48', period, reason: '' }));
  good(await sendReport(app, chair, { unit: second, period, reason: 'Thêm một hồ sơ' }));
  const [kept] = (await province()).sent;
  assert.equal(kept?.sources?.sent[0]?.version, 1, 'what was sent stays as it was sent');
  assert.equal(await partTwo(), 3, 'the next one adds up the second version');
  const printed = reportFacts({
    ...{ form: '07b', rows: kept?.rows ?? [], period, unit: 'UBND tỉnh', place: 'Quảng Ngãi', at: clock.now() },
    ...{ signerName: 'Trần Văn Tỉnh', toSign: false, sources: kept?.sources },
  });
  assert.match(printed.notes[0] ?? '', new RegExp(`07a của 1 trên ${communes.length} xã`));
  assert.match(printed.notes[1] ?? '', /chưa gửi biểu 07a, số liệu lấy từ chính các hồ sơ/);
});
