import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openTestApp } from '../../../tests/world/database.ts';
import { importCalendar, importUnits } from '../index.ts';

type Rows = Record<string, unknown[][]>;

const province = (code: string, name: string, from: string, to: string | null) => [
  ...[code, 'province', name, null, from, true, to, true, null, 'H48', []],
];
const commune = (code: string, name: string, parent: string, from: string, to: string | null) => [
  ...[code, 'commune', name, parent, from, true, to, true, 'nq', null, []],
];
/** Two communes that become one, in a province that stays. */
const GOOD: Rows = {
  provinces: [province('51', 'Quảng Ngãi', '2024-05-01', null)],
  districts: [['522', 'city', 'Quảng Ngãi', '51', '2024-05-01', true, '2025-07-01', true, null, null, []]],
  communes: [
    commune('21211', 'Tịnh Khê', '522', '2024-05-01', '2025-07-01'),
    commune('21214', 'Tịnh Long', '522', '2024-05-01', '2025-07-01'),
    commune('21211', 'Tịnh Khê', '51', '2025-07-01', null),
  ],
  successions: [
    ['commune', '21211', '2025-07-01', 'commune', '21211', 'F', 'nq'],
    ['commune', '21214', '2025-07-01', 'commune', '21211', 'F', 'nq'],
  ],
};

function dataFolder(t: TestContext): {
  folder: string;
  write(rows: Rows, asOf?: string): void;
  raw(file: string, text: string): void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-data-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'units'));
  mkdirSync(join(folder, 'calendar'));
  const raw = (file: string, text: string) => writeFileSync(join(folder, file), text);
  const write = (rows: Rows, asOf = '2026-08-31') => {
    for (const [name, list] of Object.entries(rows)) {
      const head = { asOf, rows: list.length, bases: { nq: 'Nghị quyết số 1677/NQ-UBTVQH15' } };
      raw(`units/${name}.ndjson`, `${[head, ...list].map((one) => JSON.stringify(one)).join('\n')}\n`);
    }
  };
  return { folder, write, raw };
}

async function office(t: TestContext) {
  const app = await openTestApp(t);
  const sum = async () => {
    const tables = [
      'administrative_unit',
      'unit_succession',
      'calendar_day',
      'calendar_unknown',
      'calendar_span',
      'trail',
    ];
    const sums = tables.map(
      (table) => `(select md5(coalesce(string_agg(r::text, '|' order by r::text), '')) from ${table} r) as ${table}`,
    );
    return (await app.read.query(`select ${sums.join(', ')}`)).rows[0];
  };
  return { app, sum, ...dataFolder(t) };
}

const change = (file: string, at: number, column: number, value: unknown): Rows => ({
  ...GOOD,
  [file]: (GOOD[file] ?? []).map((row, n) => (n === at ? row.map((one, c) => (c === column ? value : one)) : row)),
});
const more = (file: string, row: unknown[]): Rows => ({ ...GOOD, [file]: [...(GOOD[file] ?? []), row] });

const SPOILED: [why: string, rows: Rows, file: string, path: string, problem: string][] = [
  ['a name that is a number', change('communes', 1, 2, 17), 'communes', '/rows/1/2', 'not-text'],
  ['a day that is none', change('communes', 0, 4, '2025-02-30'), 'communes', '/rows/0/4', 'not-day'],
  ['a code of the wrong length', change('communes', 0, 0, '2121'), 'communes', '/rows/0/0', 'not-code'],
  ['a type of another level', change('communes', 2, 1, 'city'), 'communes', '/rows/2/1', 'unknown-kind'],
  ['a parent that is not there', change('communes', 1, 3, '523'), 'communes', '/rows/1/3', 'unknown-parent'],
  ['a parent that has ended', change('communes', 2, 3, '522'), 'communes', '/rows/2/3', 'unknown-parent'],
  ['a unit told twice', more('communes', GOOD['communes']?.[0] ?? []), 'communes', '/rows/3/0', 'twice'],
  ['two units of one code at one time', change('communes', 0, 6, '2025-08-01'), 'communes', '/rows/2/3', 'overlapping'],
  [
    'an end before the beginning',
    change('communes', 0, 6, '2024-01-01'),
    'communes',
    '/rows/0/6',
    'ends-before-it-begins',
  ],
  ['a legal ground without text', change('communes', 0, 8, 'nq-9'), 'communes', '/rows/0/8', 'unknown-basis'],
  ['a column too few', more('provinces', ['52']), 'provinces', '/rows/1', 'not-row'],
  ['a kind of succession nobody knows', change('successions', 1, 5, 'Q'), 'successions', '/rows/1/5', 'unknown-kind'],
  ['a succession of no unit', change('successions', 0, 1, '99999'), 'successions', '/rows/0/1', 'unknown-unit'],
  ['a succession into no unit', change('successions', 1, 4, '21214'), 'successions', '/rows/1/1', 'unknown-unit'],
  ['a succession told twice', more('successions', GOOD['successions']?.[0] ?? []), 'successions', '/rows/2', 'twice'],
];

test('a spoiled file is refused by name, path and reason and leaves the database as it was', async (t) => {
  const { app, folder, write, sum } = await office(t);
  write(GOOD);
  assert.ok((await importUnits(app, folder)).ok);
  const before = await sum();
  for (const [why, rows, file, path, problem] of SPOILED) {
    write(rows);
    const done = await importUnits(app, folder);
    assert.ok(!done.ok, why);
    const { file: named, path: at, problem: found } = done.facts;
    assert.deepEqual([named, at, found], [`data/units/${file}.ndjson`, path, problem], why);
    assert.deepEqual(await sum(), before, why);
  }
});

test('a file cut off in a row, between rows, empty or missing is refused and changes nothing', async (t) => {
  const { app, folder, write, raw, sum } = await office(t);
  write(GOOD);
  assert.ok((await importUnits(app, folder)).ok);
  const before = await sum();
  const whole = readFileSync(join(folder, 'units/communes.ndjson'), 'utf8');
  const cuts: [string, string, string][] = [
    [whole.slice(0, -30), '/rows/2', 'not-json'],
    [whole.split('\n').slice(0, 3).join('\n'), '/rows', 'wrong-count'],
    ['', '', 'empty'],
    [`${JSON.stringify({ asOf: 'x' })}\n`, '/asOf', 'not-day'],
  ];
  for (const [text, path, problem] of cuts) {
    raw('units/communes.ndjson', text);
    const done = await importUnits(app, folder);
    assert.deepEqual(!done.ok && [done.facts.path, done.facts.problem], [path, problem]);
    assert.deepEqual(await sum(), before);
  }
  rmSync(join(folder, 'units/communes.ndjson'));
  const done = await importUnits(app, folder);
  assert.deepEqual(!done.ok && [done.facts.file, done.facts.problem], ['data/units/communes.ndjson', 'missing-file']);
});

test('the same files again change nothing and add nothing to the trail', async (t) => {
  const { app, folder, write, sum } = await office(t);
  write(GOOD);
  const first = await importUnits(app, folder);
  assert.deepEqual(first.ok && first.value, {
    ...{ name: 'units', changed: true },
    counts: { provinces: 1, districts: 1, communes: 3, successions: 2 },
  });
  const before = await sum();
  const again = await importUnits(app, folder);
  assert.equal(again.ok && again.value.changed, false);
  assert.deepEqual(await sum(), before);
  const { rows } = await app.read.query(
    `select act, facts->'counts'->>'communes' as n from trail where subject = 'import/units'`,
  );
  assert.deepEqual(rows, [{ act: 'import', n: '3' }]);
});

test('a unit that a later file no longer has is closed on its day, and one it dates otherwise is put right', async (t) => {
  const { app, folder, write } = await office(t);
  write(more('communes', commune('21220', 'Sơn Tịnh', '51', '2025-07-01', null)));
  assert.ok((await importUnits(app, folder)).ok);
  const later = change('communes', 1, 4, '2024-11-01');
  write(later, '2026-10-01');
  assert.ok((await importUnits(app, folder)).ok);
  const { rows } = await app.read.query(
    `select code, valid_from, valid_to, to_known from administrative_unit where code in ('21214', '21220') order by code, valid_from`,
  );
  assert.deepEqual(rows, [
    { code: '21214', valid_from: '2024-11-01', valid_to: '2025-07-01', to_known: true },
    { code: '21220', valid_from: '2025-07-01', valid_to: '2026-10-01', to_known: false },
  ]);
});

const CALENDAR = {
  ...{ asOf: '2026-11-21', knownFrom: '2026-01-01', knownTo: '2027-12-31', sources: { tb: 'Thông báo 9441/TB-BNV' } },
  daysOff: [
    { date: '2026-09-02', kind: 'holiday', vi: 'Quốc khánh', en: 'National Day', source: 'tb', confidence: 'high' },
  ],
  makeUpDays: [{ date: '2026-08-22', insteadOf: '2026-08-31', worksLike: 1, source: 'tb', confidence: 'high' }],
  unknown: [
    {
      ...{ from: '2027-02-04', to: '2027-02-14', vi: 'chưa công bố', en: 'not announced', source: 'tb' },
      ...{ name: { vi: 'Tết', en: 'Tết' }, assumedOff: ['2027-02-08'] },
    },
  ],
};

test('a calendar that cannot be is refused by path and leaves the days as they were', async (t) => {
  const { app, folder, raw, sum } = await office(t);
  const write = (part: object) => raw('calendar/holidays.json', JSON.stringify({ ...CALENDAR, ...part }));
  write({});
  const good = await importCalendar(app, folder);
  assert.deepEqual(good.ok && good.value.counts, { daysOff: 1, makeUpDays: 1, unknown: 1 });
  const before = await sum();
  const [day, makeUp, period] = [CALENDAR.daysOff[0], CALENDAR.makeUpDays[0], CALENDAR.unknown[0]];
  const spoiled: [object, string, string][] = [
    [{ daysOff: [{ ...day, date: '02/9/2026' }] }, '/daysOff/0/date', 'not-day'],
    [{ daysOff: [day, day] }, '/daysOff/1/date', 'twice'],
    [{ makeUpDays: [{ ...makeUp, worksLike: 8 }] }, '/makeUpDays/0/worksLike', 'unknown-kind'],
    [{ makeUpDays: [{ ...makeUp, date: '2026-09-02' }] }, '/makeUpDays/0/date', 'twice'],
    [{ unknown: [{ ...period, to: '2027-01-01' }] }, '/unknown/0/to', 'ends-before-it-begins'],
    [{ unknown: [period, { ...period, from: '2027-02-14' }] }, '/unknown/1/from', 'overlapping'],
    [{ daysOff: [{ ...day, source: 'nghe nói' }] }, '/daysOff/0/source', 'unknown-reference'],
    [{ knownTo: '2025-01-01' }, '/knownTo', 'ends-before-it-begins'],
  ];
  for (const [part, path, problem] of spoiled) {
    write(part);
    const done = await importCalendar(app, folder);
    assert.deepEqual(!done.ok && [done.facts.path, done.facts.problem], [path, problem]);
    assert.deepEqual(await sum(), before);
  }
});

test('a day off that a later calendar no longer has is taken away', async (t) => {
  const { app, folder, raw } = await office(t);
  raw('calendar/holidays.json', JSON.stringify(CALENDAR));
  await importCalendar(app, folder);
  raw('calendar/holidays.json', JSON.stringify({ ...CALENDAR, daysOff: [], unknown: [] }));
  assert.ok((await importCalendar(app, folder)).ok);
  const { rows } = await app.read.query(
    'select day from calendar_day union all select first_day from calendar_unknown',
  );
  assert.deepEqual(rows, [{ day: '2026-08-22' }]);
});
