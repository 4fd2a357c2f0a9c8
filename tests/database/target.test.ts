import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { dateAt, localDate } from '#kernel/time.ts';
import {
  endTarget,
  enterDirective,
  fileDirective,
  findDirective,
  foldAll,
  importFacts,
  readFacts,
  setTarget,
  type TargetIndicator,
  targetsOf,
  valuesFrom,
  withProgress,
} from '#scorecard/index.ts';
import { fileOne, type Officer, officer, openCase, paper } from '../world/case.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const code = (done: Outcome<unknown>) => (done.ok ? 'ok' : done.code);

const plan = {
  ...{ kind: 'plan' as const, number: '12/KH-UBND', issuedOn: localDate('2026-01-05') },
  ...{ issuer: 'UBND tỉnh', summary: 'Kế hoạch cải cách hành chính năm 2026' },
};

test('a directive becomes targets whose value is counted from real dossiers', async (t) => {
  const world = await openCase(t);
  const { app, receiver } = world;
  const soat = await officer(app, 'Dương Khánh Soát', ['controller', 'H48.01']);
  const { id: directive } = good(await enterDirective(app, soat, plan));
  assert.equal(code(await enterDirective(app, soat, plan)), 'directive-known');
  assert.equal(code(await enterDirective(app, soat, { ...plan, number: '  ' })), 'directive-incomplete');
  assert.equal(
    code(await enterDirective(app, soat, { ...plan, issuedOn: localDate('2026-11-21') })),
    'directive-not-yet',
  );
  good(await fileDirective(app, soat, { id: directive, file: await paper(app, 'kế hoạch') }));
  assert.equal((await findDirective(app.read, app.realm, soat, directive))?.file?.type, 'pdf');

  const ask = {
    directive,
    unit: 'H48.14',
    owner: 'loc.nb',
    indicator: 'dossiers-online',
    wanted: 8000,
    due: localDate('2026-12-31'),
  };
  good(await setTarget(app, soat, ask));
  good(await setTarget(app, soat, { ...ask, unit: 'H48.03' }));
  const { id: cut } = good(await setTarget(app, soat, { ...ask, indicator: 'internal-cut', wanted: 5000 }));
  assert.equal(code(await setTarget(app, soat, ask)), 'target-known');
  assert.equal(code(await setTarget(app, soat, { ...ask, unit: 'H99' })), 'agency-unknown');
  assert.equal(code(await setTarget(app, soat, { ...ask, owner: 'khong.co', unit: 'H48' })), 'officer-unknown');

  const lines = async () => {
    const targets = await targetsOf(app.read, app.realm, soat, { limit: 10 });
    return withProgress(targets, valuesFrom(app.read, app.realm), dateAt(app.clock.now()));
  };
  const said = async () =>
    (await lines()).map(({ unit, indicator, state, value }) => [unit, indicator, state, value?.part, value?.whole]);
  assert.deepEqual((await said()).toSorted(), [
    ['H48.03', 'dossiers-online', 'unknown', 0, 0],
    ['H48.14', 'dossiers-online', 'unknown', 0, 0],
    ['H48.14', 'internal-cut', 'unknown', undefined, undefined],
  ]);
  good(await accept(app, receiver, { code: await fileOne(world) }));
  await foldAll(app);
  assert.deepEqual((await said()).toSorted()[1], ['H48.14', 'dossiers-online', 'reached', 1, 1]);
  const elsewhere = { directive: cut, id: cut, reason: 'Thay bằng kế hoạch mới' };
  assert.equal(code(await endTarget(app, soat, elsewhere)), 'not-found', 'a target ends under its own directive');
  good(await endTarget(app, soat, { directive, id: cut, reason: 'Thay bằng kế hoạch mới' }));
  assert.equal((await lines()).length, 2);
  assert.equal(code(await endTarget(app, soat, { directive, id: cut, reason: 'x' })), 'not-found');
});

test('targets are read by who sets them, supervises them, leads the unit or answers for them', async (t) => {
  const { app, receiver, leader } = await openCase(t);
  const soat = await officer(app, 'Dương Khánh Soát', ['controller', 'H48.01']);
  const { id: directive } = good(await enterDirective(app, soat, plan));
  const ask = { directive, owner: 'loc.nb', indicator: 'digitised', wanted: 9000, due: localDate('2026-12-31') };
  good(await setTarget(app, soat, { ...ask, unit: 'H48.14.05' }));
  good(await setTarget(app, soat, { ...ask, unit: 'H48.03' }));
  const sees = async (viewer: Officer) => [
    (await targetsOf(app.read, app.realm, viewer, { limit: 10 })).length,
    (await findDirective(app.read, app.realm, viewer, directive)) !== undefined,
  ];
  const giam = await officer(app, 'Hoàng Lệ Giám', ['supervisor', 'H48']);
  const { rows } = await app.read.query<{ owner: string }>('select owner from target where realm = $1 limit 1', [
    app.realm,
  ]);
  const owner: Officer = { ...receiver, id: rows[0]?.owner ?? '', posts: [] };
  assert.deepEqual(await sees(soat), [2, true]);
  assert.deepEqual(await sees(giam), [2, true]);
  assert.deepEqual(await sees(leader), [1, true]);
  assert.deepEqual(await sees(owner), [2, true]);
  assert.deepEqual(await sees(receiver), [0, false]);
  for (const viewer of [giam, leader, receiver, owner]) {
    assert.equal(code(await setTarget(app, viewer, { ...ask, unit: 'H48.04' })), 'not-found');
    assert.equal(code(await enterDirective(app, viewer, { ...plan, number: '13' })), 'not-found');
  }
});

test('the list of targets is paged by day, each target once', async (t) => {
  const { app } = await openCase(t);
  const soat = await officer(app, 'Dương Khánh Soát', ['controller', 'H48.01']);
  const { id: directive } = good(await enterDirective(app, soat, plan));
  const ask = { directive, owner: 'loc.nb', indicator: 'digitised', wanted: 9000 };
  for (const [at, unit] of ['H48.02', 'H48.03', 'H48.04', 'H48.14'].entries())
    good(await setTarget(app, soat, { ...ask, unit, due: localDate(at < 2 ? '2026-06-30' : '2026-12-31') }));
  const first = await targetsOf(app.read, app.realm, soat, { limit: 3 });
  const last = first.at(-1);
  const rest = await targetsOf(app.read, app.realm, soat, { after: last && { due: last.due, id: last.id }, limit: 3 });
  const all = [...first, ...rest];
  assert.deepEqual(
    all.map(({ due }) => due),
    ['2026-06-30', '2026-06-30', '2026-12-31', '2026-12-31'],
  );
  assert.equal(new Set(all.map(({ unit }) => unit)).size, 4);
});

test('every ready-made target reads what the program knows or was told, and claims nothing before', async (t) => {
  const world = await openCase(t, '2026-10-20T09:00:00+07:00');
  const { app, clock, receiver } = world;
  const day = (text: string) => localDate(text);
  const value = async (indicator: TargetIndicator, unit = 'H48.14', to = '2026-12-31') => {
    const found = await valuesFrom(app.read, app.realm)(indicator, unit, { from: day('2026-01-01'), to: day(to) });
    return found && [found.part, found.whole];
  };
  const codes: string[] = [];
  for (const at of ['2026-10-20', '2026-11-10', '2026-11-20', '2026-11-24']) {
    clock.set(`${at}T09:00:00+07:00`);
    const code = await fileOne(world);
    good(await accept(app, receiver, { code }));
    codes.push(code);
  }
  await foldAll(app);
  assert.deepEqual(await value('dossiers-online'), [4, 4]);
  assert.deepEqual(await value('dossiers-online', 'H48.03'), [0, 0]);
  assert.deepEqual(await value('dossiers-online', 'H48.14', '2026-11-20'), [3, 3], 'what came later changes nothing');
  assert.deepEqual(await value('dossiers-online', 'H48', '2026-10-31'), [1, 1]);
  assert.deepEqual(await value('digitised'), [0, 4], 'no result yet');
  assert.deepEqual(await value('dossiers-whole-online'), [0, 4], 'filed online is not enough');
  for (const indicator of ['online-payment', 'results-synced', 'internal-cut', 'full-online-eligible'] as const)
    assert.equal(await value(indicator), undefined, indicator);
  assert.deepEqual(await value('internal-cut', 'H48'), [0, 1], 'the one the province announced is in force');
  const [, whole = 0] = (await value('full-online-eligible', 'H48')) ?? [];
  assert.ok(whole > 0);

  const tell = async (...lines: string[]) => {
    const read = readFacts(`loai,ma,don_vi,ngay,han,xong,gia_tri\n${lines.join('\n')}`);
    assert.ok('facts' in read, JSON.stringify(read));
    await importFacts(app, read.facts);
    await foldAll(app);
  };
  const on = (kind: string, code = '', at = '2026-11-25') => `${kind},${code},,${at},,,`;
  await tell(on('phi', codes[0]), on('phi', codes[3]), on('thanh-toan', codes[3]));
  assert.deepEqual(await value('online-payment'), [1, 2]);
  assert.deepEqual(await value('online-payment', 'H48', '2026-11-20'), undefined, 'nobody had told anything by then');
  await tell(on('tep-ket-qua', codes[0]), on('tep-ket-qua', codes[1]), on('dong-bo-ket-qua', codes[1]));
  await tell(on('dong-bo-ket-qua', codes[2]));
  assert.deepEqual(await value('results-synced'), [1, 2], 'a dossier without a result has none to synchronise');
  assert.deepEqual(await value('digitised'), [2, 4]);
  assert.deepEqual(await value('dossiers-whole-online'), [2, 4]);
  await tell(on('du-dieu-kien', '1.003634'), on('du-dieu-kien', '9.999999'));
  const [, flagged] = (await value('full-online-eligible', 'H48')) ?? [];
  assert.equal(flagged, 1, 'the flags of the national database decide, of what is offered here');
});
