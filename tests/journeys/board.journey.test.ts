import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parquetReadObjects } from 'hyparquet';
import { accept } from '#dossier/index.ts';
import { dateAt } from '#kernel/time.ts';
import { periodOf } from '#scorecard/index.ts';
import { checkAxe, pageFor } from './browser.ts';
import { mainText, now } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const LEADER = 'chu.tv';

for (const visit of [
  { width: 1280, javaScript: true },
  { width: 360, javaScript: false },
] as const)
  test(`a citizen reads the province’s scores with their counts, at ${visit.width} px ${visit.javaScript ? 'with' : 'without'} script`, async (t) => {
    const page = await pageFor(t, visit);
    await page.goto('/bang-diem');
    await checkPage(page, visit.javaScript);
    const text = await mainText(page);
    assert.match(text, /Bảng điểm phục vụ/);
    assert.match(text, /Chưa xếp loại: .*điểm chưa có nguồn số liệu/);
    assert.match(text, /2\.1 Hồ sơ xử lý trước hạn/);
    assert.match(text, /tính ngày làm việc/, 'which reading is chosen is said');
    assert.match(text, /Theo cơ quan[\s\S]*Theo lĩnh vực/);
    await page.emulateMedia({ media: 'print' });
    await checkAxe(page);
    assert.equal(await page.getByRole('navigation', { name: 'Kỳ', exact: true }).isVisible(), false);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: /^Năm \d{4}$/ }).click();
    await checkPage(page, visit.javaScript);
    await page.getByRole('link', { name: 'Xếp hạng cơ quan theo chỉ số' }).click();
    await checkPage(page, visit.javaScript);
    assert.match(await mainText(page), /Năm \d{4} Xếp hạng cơ quan theo chỉ số/);
  });

test('a leader sees an act in the index within a second, and the dossier behind the figure', async (t) => {
  const world = await now(t);
  const page = await pageFor(t, { width: 1280, javaScript: true });
  await signInOfficer(page, LEADER, '/can-bo/bang-diem');
  await checkPage(page);
  const counted = async () =>
    Number((await page.locator('.score-facts .figure-number').first().textContent())?.replaceAll('.', ''));
  const before = await counted();
  const code = await world.file(await world.citizen('hoa.pt'));
  const done = await accept(world.app, await world.officer('suong.dt'), { code });
  assert.ok(done.ok);
  const began = performance.now();
  // Other tests file dossiers meanwhile: at least ours must be there.
  for (; performance.now() - began < 10_000; await page.reload()) if ((await counted()) > before) break;
  assert.ok((await counted()) > before, 'the board follows the act');
  assert.ok(performance.now() - began < 2_000, `${performance.now() - began} ms, pages drawn included`);
  const period = periodOf('month', dateAt(world.app.clock.now())).key;
  await page.goto('/can-bo/bang-diem');
  await page.getByRole('link', { name: 'Xếp hạng cơ quan theo chỉ số' }).click();
  await checkPage(page);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const shots = process.env['MOTCUA_PICTURES'];
    if (shots) await page.screenshot({ path: `${shots}/ranking-${width}.png`, fullPage: true });
  }
  const line = page.getByRole('row', { name: /Sở Nông nghiệp và Môi trường/ });
  assert.match((await line.textContent()) ?? '', /\d+,\d\s%\d+,\d\d/);
  await page.goto(`/can-bo/bang-diem/danh-sach?ky=${period}&chi-so=online&phia=won`);
  await checkPage(page);
  for (let turn = 0; turn < 50 && (await page.getByRole('link', { name: code, exact: true }).count()) === 0; turn += 1)
    await page.getByRole('link', { name: 'Trang sau' }).click();
  await page.getByRole('link', { name: code, exact: true }).click();
  assert.match(await mainText(page), new RegExp(code));
});

test('the board of another agency is not found, and its own list shows procedures that lost a point', async (t) => {
  const page = await pageFor(t, { width: 360, javaScript: false });
  await signInOfficer(page, 'son.ph', '/can-bo/bang-diem');
  await checkPage(page, false);
  assert.match(
    await mainText(page),
    /Chi cục[\s\S]*Hồ sơ tiếp nhận trong kỳ[\s\S]*Thay đổi là so với[\s\S]*Theo lĩnh vực/,
  );
  for (const [kind, begins] of [
    ['pdf', '%PDF-'],
    ['xlsx', 'PK'],
  ] as const) {
    const address = await page.getByRole('link', { name: kind.toUpperCase(), exact: true }).getAttribute('href');
    const file = await page.request.get(address ?? '');
    assert.equal(file.status(), 200, kind);
    assert.equal((await file.body()).subarray(0, begins.length).toString('latin1'), begins);
    assert.match(file.headers()['content-disposition'] ?? '', /bang-diem-H48\.14\.05-/);
    assert.equal((await page.request.get(`/can-bo/bang-diem/bang.${kind}?don-vi=H48.03`)).status(), 404);
  }
  assert.equal((await page.goto('/can-bo/bang-diem?don-vi=H48.03'))?.status(), 404);
  assert.equal((await page.goto('/can-bo/bang-diem/danh-sach?don-vi=H48&chi-so=2.1'))?.status(), 404);
  assert.equal((await page.goto('/can-bo/bang-diem/danh-sach?chi-so=khong-co'))?.status(), 404);
  await page.goto('/can-bo/bang-diem/danh-sach?chi-so=2.1&phia=lost');
  await checkPage(page, false);
  const field = page.getByLabel('Lĩnh vực');
  const [, choice = ''] = await field.locator('option').allTextContents();
  const [, name = '', count = ''] = /^(.*) \(([\d.]+)\)$/.exec(choice) ?? [];
  await field.selectOption(choice);
  if (process.env['MOTCUA_PICTURES']) await page.screenshot({ path: `${process.env['MOTCUA_PICTURES']}/list-360.png` });
  await page.getByRole('button', { name: 'Lọc danh sách' }).click();
  await page.waitForURL('**linh-vuc=*');
  await checkPage(page, false);
  assert.ok((await mainText(page)).includes(`Con số trên bảng: ${count}.`), 'the count is the figure’s');
  assert.ok((await mainText(page)).includes(name));
  await page.goto('/can-bo/bang-diem');
  await page.getByRole('link', { name: 'Thời gian giải quyết trung bình (2.2), phản ánh theo nội dung (5.1)' }).click();
  await page.waitForURL('**/hien-thi?*');
  await checkPage(page, false);
  assert.match(
    await mainText(page),
    /2\.2 Thời gian giải quyết trung bình[\s\S]*5\.1 Phản ánh, kiến nghị theo nội dung/,
  );
  if (process.env['MOTCUA_PICTURES'])
    await page.screenshot({ path: `${process.env['MOTCUA_PICTURES']}/displayed-360.png`, fullPage: true });
  await page.goto('/can-bo/bang-diem/danh-sach?chi-so=3.2&phia=lost');
  await checkPage(page, false);
  assert.ok((await page.locator('main ul a[href^="/thu-tuc/"]').count()) > 0);
});

test('whoever gathers open data finds them from the page and from the map of the site', async (t) => {
  const page = await pageFor(t);
  await page.goto('/');
  await page.getByRole('link', { name: 'Xem bảng điểm phục vụ' }).click();
  const link = await page.locator('link[rel=describedby]').getAttribute('href');
  const catalogue = await page.request.get(link ?? '');
  assert.equal(catalogue.headers()['content-type'], 'application/ld+json');
  const [set] = (await catalogue.json())['dcat:dataset'];
  assert.equal(set['dcat:distribution'].length, 3);
  for (const one of set['dcat:distribution']) {
    const file = await page.request.get(new URL(one['dcat:downloadURL']['@id']).pathname);
    assert.equal(file.status(), 200);
    const type = file.headers()['content-type']?.split(';')[0];
    assert.equal(one['dcat:mediaType']['@id'], `https://www.iana.org/assignments/media-types/${type}`);
  }
  const maps = await (await page.request.get('/sitemap.xml')).text();
  assert.match(maps, /\/sitemap\/trang\.xml</);
  assert.match(await (await page.request.get('/sitemap/trang.xml')).text(), /\/bang-diem\/du-lieu\.jsonld</);
  assert.equal((await page.request.get('/sitemap/khac.xml')).status(), 404);
  await page.getByRole('link', { name: /Đối chiếu số liệu các tỉnh/ }).click();
  await page.waitForURL('**/so-lieu-cong-bo');
});

test('the open data of the board say the same as the page, and nothing where there is no source', async (t) => {
  const page = await pageFor(t, { width: 1280, javaScript: false });
  const response = await page.goto('/bang-diem/so-lieu.json?ky=2026-Q1');
  assert.ok(response);
  const data = (await response.json()) as {
    score: number;
    scored: number;
    class: null;
    rows: Record<string, unknown>[];
  };
  assert.equal(data.class, null);
  const petitions = data.rows.find((row) => row['indicator'] === '5.2');
  assert.deepEqual([petitions?.['numerator'], petitions?.['score']], [null, null]);
  const csv = await page.request.get('/bang-diem/so-lieu.csv?ky=2026-Q1');
  assert.equal((await csv.text()).trim().split('\r\n').length, data.rows.length + 1);
  const parquet = await (await page.request.get('/bang-diem/so-lieu.parquet?ky=2026-Q1')).body();
  assert.deepEqual(await parquetReadObjects({ file: new Uint8Array(parquet).buffer }), data.rows);
});
