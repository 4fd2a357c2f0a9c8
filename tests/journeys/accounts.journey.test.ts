import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageFor } from './browser.ts';
import { mainText } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const shots = process.env['SHOTS'];
const OWN = 'một câu dài chỉ tôi nhớ';

for (const { width, javaScript } of [
  { width: 1280, javaScript: true },
  { width: 360, javaScript: false },
] as const)
  test(`a new officer gets an account and a role, chooses a password at the first sign-in and sees the work, at ${width} px`, async (t) => {
    const userName = `moi.w${width}`;
    const shoot = async (on: typeof page, name: string) => {
      if (shots) await on.screenshot({ path: `${shots}-accounts-${name}-${width}.png`, fullPage: true });
    };
    const page = await pageFor(t, { width, javaScript });
    await signInOfficer(page, 'tri.qv', '/can-bo');
    await page.getByRole('link', { name: 'Tài khoản cán bộ' }).click();
    await page.getByRole('link', { name: 'Thêm tài khoản' }).click();
    await checkPage(page, javaScript);
    await page.getByLabel('Họ và tên').fill('Người Mới Đến');
    await page.getByLabel('Tên đăng nhập').fill('Người mới');
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /chữ cái không dấu/);
    assert.equal(await page.getByLabel('Họ và tên').inputValue(), 'Người Mới Đến', 'nothing typed is lost');
    await page.getByLabel('Tên đăng nhập').fill(userName);
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await checkPage(page, javaScript);
    await shoot(page, 'given');
    const password = (await page.locator('code').textContent()) ?? '';
    await page.getByRole('link', { name: 'Giao vai trò cho tài khoản này' }).click();
    await checkPage(page, javaScript);
    await page.getByRole('combobox', { name: 'Vai trò' }).selectOption({ label: 'Chuyên viên thụ lý' });
    await page.getByLabel('Đơn vị: mã định danh hoặc tên').fill('H48.99');
    await page.getByRole('button', { name: 'Giao vai trò' }).click();
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /Không có cơ quan, đơn vị nào mã hoặc tên “H48.99”/);
    await page.getByLabel('Đơn vị: mã định danh hoặc tên').fill('phòng');
    await page.getByRole('button', { name: 'Giao vai trò' }).click();
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /Nhiều cơ quan có tên như vậy: H48[\s\S]*Hãy ghi mã/);
    await page.getByLabel('Đơn vị: mã định danh hoặc tên').fill('h48.14.05.003');
    await page.getByRole('button', { name: 'Giao vai trò' }).click();
    await page.waitForURL(/xong=giao/);
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /Đã giao vai trò[\s\S]*Chuyên viên thụ lý, Phòng/);
    await shoot(page, 'account');

    const own = await pageFor(t, { width, javaScript });
    const enter = async (secret: string) => {
      await own.goto('/dang-nhap?tiep=/can-bo/ho-so');
      await own.getByLabel('Tên đăng nhập').fill(userName);
      await own.getByLabel('Mật khẩu').fill(secret);
      await own.getByRole('main').getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    };
    await enter(password);
    await own.waitForURL('**/can-bo/mat-khau');
    await checkPage(own, javaScript);
    await shoot(own, 'choose');
    await own.getByLabel('Mật khẩu hiện nay').fill(password);
    await own.getByLabel('Mật khẩu mới', { exact: true }).fill(OWN);
    await own.getByLabel('Nhập lại mật khẩu mới').fill(OWN);
    await own.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await own.waitForURL(/da-luu=mat-khau/);
    assert.match(await mainText(own), /Đã đổi mật khẩu[\s\S]*Người Mới Đến/);
    await own.goto('/can-bo/ho-so');
    assert.match(await mainText(own), /Được giao|Chờ nhận/);

    await page.getByText('Đóng tài khoản').first().click();
    await page.getByRole('button', { name: 'Đóng tài khoản' }).click();
    await page.waitForURL(/xong=dong/);
    assert.match(await mainText(page), /Đã đóng tài khoản/);
    await own.goto('/can-bo/ho-so');
    assert.match(own.url(), /\/dang-nhap/);
    await enter(OWN);
    assert.match(await mainText(own), /Tên đăng nhập hoặc mật khẩu chưa đúng/);
  });

test('an administrator gives a new password, told once, and hears why no code can be given where there is no key', async (t) => {
  const page = await pageFor(t, { width: 1280, javaScript: true });
  await signInOfficer(page, 'tri.qv', '/quan-tri/tai-khoan/them');
  await page.getByLabel('Họ và tên').fill('Người Có Mã');
  await page.getByLabel('Tên đăng nhập').fill('co.ma');
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
  await page.goto('/quan-tri/tai-khoan?tim=nguoi+co+ma');
  await page.getByRole('link', { name: 'co.ma' }).click();
  await page.getByText('Cấp lại mật khẩu tạm').first().click();
  await page.getByRole('button', { name: 'Cấp lại mật khẩu tạm' }).click();
  await page.locator('code').waitFor();
  await checkPage(page);
  await page.goto('/quan-tri/tai-khoan/co.ma');
  assert.equal(await page.locator('code').count(), 0);
  await page.getByText('Bật hoặc cấp lại mã xác thực').first().click();
  await page.getByRole('button', { name: 'Bật hoặc cấp lại mã xác thực' }).click();
  await page.getByRole('alert').waitFor();
  await checkPage(page);
  assert.match(await mainText(page), /FILES_KEY_FILE/);
});
