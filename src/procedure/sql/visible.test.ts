import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { importData } from '#db/import.ts';
import { localDate } from '#kernel/time.ts';
import { openTestApp } from '../../../tests/world/database.ts';
import { catalogueImporter, findProcedures, procedurePage, proceduresImporter, sitemapOf, sitemaps } from '../index.ts';

const app = await openTestApp({ after });
for (const importer of [catalogueImporter, proceduresImporter]) assert.ok((await importData(app, importer, 'data')).ok);

const date = localDate('2026-11-21');
const CITIZEN = { officer: false };
const OFFICER = { officer: true };
const find = (typed: string, viewer: { officer: boolean }, more: object = {}) =>
  findProcedures(app.read, {
    typed,
    realm: 'H48',
    viewer,
    date,
    province: 'Quảng Ngãi',
    limit: 50,
    offset: 0,
    ...more,
  });
const page = (code: string, viewer: { officer: boolean }) =>
  procedurePage(app.read, { realm: 'H48', viewer, province: 'Quảng Ngãi', code, date });

test('a citizen counts what is public, an officer everything', async () => {
  assert.equal((await find('', CITIZEN)).total, 5670 - 192);
  assert.equal((await find('', OFFICER)).total, 5670 + 3);
});

test('no search of a citizen’s finds an internal procedure, by code, by name or by its filters', async () => {
  for (const typed of [
    '6.006717',
    'NB-75-01',
    'Quyết định điều chuyển tài sản công',
    'kế hoạch phục hồi môi trường cấp xã',
  ])
    for (const { kind, code } of (await find(typed, CITIZEN)).items)
      assert.notEqual(kind, 'internal', `${typed}: ${code}`);
  assert.equal((await find('6.006717', CITIZEN)).total, 0);
  assert.equal((await find('6.006717', OFFICER)).items[0]?.code, '6.006717');
  assert.equal((await find('NB-75-01', OFFICER)).items[0]?.code, 'NB-75-01');
  const facets = (await find('', CITIZEN)).facets.map(({ value }) => value);
  assert.ok(!facets.includes('UBND cấp xã'), 'a subject that only internal procedures have');
});

test('an internal procedure has no page for a citizen, and one for an officer with what it lacks', async () => {
  assert.equal(await page('6.006717', CITIZEN), undefined);
  const seen = await page('6.006717', OFFICER);
  assert.deepEqual(seen?.shown?.missing, ['timeLimit']);
  assert.equal(seen?.shown?.place.route, 'internal');
});

test('a code that is internal elsewhere opens the public procedure for a citizen', async () => {
  assert.equal((await page('1.014325', CITIZEN))?.entry.province, 'Tuyên Quang');
  assert.equal((await page('1.014325', OFFICER))?.entry.province, 'Lào Cai');
  assert.deepEqual(
    (await find('1.014325', CITIZEN)).items.map(({ code }) => code),
    ['1.014325-2'],
  );
});

test('a draft is nothing to a citizen: the page says only what the catalogue knows', async () => {
  const seen = await page('2.002854', CITIZEN);
  assert.equal(seen?.shown, null);
  assert.deepEqual(seen?.entry.versions, []);
});

test('the sitemaps hold every public procedure once and no internal one', async () => {
  const maps = await sitemaps(app.read, 'H48');
  const codes = (await Promise.all(maps.map(({ number }) => sitemapOf(app.read, 'H48', number))))
    .flat()
    .map(({ code }) => code);
  assert.equal(codes.length, 5670 - 192);
  assert.equal(new Set(codes).size, codes.length);
  assert.ok(!codes.includes('6.006717') && !codes.includes('NB-75-01') && codes.includes('1.014325-2'));
});

test('counts of the filters are exact under the other filters', async () => {
  const all = await find('', CITIZEN);
  const civil = all.facets.find(({ facet, value }) => facet === 'field' && value === 'Hộ tịch');
  const narrowed = await find('', CITIZEN, { field: 'Hộ tịch' });
  assert.equal(narrowed.total, civil?.count);
  const commune = narrowed.facets.find(({ facet, value }) => facet === 'level' && value === 'XA');
  assert.equal((await find('', CITIZEN, { field: 'Hộ tịch', level: 'XA' })).total, commune?.count);
  // The chosen filter's own counts are as if it were not chosen, so that another can be chosen.
  assert.equal(
    narrowed.facets.find(({ facet, value }) => facet === 'field' && value === 'Thủy sản')?.count,
    all.facets.find(({ facet, value }) => facet === 'field' && value === 'Thủy sản')?.count,
  );
});

test('pages of a list hold everything once', async () => {
  const codes = new Set<string>();
  for (let offset = 0; offset < 150; offset += 50)
    for (const { code } of (await find('đăng ký', CITIZEN, { offset })).items) codes.add(code);
  assert.equal(codes.size, 150);
});

test('a life event shows its chief procedures first', async () => {
  const { items } = await find('', CITIZEN, { event: 'sinh-con' });
  assert.deepEqual(
    items.slice(0, 3).map(({ code }) => code),
    ['1.001193', '2.000986', '2.000635'],
  );
});
