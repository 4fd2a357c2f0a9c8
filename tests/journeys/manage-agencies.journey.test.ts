import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { pageFor } from './browser.ts';
import { mainText } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const shots = process.env['SHOTS'];

const firstOf = async (page: Page, month: string) => {
  await page.getByLabel('Ngày', { exact: true }).fill('1');
  await page.getByLabel('Tháng', { exact: true }).fill(month);
  await page.getByLabel('Năm', { exact: true }).fill('2027');
};

for (const { width, javaScript, old, next } of [
  { width: 1280, javaScript: true, old: 'H48.02.91', next: 'H48.02.92' },
  { width: 360, javaScript: false, old: 'H48.02.93', next: 'H48.02.94' },
] as const)
  test(`an administrator adds two units, gives one a field and lets the other succeed it, at ${width} px`, async (t) => {
    const page = await pageFor(t, { width, javaScript });
    const press = (name: string) => page.getByRole('button', { name }).click();
    const shoot = async (name: string) => {
      if (shots) await page.screenshot({ path: `${shots}-manage-${name}-${width}.png`, fullPage: true });
    };
    await signInOfficer(page, 'tri.qv', '/can-bo');
    await page.getByRole('link', { name: 'Cơ quan, sắp xếp lại' }).click();
    await checkPage(page, javaScript);
    await page.getByLabel('Cơ quan: mã định danh hoặc tên').fill('H48.99');
    await press('Mở');
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /Không có cơ quan, đơn vị nào mã hoặc tên “H48.99”/);
    for (const [code, name] of [
      [old, `Trung tâm hành trình ${old}`],
      [next, `Trung tâm kế thừa ${next}`],
    ] as const) {
      await page.goto('/quan-tri/co-quan?ma=so+noi+vu');
      await page.waitForURL('**/quan-tri/co-quan/H48.02');
      await checkPage(page, javaScript);
      await page.getByRole('link', { name: 'Thêm đơn vị trực thuộc' }).click();
      await page.getByLabel('Tên cơ quan').fill(name);
      await firstOf(page, '1');
      await page.getByLabel('Căn cứ').fill('Quyết định mẫu của hành trình');
      await press('Thêm đơn vị trực thuộc');
      await checkPage(page, javaScript);
      assert.match(await mainText(page), /Chưa chọn loại cơ quan/);
      await page.getByLabel('Loại').selectOption({ label: 'Đơn vị sự nghiệp' });
      await page.getByLabel('Mã định danh của cơ quan').fill(code);
      await press('Thêm đơn vị trực thuộc');
      await page.waitForURL(`**/quan-tri/co-quan/${code}?xong=them`);
      await checkPage(page, javaScript);
      assert.match(await mainText(page), /Đã thêm cơ quan[\s\S]*Trung tâm/);
    }
    await page.goto(`/quan-tri/co-quan/${old}/tham-quyen`);
    await page.getByLabel('Lĩnh vực').fill(`Lĩnh vực của hành trình ${width}`);
    await firstOf(page, '2');
    await page.getByLabel('Căn cứ').fill('Quyết định mẫu của hành trình');
    await press('Giao thẩm quyền');
    await page.waitForURL('**?xong=giao');
    await page.getByRole('link', { name: 'Kết thúc, sắp xếp lại' }).click();
    await firstOf(page, '6');
    await page.getByLabel('Căn cứ').fill('Quyết định sắp xếp của hành trình');
    await press('Kiểm tra trước khi kết thúc');
    await checkPage(page, javaScript);
    await page.getByLabel('Cơ quan kế thừa 1: mã định danh hoặc tên').fill(next);
    await page.getByLabel('Cơ quan kế thừa 2: mã định danh hoặc tên').fill('H48.99');
    await press('Kiểm tra trước khi kết thúc');
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /Không có cơ quan, đơn vị nào mã hoặc tên “H48.99”/);
    await page.getByLabel('Cơ quan kế thừa 2: mã định danh hoặc tên').fill('');
    await press('Kiểm tra trước khi kết thúc');
    await checkPage(page, javaScript);
    assert.match(
      await mainText(page),
      /01\/06\/2027[\s\S]*Trung tâm kế thừa[\s\S]*0 hồ sơ[\s\S]*1 phân công[\s\S]*0 người/,
    );
    await shoot('look');
    await press('Sửa lại');
    assert.equal(
      await page.getByLabel('Cơ quan kế thừa 1: mã định danh hoặc tên').inputValue(),
      next,
      'nothing typed is lost',
    );
    await press('Kiểm tra trước khi kết thúc');
    await press('Kết thúc cơ quan này');
    await page.waitForURL('**?xong=ket-thuc');
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /Đến hết[\s\S]*31\/05\/2027[\s\S]*Cơ quan kế thừa[\s\S]*Trung tâm kế thừa/);
    await shoot('ended');
    assert.equal(await page.getByRole('link', { name: 'Kết thúc, sắp xếp lại' }).count(), 0);
  });

test('nobody but an administrator changes agencies', async (t) => {
  const page = await pageFor(t, { width: 1280, javaScript: false });
  await signInOfficer(page, 'son.ph', '/can-bo');
  for (const path of ['', '/H48.02', '/H48.02/them', '/H48.02/tham-quyen', '/H48.02/ket-thuc'])
    assert.equal((await page.goto(`/quan-tri/co-quan${path}`))?.status(), 404, path);
});
