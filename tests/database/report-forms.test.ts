import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import { bytesIn } from '#files/whole.ts';
import { tasks } from '#jobs/tasks.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { closePress } from '#letter/index.ts';
import {
  enterFigures,
  importFacts,
  type ReportFormCode,
  type ReportPeriod,
  reportPeriod,
  sendReport,
  signingsOfReport,
  signReportAgain,
  sourceNotes,
  viewForm,
} from '#scorecard/index.ts';
import { reportPage } from '#scorecard/sql/report-dossiers.ts';
import { SignerProblem, verifyPdf } from '#signatures/index.ts';
import { type Case, type Officer, officer, openCase } from '../world/case.ts';

after(() => closePress());

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const code = (done: Outcome<unknown>) => (done.ok ? 'ok' : done.code);
const quarter = reportPeriod('2026-Q3') as ReportPeriod;
const unit = 'H48.14';

const view = ({ app }: Case, form: ReportFormCode, of = unit, period = quarter) =>
  viewForm(app.read, app.realm, { code: form, unit: of, period, now: app.clock.now() });

const enter = (
  { app }: Case,
  by: Officer,
  values: Record<string, string>,
  more: Partial<Parameters<typeof enterFigures>[2]> = {},
) =>
  enterFigures(app, by, {
    ...{ form: '06a', unit, period: quarter, part: 'I', row: 'Thủy sản', values, reason: 'Sổ theo dõi phản ánh' },
    ...more,
  });

/** Columns 4 to 16 but its sums, so that everything adds up: three new, one carried; two handled. */
const WHOLE = { 4: '1', 5: '3', 6: '0', 7: '4', 9: '1', 10: '1', 11: '0', 12: '2', 14: '0', 15: '2', 16: '2' };

test('a form is entered by who keeps it, with a reason, and what somebody entered stands beside what is counted', async (t) => {
  const world = await openCase(t, '2026-09-16T09:00:00+07:00');
  const { app, stranger } = world;
  const clerk = await officer(app, 'Ngô Thị Mơ', ['clerk', unit]);
  const facts = [
    { kind: 'phan-anh', code: 'PA1', unit, day: '2026-07-01', until: '2026-07-20', done: '2026-07-10', value: '' },
    { kind: 'phan-anh', code: 'PA2', unit, day: '2026-06-01', until: '2026-06-20', done: null, value: '' },
  ];
  assert.equal((await importFacts(app, facts as never)).changed, 2);
  const first = await view(world, '06a');
  const [row] = first.rows;
  assert.equal(row?.key, 'Chưa phân theo lĩnh vực');
  assert.deepEqual(
    ['3', '6', '7', '8', '11', '12', '13'].map((key) => row?.cells[key]?.value),
    [2, 1, 1, 1, 0, 1, null],
  );
  assert.deepEqual(first.counted.find(({ column }) => column === '6')?.members, ['PA2']);
  for (const { value, members } of first.counted) assert.equal(members.length, value);
  assert.equal(code(await enter(world, stranger, WHOLE)), 'not-found');
  assert.equal(code(await enter(world, clerk, { 7: '-1' })), 'report-figure-wrong');
  assert.equal(code(await enter(world, clerk, {})), 'report-figure-none');
  assert.equal(code(await enter(world, clerk, WHOLE, { row: ' ' })), 'report-row-wrong');
  assert.equal(code(await enter(world, clerk, WHOLE, { reason: ' ' })), 'reason-needed');
  assert.equal(code(await enter(world, clerk, WHOLE, { form: '06b' })), 'report-form-other');
  good(await enter(world, clerk, { 7: '1.004' }, { row: 'Chưa phân theo lĩnh vực' }));
  const cell = (await view(world, '06a')).rows[0]?.cells['7'];
  assert.deepEqual([cell?.value, cell?.from, cell?.counted, cell?.by?.byName], [1004, 'hand', 1, 'Ngô Thị Mơ']);
  good(await enter(world, clerk, { 7: '-' }, { row: 'Chưa phân theo lĩnh vực' }));
  assert.equal((await view(world, '06a')).rows[0]?.cells['7']?.from, 'counted');
});

test('a form with gaps or sums that differ is not sent; sent, it is signed by who leads, again if the signer failed', async (t) => {
  const world = await openCase(t, '2026-09-16T09:00:00+07:00');
  const { app } = world;
  const loc = await officer(app, 'Nguyễn Bá Lộc', ['leader', unit]);
  const send = (reason = '') => sendReport(app, loc, { unit, period: quarter, reason, form: '06a' });
  good(await enter(world, loc, { ...WHOLE, 16: '' }));
  assert.equal(code(await send()), 'report-gaps');
  good(await enter(world, loc, { 16: '2', 4: '2' }));
  assert.equal(code(await send()), 'report-sums', '(4)+(5) is 5, (6)+(7) is 4');
  good(await enter(world, loc, { 4: '1' }));
  assert.equal(
    code(await sendReport(app, loc, { unit, period: quarter, reason: '', form: '08b' })),
    'report-form-other',
  );
  assert.deepEqual(good(await send()), { version: 1, late: false });
  const key = { form: '06a' as const, unit, from: quarter.from, to: quarter.to };
  const refusing = {
    ...app.signing,
    signerFor: async () => Promise.reject(new SignerProblem('signer-unknown', 'no key')),
  };
  await tasks['sign-report']?.({ ...app, signing: refusing }, { ...key, version: 1 });
  const state = async () =>
    (await signingsOfReport(app.read, app.realm, key)).map(({ version, failure, sha256 }) => [
      version,
      failure,
      sha256 !== null,
    ]);
  assert.deepEqual(await state(), [[1, 'signer-unknown', false]]);
  good(await signReportAgain(app, loc, key));
  assert.equal(code(await signReportAgain(app, loc, key)), 'report-signed-already');
  await tasks['sign-report']?.(app, { ...key, version: 1 });
  await tasks['sign-report']?.(app, { ...key, version: 1 });
  assert.deepEqual(await state(), [[1, null, true]]);
  const [signed] = await signingsOfReport(app.read, app.realm, key);
  const found = await verifyPdf(
    await bytesIn(app.files, signed?.sha256 ?? ''),
    await app.signing.trust(app.clock.now()),
  );
  assert.equal(found.verdict, 'good');
  assert.match(found.signatures[0]?.signer ?? '', /Nguyễn Bá Lộc/);
  assert.equal(code(await send()), 'reason-needed');
  assert.deepEqual(good(await send('Bổ sung phản ánh qua tổng đài')), { version: 2, late: false });
  assert.equal((await view(world, '06a')).sent.length, 2);
});

test('what departments reported is added up in the province’s form, and leads to who reported', async (t) => {
  const world = await openCase(t, '2026-09-16T09:00:00+07:00');
  const { app } = world;
  const loc = await officer(app, 'Nguyễn Bá Lộc', ['leader', unit]);
  const khoa = await officer(app, 'Lý Khoa', ['leader', 'H48.03']);
  good(await enter(world, loc, WHOLE));
  good(await enter(world, khoa, WHOLE, { unit: 'H48.03' }));
  good(await sendReport(app, loc, { unit, period: quarter, reason: '', form: '06a' }));
  good(await sendReport(app, khoa, { unit: 'H48.03', period: quarter, reason: '', form: '06a' }));
  const { rows, counted, gaps, wrong } = await view(world, '06b', 'H48');
  assert.deepEqual(
    rows.map(({ key, cells }) => [key, cells['3']?.value, cells['16']?.value]),
    [['Thủy sản', 8, 4]],
  );
  assert.deepEqual([gaps, wrong], [[], []]);
  assert.deepEqual(counted[0]?.members, ['H48.03', unit]);
});

test('the province’s form names who sent nothing, and counts the petitions of these units themselves', async (t) => {
  const world = await openCase(t, '2026-09-16T09:00:00+07:00');
  const { app } = world;
  const loc = await officer(app, 'Nguyễn Bá Lộc', ['leader', unit]);
  const petition = (code: string, of: string) => ({
    ...{ kind: 'phan-anh', code, unit: of, day: '2026-07-01', until: '2026-07-20', done: null, value: 'hanh-vi' },
  });
  const facts = [petition('PA1', unit), petition('PA2', 'H48.03'), petition('PA3', 'H48.03')];
  await importFacts(app, facts as never);
  const form = async () => (await view(world, '06b', 'H48')).rows.map(({ key, cells }) => [key, cells['7']?.value]);
  assert.deepEqual(await form(), [['Chưa phân theo lĩnh vực', 3]]);
  good(await enter(world, loc, WHOLE));
  good(
    await enter(
      world,
      loc,
      { ...WHOLE, 5: '0', 7: '1', 12: '0', 15: '0', 10: '0', 9: '0', 14: '1' },
      { row: 'Chưa phân theo lĩnh vực' },
    ),
  );
  good(await sendReport(app, loc, { unit, period: quarter, reason: '', form: '06a' }));
  assert.deepEqual(await form(), [
    ['Chưa phân theo lĩnh vực', 1],
    ['Chưa phân theo lĩnh vực (đơn vị chưa gửi biểu 06a)', 2],
    ['Thủy sản', 4],
  ]);
  const { sources } = await view(world, '06b', 'H48');
  assert.deepEqual(
    sources?.sent.map((one) => [one.unit, one.version]),
    [[unit, 1]],
  );
  const lacking = sources?.counted.map((one) => one.unit) ?? [];
  assert.ok(lacking.includes('H48.03') && !lacking.includes('H48.14.05'), 'parts of a unit report to nobody');
  const [note, named] = sourceNotes('vi', '06b', sources);
  assert.match(note ?? '', /biểu 06a của 1 trên \d+ đơn vị/);
  assert.match(named ?? '', /chưa gửi biểu 06a.*phản ánh, kiến nghị/);
  assert.equal((await view(world, '08c', 'H48')).sources?.sent.length, 0);
  assert.equal((await view(world, '06a')).sources, null);
});

test('who never announced an internal procedure here has gaps in 09a, not zeros', async (t) => {
  const world = await openCase(t, '2026-09-16T09:00:00+07:00');
  assert.equal((await view(world, '09a', 'H48')).gaps.length, 0);
  const admin = await connectOnce(world.app.url ?? '');
  await admin.query(`update procedure set kind = 'local' where kind = 'internal'`);
  await admin.end();
  assert.equal((await view(world, '09a', 'H48')).gaps.length, 8);
});

test('the province’s forms count its own catalogue: each figure is as many as it lists', async (t) => {
  const world = await openCase(t, '2026-09-16T09:00:00+07:00');
  for (const form of ['03b', '08c', '09a'] as const) {
    const { counted, rows, wrong } = await view(world, form, 'H48');
    assert.ok(counted.length > 0 || form === '03b', form);
    for (const { value, members } of counted) assert.equal(value, members.length);
    assert.deepEqual(wrong, []);
    if (form === '08c') assert.ok(Number(rows[0]?.cells['1']?.value) > 0);
  }
});

test('a report reads its period’s dossiers of its unit, not the years before nor other agencies’', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { app, lan } = world;
  const { fileOne } = await import('../world/case.ts');
  const model = await fileOne(world);
  const columns = (
    await app.read.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'dossier' and is_generated = 'NEVER'`,
    )
  ).rows.map(({ name }) => name);
  const own: Record<string, string> = {
    code: `'H48.14-' || to_char(at, 'YYMMDD') || '-' || lpad((n % 10000)::text, 4, '0')`,
    competent_agency: `case when n % 10 = 0 then 'H48.14.05' else 'H48.03' end`,
    submitted_at: 'at',
    received_at: 'at',
    ended_at: `at + interval '5 days'`,
    original_due: `at + interval '7 days'`,
    due: `at + interval '7 days'`,
  };
  const chosen = columns.map((name) => own[name] ?? `d.${name}`).join(', ');
  await app.read.query(
    `insert into dossier (${columns.join(', ')})
     select ${chosen} from dossier d, generate_series(1, 40000) n,
       lateral (select timestamptz '2023-01-02 08:00+07' + n * interval '50 minutes' as at) x where d.code = '${model}'`,
  );
  const month = reportPeriod('2025-05') as ReportPeriod;
  const span = [`${month.from}T00:00:00+07:00`, `2025-05-15T00:00:00+07:00`];
  const reads = async (way: Parameters<typeof reportPage>[0]) => {
    const values = [app.realm, 'H48.14.05', ...span, '1970-01-01T00:00:00Z', ''];
    const { rows } = await app.read.query(`explain (analyze, format json) ${reportPage(way)}`, values);
    const text = JSON.stringify(rows[0]);
    assert.doesNotMatch(
      text,
      /"Seq Scan","Parallel Aware":false,"Async Capable":false,"Join Type":"[^"]*","Relation Name":"dossier"/,
    );
    const nodes: Record<string, unknown>[] = [];
    JSON.stringify(rows[0], (_key, value) => {
      if (value && typeof value === 'object' && value['Relation Name'] === 'dossier') nodes.push(value);
      return value;
    });
    const [scan] = nodes;
    return [scan?.['Index Name'], Number(scan?.['Actual Rows']) + Number(scan?.['Rows Removed by Filter'] ?? 0)];
  };
  const [received, ended, running, outlasted] = [
    ...[await reads('received'), await reads('ended'), await reads('running'), await reads('outlasted')],
  ];
  assert.deepEqual(
    [received, ended, running, outlasted].map((one) => one?.[0]),
    ['received', 'ended', 'running', 'long'].map((name) => `dossier_reported_${name}`),
  );
  // A tenth of 40,000 in four years: about 86 a month, of which some ended in the next.
  assert.ok(Number(received?.[1]) < 120, `read ${received?.[1]}`);
  assert.ok(Number(ended?.[1]) < 120, `read ${ended?.[1]}`);
  assert.ok(Number(running?.[1]) + Number(outlasted?.[1]) < 10, `read ${running} ${outlasted}`);
  assert.ok(lan);
});
