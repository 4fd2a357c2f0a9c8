import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageFor } from './browser.ts';
import { mainText } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const shots = process.env['SHOTS'];

for (const { width, javaScript } of [
  { width: 1280, javaScript: true },
  { width: 360, javaScript: false },
] as const)
  test(`an administrator connects an application, renews its secret and revokes it; each secret opens the door, at ${width} px`, async (t) => {
    const page = await pageFor(t, { width, javaScript });
    const shoot = async (name: string) => {
      if (shots) await page.screenshot({ path: `${shots}-clients-${name}-${width}.png`, fullPage: true });
    };
    await signInOfficer(page, 'tri.qv', '/can-bo');
    const origin = new URL(page.url()).origin;
    const ask = async (id: string, secret: string) =>
      page.request.post(`${origin}/api/v1/token`, {
        form: { grant_type: 'client_credentials', client_id: id, client_secret: secret },
      });
    const name = `Phần mềm thủy sản ${width}`;
    await page.getByRole('link', { name: 'Ứng dụng kết nối' }).click();
    await checkPage(page, javaScript);
    await page.getByRole('link', { name: 'Thêm ứng dụng' }).click();
    await checkPage(page, javaScript);
    await page.getByLabel('Tên ứng dụng').fill(name);
    await page.getByLabel('Đọc danh mục thủ tục').check();
    await page.getByLabel('Làm việc trên hồ sơ').check();
    const role = (n: number) => page.getByRole('group', { name: `Vai trò ${n}` });
    await role(1).getByLabel('Vai trò').selectOption({ label: 'Chuyên viên thụ lý' });
    await page.getByRole('button', { name: 'Thêm một vai trò' }).click();
    await role(3).waitFor();
    assert.ok(await page.getByLabel('Làm việc trên hồ sơ').isChecked(), 'nothing chosen is lost');
    await page.getByRole('button', { name: 'Tạo ứng dụng' }).click();
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /Chưa ghi đơn vị của vai trò Chuyên viên thụ lý/);
    await role(1).getByLabel('Đơn vị').fill('h48.14.05.002');
    await role(3).getByLabel('Vai trò').selectOption({ label: 'Cán bộ tiếp nhận' });
    await role(3).getByLabel('Đơn vị').fill('H48.99');
    await page.getByRole('button', { name: 'Tạo ứng dụng' }).click();
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /Không có cơ quan, đơn vị nào mã hoặc tên “H48.99”/);
    await shoot('form');
    await role(3).getByLabel('Vai trò').selectOption({ label: 'Không chọn' });
    await role(3).getByLabel('Đơn vị').fill('');
    await page.getByLabel('Năm').fill('2036');
    await page.getByLabel('Tháng').fill('1');
    await page.getByLabel('Ngày', { exact: true }).fill('2');
    await page.getByRole('button', { name: 'Tạo ứng dụng' }).click();
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /không quá 366 ngày/);
    for (const box of ['Năm', 'Tháng']) await page.getByLabel(box).fill('');
    await page.getByLabel('Ngày', { exact: true }).fill('');
    const twice = await page.locator('input[name=ma]').inputValue();
    await page.getByRole('button', { name: 'Tạo ứng dụng' }).click();
    await checkPage(page, javaScript);
    await shoot('made');
    const [id = '', first = ''] = await page.getByRole('main').locator('code').allTextContents();
    assert.equal(id, twice);
    assert.equal((await ask(id, first)).status(), 200);
    const again = await page.request.post(`${origin}/quan-tri/ung-dung/them?/tao`, {
      headers: { origin },
      form: { ma: id, ten: name, 'pham-vi': 'catalogue:read' },
    });
    assert.equal(again.status(), 409);
    assert.match(await again.text(), /đã được tạo ở lần gửi trước/);

    await page.getByRole('link', { name: 'Xem ứng dụng này' }).click();
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /Đang dùng[\s\S]*Chuyên viên thụ lý, Phòng/);
    assert.doesNotMatch(await mainText(page), /mcs_/);
    await page.getByText('Khóa đã lộ').first().click();
    await page.getByRole('button', { name: 'Khóa đã lộ' }).click();
    await page.getByRole('alert').waitFor();
    await checkPage(page, javaScript);
    await shoot('renewed');
    const [, second = ''] = await page.getByRole('main').locator('code').allTextContents();
    assert.equal((await ask(id, first)).status(), 401);
    assert.equal((await ask(id, second)).status(), 200);
    await page.getByText('Thu hồi ứng dụng').first().click();
    await page.getByRole('button', { name: 'Thu hồi ứng dụng' }).click();
    await page.waitForURL(/xong/);
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /Mọi mã truy cập của ứng dụng hết tác dụng ngay[\s\S]*Đã thu hồi/);
    assert.equal(await page.getByText('Đổi khóa bí mật').count(), 0);
    assert.equal((await ask(id, second)).status(), 401);
    await page.getByRole('link', { name: 'Ứng dụng kết nối' }).click();
    await checkPage(page, javaScript);
    await shoot('list');
    assert.match(await mainText(page), new RegExp(`${name}[\\s\\S]*Đã thu hồi`));
    await page.goto('/quan-tri/ung-dung/khong-co');
    assert.match(await page.title(), /Không có trang này/);
  });
