import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { localDate } from '#kernel/time.ts';
import {
  agencyByCode,
  agencyPage,
  calendarFacts,
  communeCommittees,
  competentAgency,
  currentUnitsOf,
  hoursOf,
  importCalendar,
  importUnits,
  searchUnits,
  successorsOf,
  unitByCode,
  unitCounts,
  unitPage,
  unitsBelow,
  upperAgencies,
} from '../../src/agency/index.ts';
import { writeSessions } from '../../src/agency/rules/hours.ts';
import type { App } from '../../src/app.ts';
import { seedAgencies } from '../../src/demo/agencies.ts';
import { openTestApp } from '../world/database.ts';

const TODAY = localDate('2026-11-21');
const BEFORE = localDate('2025-06-30');

const closing: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closing) await close();
});

/** The repository's own data and the demonstration province, once for this file. */
let world: Promise<App> | undefined;
const open = (): Promise<App> => {
  world ??= (async () => {
    const app = await openTestApp({ after: (close) => void closing.push(close) });
    for (const run of [importUnits, importCalendar]) assert.ok((await run(app, 'data')).ok);
    await seedAgencies(app);
    return app;
  })();
  return world;
};

test('on each day there are as many units as the law had made', async () => {
  const { read } = await open();
  const counts = async (day: string) => Object.values(await unitCounts(read, localDate(day)));
  assert.deepEqual(await counts('2024-05-01'), [63, 705, 10_595]);
  assert.deepEqual(await counts('2024-06-01'), [63, 705, 10_595]);
  assert.deepEqual(await counts('2025-06-30'), [63, 696, 10_033]);
  assert.deepEqual(await counts('2025-07-01'), [34, 0, 3_321]);
  assert.deepEqual(await counts('2026-11-21'), [34, 0, 3_321]);
  assert.deepEqual(await counts('2024-04-30'), [0, 0, 0], 'the data begin on 01/5/2024');
});

test('every commune and district that stood on 30/6/2025 leads to what it is now', async () => {
  const { read } = await open();
  const { rows } = await read.query(
    `select count(*) as lost from administrative_unit u where u.level = 'commune' and u.valid_to = '2025-07-01' and not exists
       (select from unit_succession s where s.old_level = u.level and s.old_code = u.code and s.day = '2025-07-01')`,
  );
  assert.deepEqual(rows, [{ lost: 0 }]);
  const lySon = await unitByCode(read, 'district', '536', BEFORE);
  assert.ok(lySon);
  const now = await currentUnitsOf(read, lySon);
  assert.equal(
    now.how === 'automatic' && now.edge.unit.code,
    '21548',
    'huyện Lý Sơn had no communes and became a special zone',
  );
});

test('one code is two units on two days, and the old one says what it was formed into', async () => {
  const { read } = await open();
  const [then, now] = [
    await unitByCode(read, 'commune', '21172', BEFORE),
    await unitByCode(read, 'commune', '21172', TODAY),
  ];
  assert.deepEqual([then?.parentCode, now?.parentCode], ['522', '51']);
  const [edge] = await successorsOf(read, 'commune', '21172', localDate('2025-07-01'));
  assert.deepEqual([edge?.kind, edge?.basis], ['F', 'Nghị quyết số 1677/NQ-UBTVQH15 ngày 16/6/2025']);
  assert.deepEqual(
    edge?.above.map(({ name }) => name),
    ['Quảng Ngãi'],
  );
});

test('the disagreement over xã Ba Chẽ is settled to the code of its seat, and the other code still finds it', async () => {
  const { read } = await open();
  const found = await unitByCode(read, 'commune', '06978', TODAY);
  assert.deepEqual([found?.code, found?.name, found?.otherCodes], ['06970', 'Ba Chẽ', ['06978']]);
});

test('a province that became a city, and a commune that became a ward, did so on its day', async () => {
  const { read } = await open();
  const type = async (level: 'province' | 'commune', code: string, day: string) =>
    (await unitByCode(read, level, code, localDate(day)))?.type;
  const cities: [string, string, string][] = [
    ['75', '2026-04-29', '2026-04-30'],
    ['22', '2026-08-31', '2026-09-01'],
    ['24', '2026-09-19', '2026-09-20'],
    ['46', '2024-12-31', '2025-01-01'],
  ];
  for (const [code, before, from] of cities)
    assert.deepEqual(
      [await type('province', code, before), await type('province', code, from)],
      ['province', 'municipality'],
    );
  assert.deepEqual(
    [await type('commune', '09319', '2026-09-19'), await type('commune', '09319', '2026-09-20')],
    ['commune', 'ward'],
  );
});

test('units old and new are found by name, with and without marks, the one that stands first', async () => {
  const { read } = await open();
  for (const text of ['tịnh khê', 'TINH KHE', 'xã Tịnh Khê']) {
    const found = await searchUnits(read, text);
    assert.deepEqual(
      found.map(({ validTo, above }) => [validTo, above.length]),
      [
        [null, 1],
        ['2025-07-01', 2],
      ],
      text,
    );
  }
  assert.equal((await searchUnits(read, 'tinh khe', { asOf: TODAY })).length, 1);
  assert.deepEqual(await searchUnits(read, '%'), []);
});

test('a long list of units is read in parts that neither repeat nor leave out', async () => {
  const { read } = await open();
  const parent = { level: 'province', code: '25' } as const;
  const first = await unitsBelow(read, parent, TODAY);
  const second = await unitsBelow(read, parent, TODAY, { after: first.at(-1) });
  assert.deepEqual([first.length, second.length], [100, 48]);
  assert.equal(new Set([...first, ...second].map(({ code }) => code)).size, 148);
  const pages: string[] = [];
  let after: string | undefined = '';
  while (after !== undefined) {
    const found: Awaited<ReturnType<typeof searchUnits>> = await searchUnits(read, 'tan lap', { after, limit: 7 });
    pages.push(...found.map(({ cursor }) => cursor));
    after = found.length === 7 ? found.at(-1)?.cursor : undefined;
  }
  assert.equal(new Set(pages).size, pages.length);
  assert.ok(pages.length > 20, 'many communes have been called Tân Lập');
});

test('the page of a unit shows the version nearest to the day that was asked for', async () => {
  const { read, realm } = await open();
  const page = (code: string, day: string) => unitPage(read, realm, { level: 'commune', code, day: localDate(day) });
  const gone = await page('21232', '2026-11-21');
  assert.deepEqual([gone?.unit.name, gone?.day, gone?.became.how], ['Tịnh An', '2025-06-30', 'automatic']);
  const now = await page('21172', '2026-11-21');
  assert.deepEqual([now?.madeOf.length, now?.otherTimes.length, now?.agencies.length], [4, 1, 6]);
  assert.equal(await page('99999', '2026-11-21'), undefined);
});

test('seeding the demonstration again changes nothing', async () => {
  const app = await open();
  const sum = async () => (await app.read.query('select count(*) as n from trail')).rows;
  const before = await sum();
  await seedAgencies(app);
  assert.deepEqual(await sum(), before);
});

test('the agencies of the province are those of the day', async () => {
  const { read, realm } = await open();
  const names = async (day: string) => (await upperAgencies(read, realm, localDate(day))).map(({ nameVi }) => nameVi);
  const [then, now] = [await names('2025-02-28'), await names('2026-11-21')];
  assert.ok(then.includes('Sở Tài nguyên và Môi trường') && !then.includes('Sở Nông nghiệp và Môi trường'));
  assert.ok(!now.includes('Sở Tài nguyên và Môi trường') && now.includes('Sở Nông nghiệp và Môi trường'));
  assert.ok(then.includes('Ủy ban nhân dân tỉnh Kon Tum') && !now.includes('Ủy ban nhân dân tỉnh Kon Tum'));
  assert.equal((await communeCommittees(read, realm, TODAY)).length, 6);
  assert.equal((await communeCommittees(read, realm, BEFORE)).length, 0);
});

test('an agency is found by both of its identifiers', async () => {
  const { read, realm } = await open();
  for (const code of ['H48.14.05', '000.05.14.H48'])
    assert.equal((await agencyByCode(read, realm, code))?.nameVi, 'Chi cục Thủy sản');
  assert.equal((await agencyPage(read, realm, '000.05.14.H48', TODAY))?.agency.code, 'H48.14.05');
});

test('the competent agency follows from matter, place and day', async () => {
  const { read, realm } = await open();
  const who = async (question: Parameters<typeof competentAgency>[2], day = TODAY) =>
    (await competentAgency(read, realm, question, day))?.nameVi;
  assert.equal(await who({ level: 'province', procedure: '1.003650', field: 'Thủy sản' }), 'Chi cục Thủy sản');
  assert.equal(await who({ level: 'province', procedure: '1.003563', field: 'Thủy sản' }), 'Phòng Đăng kiểm tàu cá');
  assert.equal(await who({ level: 'province', field: 'Việc chưa ai giao' }), 'Ủy ban nhân dân tỉnh Quảng Ngãi');
  assert.equal(await who({ level: 'commune', field: 'Hộ tịch', commune: '21025' }), 'Ủy ban nhân dân phường Cẩm Thành');
  assert.equal(
    await who({ level: 'commune', field: 'Bảo trợ xã hội', commune: '23293' }),
    'Phòng Văn hóa - Xã hội phường Kon Tum',
  );
  assert.equal(
    await who({ level: 'commune', field: 'Đăng ký, quản lý cư trú', commune: '21548' }),
    'Công an đặc khu Lý Sơn',
  );
  assert.equal(
    await who({ level: 'commune', field: 'Hộ tịch', commune: '21061' }),
    undefined,
    'xã Vạn Tường is not in the demo',
  );
  assert.equal(await who({ level: 'province', field: 'Thủy sản' }, BEFORE), undefined, 'given from 01/7/2025');
});

test('hours are inherited from the province and overridden on the island', async () => {
  const { read, realm } = await open();
  const monday = async (agency: string) => writeSessions((await hoursOf(read, realm, agency, TODAY)).week[1] ?? []);
  assert.equal(await monday('H48.14.05.001'), '07:30–11:30, 13:00–17:00');
  assert.equal(await monday('H48.65.01'), '07:00–11:00, 13:30–17:30');
  const saturday = await hoursOf(read, realm, 'H48.01.50', TODAY, 'reception');
  assert.equal(writeSessions(saturday.week[6] ?? []), '07:30–11:30');
});

test('the calendar of an agency tells days off, make-up days and what is not yet known', async () => {
  const { read, realm } = await open();
  const facts = await calendarFacts(read, realm, 'H48.65', TODAY);
  assert.deepEqual([facts.knownFrom, facts.knownTo], ['2023-01-01', '2027-12-31']);
  assert.ok(facts.daysOff.some(({ date, vi }) => date === '2026-11-24' && vi === 'Ngày Văn hóa Việt Nam'));
  assert.deepEqual(facts.makeUpDays.at(-1)?.date, '2026-08-22');
  assert.deepEqual(
    facts.unknown.map(({ from }) => from),
    ['2027-02-04', '2027-09-01'],
  );
  assert.deepEqual(facts.hours[1]?.[0], { opens: 420, closes: 660 });
});
