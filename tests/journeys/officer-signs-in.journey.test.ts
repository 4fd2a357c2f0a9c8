import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkAxe, pageFor, sidewaysScroll } from './browser.ts';

const mainText = async (page: Page): Promise<string> => (await page.getByRole('main').textContent()) ?? '';

async function signIn(page: Page, userName: string, password = 'motcua-demo'): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(userName);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

async function guarded(t: TestContext, width: 360 | 1280, javaScript = true): Promise<Page> {
  // axe needs script; the pages do not, as the journey without it shows.
  const page = await pageFor(t, { width, javaScript });
  // What the policy forbids is told on the console and nowhere else.
  const refused: string[] = [];
  page.on('console', (line) => line.type() === 'error' && refused.push(line.text()));
  t.after(() =>
    assert.deepEqual(
      refused.filter((line) => /Content Security Policy/i.test(line)),
      [],
    ),
  );
  return page;
}

for (const width of [360, 1280] as const) {
  test(`an officer signs in, sees the roles held and signs out, at ${width} px`, async (t) => {
    const page = await guarded(t, width);
    await page.goto('/dang-nhap');
    await checkAxe(page);
    assert.match(await page.title(), /đăng nhập · Một Cửa$/i);
    await signIn(page, 'suong.dt');
    await page.waitForURL('**/can-bo');
    await checkAxe(page);
    assert.equal(await sidewaysScroll(page), 0);
    assert.match(await mainText(page), /Đinh Thị Sương/);
    assert.match(await mainText(page), /Cán bộ tiếp nhận/);
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.waitForURL('**/dang-nhap?da-ra=1');
    assert.match(await mainText(page), /Bạn đã đăng xuất/);
    await page.goto('/can-bo');
    assert.match(page.url(), /\/dang-nhap\?tiep=%2Fcan-bo$/);
  });
}

test('a wrong password keeps the user name, says so first and leads to the field', async (t) => {
  const page = await guarded(t, 360);
  await page.goto('/dang-nhap');
  await signIn(page, 'journey.khong-co', 'không phải mật khẩu');
  await checkAxe(page);
  assert.match(await page.title(), /^Lỗi: /);
  assert.equal(await page.getByLabel('Tên đăng nhập').inputValue(), 'journey.khong-co');
  assert.equal(await page.getByLabel('Mật khẩu').inputValue(), '');
  await page.getByRole('link', { name: /Tên đăng nhập hoặc mật khẩu chưa đúng/ }).click();
  assert.match(page.url(), /#ten-dang-nhap$/);
});

test('an administrator who follows a link signs in first, then sees the accounts; a receiver never does', async (t) => {
  const page = await guarded(t, 1280);
  await page.goto('/quan-tri/tai-khoan');
  assert.match(await mainText(page), /Hãy đăng nhập để xem trang này/);
  await signIn(page, 'tri.qv');
  await page.waitForURL('**/quan-tri/tai-khoan');
  await checkAxe(page);
  assert.ok((await page.getByRole('row').count()) > 40);
  const other = await guarded(t, 1280);
  await other.goto('/dang-nhap?tiep=/quan-tri/tai-khoan');
  await signIn(other, 'cuc.bt');
  await checkAxe(other);
  assert.doesNotMatch(await mainText(other), /Tài khoản cán bộ/);
});

test('signing in needs no script and speaks English to whoever chose it, before and after', async (t) => {
  const page = await guarded(t, 1280, false);
  await page.goto('/dang-nhap?tiep=/can-bo');
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByLabel('User name').fill('nhan.vt');
  await page.getByLabel('Password').fill('motcua-demo');
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/can-bo');
  assert.match(await mainText(page), /Hello, Võ Thành Nhân/);
});
