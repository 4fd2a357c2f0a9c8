import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageFor } from './browser.ts';
import { mainText } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const shots = process.env['SHOTS'];

// Offices and days that no other journey looks at.
for (const { width, javaScript, office, name } of [
  { width: 1280, javaScript: true, office: 'H48.02', name: 'Sở Nội vụ' },
  { width: 360, javaScript: false, office: 'so cong thuong', name: 'Sở Công Thương' },
] as const)
  test(`an administrator publishes days off of an office after a look at what they touch, at ${width} px`, async (t) => {
    const page = await pageFor(t, { width, javaScript });
    await signInOfficer(page, 'tri.qv', '/can-bo');
    await page.getByRole('link', { name: 'Lịch làm việc' }).click();
    await page.getByRole('link', { name: '2027' }).click();
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /Chưa công bố[\s\S]*Tết Nguyên đán Đinh Mùi/);
    await page.getByRole('link', { name: 'Công bố ngày nghỉ hoặc ngày làm việc' }).click();
    await checkPage(page, javaScript);
    await page.getByLabel('Nghỉ', { exact: true }).check();
    const date = async (group: string, day: string) => {
      const boxes = page.getByRole('group', { name: group });
      await boxes.getByLabel('Ngày', { exact: true }).fill(day);
      await boxes.getByLabel('Tháng').fill('12');
      await boxes.getByLabel('Năm').fill('2027');
    };
    await date('Từ ngày', '28');
    await date('Đến hết ngày', '27');
    await page.getByLabel('Lý do', { exact: true }).fill('Nghỉ phòng, chống bão của hành trình');
    await page.getByLabel('Cơ quan: mã định danh hoặc tên').fill(office);
    await page.getByLabel('Văn bản').fill('Công điện mẫu của hành trình');
    await page.getByRole('button', { name: 'Kiểm tra trước khi công bố' }).click();
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /Ngày cuối phải không trước ngày đầu/);
    assert.equal(
      await page.getByLabel('Văn bản').inputValue(),
      'Công điện mẫu của hành trình',
      'nothing typed is lost',
    );
    await date('Từ ngày', '27');
    await date('Đến hết ngày', '28');
    await page.getByRole('button', { name: 'Kiểm tra trước khi công bố' }).click();
    await checkPage(page, javaScript);
    assert.match(
      await mainText(page),
      new RegExp(`27/12/2027[\\s\\S]*28/12/2027[\\s\\S]*${name}[\\s\\S]*hồ sơ đang giải quyết`),
    );
    if (shots) await page.screenshot({ path: `${shots}-calendar-look-${width}.png`, fullPage: true });
    await page.getByRole('button', { name: 'Sửa lại' }).click();
    assert.equal(await page.getByLabel('Lý do', { exact: true }).inputValue(), 'Nghỉ phòng, chống bão của hành trình');
    await page.getByRole('button', { name: 'Kiểm tra trước khi công bố' }).click();
    await page.getByRole('button', { name: 'Công bố', exact: true }).click();
    await page.waitForURL(/nam=2027&xong/);
    await checkPage(page, javaScript);
    if (shots) await page.screenshot({ path: `${shots}-calendar-${width}.png`, fullPage: true });
    for (const day of ['27/12/2027', '28/12/2027'])
      assert.match(
        (await page.getByRole('row', { name: new RegExp(`${day}.*${name}`) }).textContent()) ?? '',
        /Nghỉ phòng, chống bão của hành trình[\s\S]*Công điện mẫu/,
      );
  });

for (const { width, javaScript, office, name } of [
  { width: 1280, javaScript: true, office: 'H48.02', name: 'Sở Nội vụ' },
  { width: 360, javaScript: false, office: 'H48.05', name: 'Sở Công Thương' },
] as const)
  test(`an administrator sets the hours of an office from a day on, at ${width} px`, async (t) => {
    const page = await pageFor(t, { width, javaScript });
    await signInOfficer(page, 'tri.qv', '/quan-tri/lich-lam-viec');
    await page.getByRole('link', { name: 'Giờ làm việc, giờ tiếp nhận' }).click();
    await checkPage(page, javaScript);
    await page.getByLabel('Giờ tiếp nhận').check();
    await page.getByLabel('Cơ quan: mã định danh hoặc tên').fill(office);
    await page.getByLabel('Ngày', { exact: true }).fill('1');
    await page.getByLabel('Tháng', { exact: true }).fill('12');
    await page.getByLabel('Năm', { exact: true }).fill('2027');
    assert.equal(await page.getByLabel('thứ Hai').inputValue(), '07:30–11:30, 13:00–17:00', 'the usual week is there');
    await page.getByLabel('thứ Bảy').fill('sáng');
    await page.getByLabel('Căn cứ').fill('Quyết định mẫu của hành trình');
    await page.getByRole('button', { name: 'Đặt giờ' }).click();
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /Không đọc được giờ của thứ Bảy/);
    await page.getByLabel('thứ Bảy').fill('7h30-11h30');
    await page.getByRole('button', { name: 'Đặt giờ' }).click();
    await page.waitForURL(/gio\?xong/);
    await checkPage(page, javaScript);
    if (shots) await page.screenshot({ path: `${shots}-hours-${width}.png`, fullPage: true });
    const row = page.getByRole('row', { name: new RegExp(`${name}.*Giờ tiếp nhận`) });
    assert.match(
      (await row.textContent()) ?? '',
      /01\/12\/2027[\s\S]*thứ Hai–thứ Sáu 07:30–11:30, 13:00–17:00[\s\S]*thứ Bảy 07:30–11:30[\s\S]*Quyết định mẫu/,
    );
  });

test('nobody but an administrator publishes days off', async (t) => {
  const page = await pageFor(t, { width: 1280, javaScript: false });
  await signInOfficer(page, 'son.ph', '/can-bo');
  assert.equal((await page.goto('/quan-tri/lich-lam-viec'))?.status(), 404);
  for (const path of ['cong-bo', 'gio'])
    assert.equal((await page.goto(`/quan-tri/lich-lam-viec/${path}`))?.status(), 404, path);
});
