import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkAxe, pageFor, sidewaysScroll, siteUrl } from './browser.ts';

/** axe runs in the page, so it needs a visit with script; the page is the same without. */
const WITH_SCRIPT = { javaScript: true } as const;

const mainText = async (page: Page): Promise<string> => (await page.getByRole('main').textContent()) ?? '';

async function search(page: Page, words: string): Promise<void> {
  await page.getByLabel('Tìm thủ tục').fill(words);
  await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  await page.waitForURL(/tu-khoa=/);
}

async function readsBirth(t: TestContext, width: 360 | 1280, javaScript: boolean): Promise<void> {
  const page = await pageFor(t, { width, javaScript });
  await page.goto('/thu-tuc');
  if (javaScript) await checkAxe(page);
  await search(page, 'khia sinh');
  assert.match(await mainText(page), /Có phải bạn tìm “khai sinh”\?/);
  if (javaScript) await checkAxe(page);
  assert.equal(await sidewaysScroll(page), 0);
  await page.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click();
  await page.waitForURL('**/thu-tuc/1.001193');
  if (javaScript) await checkAxe(page);
  assert.equal(await sidewaysScroll(page), 0);
  for (const part of ['Cách thức thực hiện', 'Thành phần hồ sơ', 'Trình tự thực hiện', 'Căn cứ pháp lý', 'Phiên bản'])
    assert.ok(await page.getByRole('heading', { name: part, exact: true }).isVisible(), part);
  assert.match(await mainText(page), /Không phải nộp nếu tra được trong Cơ sở dữ liệu quốc gia về dân cư/);
}

for (const width of [360, 1280] as const)
  for (const javaScript of [false, true])
    test(`a mother types "khia sinh" and reads what registering a birth needs, at ${width} px, script ${javaScript ? 'on' : 'off'}`, (t) =>
      readsBirth(t, width, javaScript));

test('a fisherman narrows a search and turns its page; the address keeps everything', async (t) => {
  const page = await pageFor(t, WITH_SCRIPT);
  await page.goto('/thu-tuc?viec=tau-ca-nghe-bien');
  await page.getByText('Lọc kết quả').click();
  await page.getByLabel('Cấp thực hiện').selectOption('TINH');
  await page.getByRole('button', { name: 'Lọc', exact: true }).click();
  await page.waitForURL(/cap=TINH/);
  assert.match(page.url(), /viec=tau-ca-nghe-bien/);
  assert.match(await mainText(page), /Đăng ký tàu cá/);
  await checkAxe(page);
  await page.goto('/thu-tuc?tu-khoa=giay+phep');
  const first = await mainText(page);
  await page.getByRole('link', { name: 'Xem thêm' }).click();
  await page.waitForURL(/trang=2/);
  assert.notEqual(await mainText(page), first);
  assert.match(page.url(), /tu-khoa=giay\+phep/);
});

test('a search that finds nothing says what to do', async (t) => {
  const page = await pageFor(t, { width: 360, javaScript: true });
  await page.goto('/thu-tuc?tu-khoa=zzzz+qqqq');
  assert.match(await mainText(page), /Không tìm thấy thủ tục nào cho “zzzz qqqq”/);
  assert.ok(await page.getByRole('link', { name: 'Sinh con, nuôi con' }).isVisible());
  await checkAxe(page);
  assert.equal(await sidewaysScroll(page), 0);
});

test('a procedure known by name only says so and invents nothing', async (t) => {
  const page = await pageFor(t, { width: 360, javaScript: true });
  await page.goto('/thu-tuc/1.013949');
  assert.match(await mainText(page), /Chưa có nội dung chi tiết ở đây/);
  assert.doesNotMatch(await mainText(page), /Bản chính/);
  await checkAxe(page);
  assert.equal(await sidewaysScroll(page), 0);
});

test('the page of a day before any version says that none was in force', async (t) => {
  const page = await pageFor(t, WITH_SCRIPT);
  await page.goto('/thu-tuc/1.001193?ngay=2020-01-01');
  assert.match(await mainText(page), /Không có phiên bản nào có hiệu lực ngày 01\/01\/2020/);
  await page.goto('/thu-tuc/1.001193/phien-ban/1');
  assert.match(await mainText(page), /Đây là phiên bản 1/);
  await checkAxe(page);
});

test('the page speaks English around what was published in Vietnamese', async (t) => {
  const page = await pageFor(t, { language: 'en', javaScript: true });
  await page.goto('/thu-tuc/1.003650');
  assert.ok(await page.getByRole('heading', { name: 'Papers to hand in' }).isVisible());
  assert.equal(await page.getByRole('heading', { level: 1 }).getAttribute('lang'), 'vi');
  await checkAxe(page);
});

test('a citizen is told that an internal procedure does not exist, by every address', async () => {
  for (const path of ['/thu-tuc/6.006717', '/thu-tuc/6.006717.json', '/thu-tuc/6.006717/phien-ban/1'])
    assert.equal((await fetch(siteUrl() + path, { headers: { accept: 'text/html' } })).status, 404, path);
  const found = await fetch(`${siteUrl()}/thu-tuc?tu-khoa=6.006717`, { headers: { accept: 'text/html' } });
  assert.doesNotMatch(await found.text(), /\/thu-tuc\/6\.006717/);
});

test('a machine reads the procedure as JSON, as schema.org and in the sitemap', async () => {
  const get = (path: string, accept = 'text/html') => fetch(siteUrl() + path, { headers: { accept } });
  const json = (await (await get('/thu-tuc/1.001193', 'application/json')).json()) as Record<string, unknown>;
  assert.equal(json['code'], '1.001193');
  assert.deepEqual(json, await (await get('/thu-tuc/1.001193.json')).json());
  const html = await (await get('/thu-tuc/1.001193')).text();
  const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  assert.equal(JSON.parse(block)['@type'], 'GovernmentService');
  const index = await (await get('/sitemap.xml')).text();
  const maps = [...index.matchAll(/<loc>[^<]*(\/sitemap\/\d+\.xml)<\/loc>/g)].map(([, path]) => path as string);
  const all = (await Promise.all(maps.map(async (path) => (await get(path)).text()))).join('');
  assert.match(all, /<loc>[^<]*\/thu-tuc\/1\.001193<\/loc><lastmod>\d{4}-\d\d-\d\d<\/lastmod>/);
  assert.doesNotMatch(all, /6\.006717/);
  assert.match(await (await get('/robots.txt')).text(), /Sitemap: /);
});
