import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { accept, findDossier, handOver } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { formatInstant, instant, MINUTE_MS } from '#kernel/time.ts';
import { closePress, render } from '#letter/index.ts';
import {
  allSupervisedCodes,
  type Board,
  boardFigures,
  boardOf,
  boardPage,
  figuresWorkbook,
  foldAll,
  importFacts,
  type OversightPaper,
  type OversightQuestion,
  oversightFigures,
  parsePeriod,
  printedFigures,
  readFacts,
  type Span,
  spanBetween,
  supervisedCodes,
  USUAL_READINGS,
  viewOversight,
  viewSet,
} from '#scorecard/index.ts';
import { actsOf } from '../world/acts.ts';
import { partOf } from '../world/archive.ts';
import { type Case, fileOne, officer, openCase } from '../world/case.ts';

after(() => closePress());

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const span = (first: string, last: string): Span => spanBetween(first, last) as Span;

async function received(world: Case): Promise<string> {
  const code = await fileOne(world);
  good(await accept(world.app, world.receiver, { code }));
  good(await handOver(world.app, world.receiver, { code }));
  return code;
}

/** Two received in November, one of them overdue by the middle of December, when one more comes. */
async function lateWorld(t: Parameters<typeof openCase>[0]) {
  const world = await openCase(t);
  const codes = [await received(world), await received(world)];
  const due = (await findDossier(world.app.read, world.app.realm, world.receiver, codes[0] ?? ''))?.due;
  assert.ok(due);
  good(await actsOf(world).stop(codes[1] ?? ''));
  world.clock.set(formatInstant(instant(due + 9 * 60 * MINUTE_MS)));
  codes.push(await received(world));
  await foldAll(world.app);
  return { world, codes, supervisor: await officer(world.app, 'Hoàng Lệ Giám', ['supervisor', 'H48']) };
}

const ask = ({ app, clock }: Case, more: Partial<OversightQuestion> = {}) =>
  viewOversight(app.read, {
    ...{ realm: app.realm, unit: 'H48', span: span('2026-11', '2026-12'), against: 'before', theme: 'overdue' },
    ...{ now: clock.now(), ...more },
  });

test('a span of months counts what its months count, by agency and by field, beside the months before it', async (t) => {
  const { world } = await lateWorld(t);
  const { app, clock } = world;
  const view = await ask(world);
  const [onTime, overdue, apologised] = view.parts;
  assert.deepEqual(overdue?.total?.now, { part: 1, whole: 3 });
  assert.deepEqual(
    overdue?.units.map(({ key, now }) => [key, now]),
    [['H48.14', { part: 1, whole: 3 }]],
  );
  assert.deepEqual(
    overdue?.fields.map(({ key, now }) => [key, now]),
    [['Thủy sản', { part: 1, whole: 3 }]],
  );
  assert.deepEqual(apologised?.total?.now, { part: 0, whole: 1 });
  assert.equal(view.parts.length, 3);
  assert.equal(onTime?.months.now.length, 2);
  assert.deepEqual(overdue?.months.before, [
    { part: 0, whole: 0 },
    { part: 0, whole: 0 },
  ]);
  assert.equal(overdue?.total?.before, null, 'nothing was received before');
  // The same tallies answer for a quarter, which the public board shows.
  const question = { realm: app.realm, unit: 'H48', readings: USUAL_READINGS, now: clock.now() };
  const period = parsePeriod('2026-Q4');
  assert.ok(period);
  const board: Board = await boardOf(app.read, { ...question, period });
  const quarter = await ask(world, { span: period });
  assert.deepEqual(quarter.parts[0]?.total?.now, board.figures['2.1']);
  assert.deepEqual(quarter.parts[1]?.total?.now.part, board.beside.decree.lost);
  const empty = await ask(world, { span: span('2025-01', '2025-03'), against: 'last-year' });
  assert.deepEqual([empty.parts[0]?.total?.now.whole, empty.parts[0]?.units], [0, []]);
});

test('a theme without a source says so until an import tells it, and petitions are then counted by agency', async (t) => {
  const { world } = await lateWorld(t);
  assert.deepEqual(
    (await ask(world, { theme: 'payments' })).parts.map(({ total }) => total),
    [null],
  );
  assert.deepEqual(
    (await ask(world, { theme: 'petitions' })).parts.map(({ total }) => total),
    [null, null],
  );
  const stopped = (await ask(world, { theme: 'supplements' })).parts;
  assert.deepEqual(
    stopped.map(({ total }) => total?.now ?? null),
    [{ part: 0, whole: 3 }, { part: 1, whole: 3 }, null],
  );
  const read = readFacts(
    'loai,ma,don_vi,ngay,han,xong,gia_tri\nphan-anh,PA-1,H48.14,2026-11-03,2026-11-20,2026-11-10,\nphan-anh,PA-2,H48.14,2026-11-04,2026-11-20,2026-11-25,',
  );
  assert.ok('facts' in read);
  await importFacts(world.app, read.facts);
  const [inTime] = (await ask(world, { theme: 'petitions' })).parts;
  assert.deepEqual(inTime?.total?.now, { part: 1, whole: 2 });
  assert.deepEqual(inTime?.units, [{ key: 'H48.14', now: { part: 1, whole: 2 }, before: { part: 0, whole: 0 } }]);
});

test('a supervisor is given bare codes of what they supervise; nobody else is, and the dossiers stay shut', async (t) => {
  const { world, codes, supervisor } = await lateWorld(t);
  const { app, clock, leader, lan } = world;
  const set = { realm: app.realm, unit: 'H48', period: span('2026-11', '2026-12'), now: clock.now(), limit: 10 };
  const late = { ...set, mark: 'decree', wish: 'lost' } as const;
  const page = await supervisedCodes(app.read, supervisor, late);
  assert.deepEqual(page.lines, [
    { code: codes[0], unit: 'H48.14.05', field: 'Thủy sản', procedure: '1.003634', apologised: false },
  ]);
  assert.equal(await findDossier(app.read, app.realm, supervisor, codes[0] ?? ''), undefined);
  assert.deepEqual((await viewSet(app.read, supervisor, late)).lines, []);
  const commune = await officer(app, 'Đỗ Thị Sát', ['supervisor', 'H48.61']);
  for (const viewer of [leader, commune, lan, { kind: 'anyone' } as const])
    assert.deepEqual((await supervisedCodes(app.read, viewer, late)).lines, [], viewer.kind);
  assert.deepEqual((await supervisedCodes(app.read, commune, { ...late, unit: 'H48.61' })).lines, []);
  const own = await officer(app, 'Trần Văn Xét', ['supervisor', 'H48.14']);
  assert.equal((await supervisedCodes(app.read, own, { ...late, unit: 'H48.14' })).lines.length, 1);
  assert.deepEqual((await supervisedCodes(app.read, own, late)).lines, [], 'not the whole province');
  // Page by page, and no more than asked.
  const online = { ...set, mark: 'online', wish: 'won' } as const;
  const first = await supervisedCodes(app.read, supervisor, { ...online, limit: 2 });
  const rest = await supervisedCodes(app.read, supervisor, { ...online, limit: 2, after: first.next });
  assert.deepEqual(
    [...first.lines, ...rest.lines].map(({ code }) => code),
    codes,
  );
  assert.equal(rest.next, undefined);
  const { limit: _, ...whole } = online;
  const some = await allSupervisedCodes(app.read, supervisor, whole, 2);
  assert.deepEqual([some.lines.length, some.isAll], [2, false]);
  assert.deepEqual((await allSupervisedCodes(app.read, supervisor, whole, 3)).isAll, true);
});

/** Everything of the owner that a paper could betray. */
const PERSONAL = /Lê Thị Lan|051190001234|0905123456|12 Lê Lợi|QNg-90214|1990/;

test('the report as PDF and XLSX carries tables, charts and codes, and nothing of any person', async (t) => {
  const { world, codes, supervisor } = await lateWorld(t);
  const { app, clock } = world;
  const view = await ask(world);
  const set = {
    realm: app.realm,
    unit: 'H48',
    period: view.span,
    now: clock.now(),
    mark: 'decree',
    wish: 'lost',
  } as const;
  const found = await allSupervisedCodes(app.read, supervisor, set, 100);
  const paper: OversightPaper = {
    ...{ view, unit: 'Tỉnh Quảng Ngãi', place: 'Quảng Ngãi', at: clock.now() },
    annexes: [{ figure: 'Quá hạn theo Nghị định 118/2025/NĐ-CP', ...found }],
    named: new Map([['H48.14.05', 'Chi cục Thủy sản']]),
  };
  const bytes = await figuresWorkbook('vi', oversightFigures('vi', paper));
  const texts = partOf(bytes, 'xl/sharedStrings.xml');
  assert.match(texts, new RegExp(codes[0] ?? 'none'));
  assert.match(texts, /Thủy sản[\s\S]*Chi cục Thủy sản/);
  assert.doesNotMatch(texts, PERSONAL);
  // What it is, three figures by month, agency and field, one annex.
  assert.equal(partOf(bytes, 'xl/workbook.xml').match(/<sheet /g)?.length, 1 + 3 * 3 + 1);
  const facts = printedFigures(oversightFigures('vi', paper));
  assert.doesNotMatch(JSON.stringify(facts), PERSONAL);
  assert.ok(facts.sections.flatMap(({ tables }) => tables).filter(({ svg }) => svg !== '').length >= 6);
  const folder = mkdtempSync(join(tmpdir(), 'motcua-oversight-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'report.pdf');
  writeFileSync(path, await render('oversight-report', facts, { asOf: clock.now() }));
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).normalize('NFC');
  assert.match(text, /Quá hạn và xin lỗi/);
  assert.match(text, /Phụ lục 1\. Mã hồ sơ: Quá hạn/);
  assert.match(text, new RegExp(codes[0] ?? 'none'));
  assert.doesNotMatch(text, PERSONAL);
});

test('the leader’s board as PDF and XLSX says what its page says, and names only dossiers its reader may see', async (t) => {
  const { world, codes, supervisor } = await lateWorld(t);
  const { app, clock, leader } = world;
  const period = parsePeriod('2026-11') ?? assert.fail();
  const q = { realm: app.realm, unit: 'H48.14', period, readings: USUAL_READINGS, now: clock.now() };
  const page = await boardPage(app.read, q);
  const asked = { page, language: 'vi', province: 'Tỉnh Quảng Ngãi', place: 'Quảng Ngãi', most: 100 } as const;
  const figures = await boardFigures(app.read, leader, q, asked);
  assert.deepEqual(
    figures.annexes.map(({ lines, isAll }) => [lines.map(([code]) => code), isAll]),
    [[[codes[0]], true]],
  );
  const unseen = await boardFigures(app.read, supervisor, q, asked);
  assert.deepEqual(unseen.annexes[0]?.lines, [], 'a supervisor is let into no dossier');
  assert.deepEqual(unseen.sections, figures.sections);

  const counted = page.board.figures['2.1'];
  const indicators = figures.sections.flatMap(({ tables }) => tables).find(({ sheet }) => sheet === 'Chỉ số');
  const line = indicators?.lines.find(([name]) => String(name).startsWith('2.1 '));
  assert.deepEqual(line?.slice(2, 4), [counted?.part, counted?.whole]);
  assert.deepEqual(
    indicators?.lines.length,
    page.board.sheet.groups.flatMap(({ rows }) => rows).length,
    'every indicator, also those without a source',
  );
  const fields = figures.sections.flatMap(({ tables }) => tables).find(({ sheet }) => sheet === 'Lĩnh vực');
  assert.equal(fields?.lines.length, page.fields?.length);

  const bytes = await figuresWorkbook('vi', figures);
  assert.match(partOf(bytes, 'xl/sharedStrings.xml'), new RegExp(codes[0] ?? 'none'));
  assert.doesNotMatch(partOf(bytes, 'xl/sharedStrings.xml'), PERSONAL);
  const folder = mkdtempSync(join(tmpdir(), 'motcua-board-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'board.pdf');
  writeFileSync(path, await render('oversight-report', printedFigures(figures), { asOf: clock.now() }));
  if (process.env['MOTCUA_PICTURES'])
    writeFileSync(join(process.env['MOTCUA_PICTURES'], 'board.pdf'), readFileSync(path));
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).normalize('NFC');
  assert.match(text, /Sở Nông nghiệp và Môi trường/);
  assert.match(text, /Từng chỉ số/);
  assert.match(text, new RegExp(codes[0] ?? 'none'));
  assert.doesNotMatch(text, PERSONAL);
});
