import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAxe, pageFor, sidewaysScroll } from './browser.ts';

// axe needs script; the pages do not, as the journey without it shows.
for (const [width, javaScript] of [
  [360, true],
  [1280, true],
  [360, false],
] as const)
  test(`a citizen signs in, sees her account and signs out, at ${width} px, ${javaScript ? 'with' : 'without'} script`, async (t) => {
    const page = await pageFor(t, { width, javaScript });
    const checked = async () => {
      if (javaScript) await checkAxe(page);
      assert.equal(await sidewaysScroll(page), 0, page.url());
    };
    await page.goto('/tai-khoan');
    assert.match(page.url(), /\/dang-nhap\?tiep=%2Ftai-khoan$/);
    await checked();
    await page.getByRole('link', { name: 'Đăng nhập bằng định danh điện tử' }).click();
    await page.getByText('Đây là máy mô phỏng định danh điện tử để dùng thử').waitFor();
    await checked();
    await page.getByLabel('Tên đăng nhập').fill('lan.lt');
    await page.getByLabel('Mật khẩu').fill('sai mật khẩu');
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    assert.match((await page.getByRole('alert').textContent()) ?? '', /chưa đúng/);
    await checked();
    await page.getByRole('button', { name: /^Lê Thị Lan/ }).click();
    assert.match(page.url(), /\/tai-khoan$/);
    assert.equal(await page.locator('header').getByRole('link', { name: 'Lê Thị Lan' }).count(), 1);
    await checked();
    assert.equal(await page.getByText('051190000101').isVisible(), false);
    await page.getByText('Hiện số đầy đủ').click();
    assert.equal(await page.getByText('051190000101').isVisible(), true);

    await page.getByLabel('Số điện thoại').fill('12');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    assert.match((await page.locator('.error-summary').textContent()) ?? '', /10 hoặc 11 chữ số/);
    await checked();
    await page.getByLabel('Số điện thoại').fill('0905 123 456');
    await page.getByRole('textbox', { name: /^Thư điện tử/ }).fill('lan@vidu.vn');
    await page.getByLabel(/^Tôi đồng ý nhận thông báo/).check();
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Đã lưu.').waitFor();
    await checked();
    await page.getByRole('button', { name: /^Rút lại sự đồng ý/ }).click();
    await page.getByText('Đã rút lại sự đồng ý.').waitFor();

    await page.goto('/thong-bao');
    await checked();
    await page.locator('header').getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('heading', { name: 'Đăng xuất khỏi định danh điện tử?' }).waitFor();
    await checked();
    await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
    await page.getByText('Bạn đã đăng xuất.').waitFor();
    await page.goto('/tai-khoan');
    assert.match(page.url(), /\/dang-nhap\?tiep/);
  });

test('whoever does not agree is told what to do, in either language', async (t) => {
  for (const [language, sentence] of [
    ['vi', /chưa đồng ý chia sẻ/],
    ['en', /did not agree/],
  ] as const) {
    const page = await pageFor(t, { language, width: 360, javaScript: true });
    await page.goto('/dang-nhap');
    await page.locator('a[href^="/dang-nhap/cong-dan"]').click();
    await page.getByRole('button', { name: /^Không đồng ý/ }).click();
    assert.match((await page.locator('.error-summary').textContent()) ?? '', sentence);
    await checkAxe(page);
  }
});
