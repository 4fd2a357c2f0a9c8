import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageFor } from './browser.ts';
import { mainText } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const shots = process.env['SHOTS'];

// Offices in which no other journey gives a number.
for (const { width, javaScript, office, name, sign } of [
  { width: 1280, javaScript: true, office: 'H48.02', name: 'Sở Nội vụ', sign: 'SNV' },
  { width: 360, javaScript: false, office: 'H48.05', name: 'Sở Công Thương', sign: 'SCT' },
] as const)
  test(`an administrator registers the sign of an office and mends what was mistyped, at ${width} px`, async (t) => {
    const page = await pageFor(t, { width, javaScript });
    await signInOfficer(page, 'tri.qv', '/can-bo');
    await page.getByRole('link', { name: 'Ký hiệu cơ quan' }).click();
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /Sở Nông nghiệp và Môi trường[\s\S]*SNNMT/);
    await page.getByLabel('Cơ quan: mã định danh hoặc tên').fill(office);
    await page.getByRole('textbox', { name: 'Ký hiệu' }).fill(sign.toLowerCase());
    await page.getByLabel('Ngày', { exact: true }).fill('1');
    await page.getByLabel('Tháng', { exact: true }).fill('1');
    await page.getByLabel('Năm', { exact: true }).fill('2026');
    await page.getByLabel('Căn cứ').fill('Quyết định mẫu của hành trình');
    await page.getByRole('button', { name: 'Đăng ký' }).click();
    await checkPage(page, javaScript);
    assert.match(await mainText(page), /viết bằng chữ in hoa và chữ số/);
    assert.equal(
      await page.getByLabel('Căn cứ').inputValue(),
      'Quyết định mẫu của hành trình',
      'nothing typed is lost',
    );
    await page.getByRole('textbox', { name: 'Ký hiệu' }).fill(sign);
    await page.getByRole('button', { name: 'Đăng ký' }).click();
    await page.waitForURL(/\?xong/);
    await checkPage(page, javaScript);
    if (shots) await page.screenshot({ path: `${shots}-signs-${width}.png`, fullPage: true });
    const row = page.getByRole('row', { name: new RegExp(name) });
    assert.match((await row.textContent()) ?? '', new RegExp(`${sign}[\\s\\S]*1/1/2026|${sign}[\\s\\S]*01/01/2026`));
  });
