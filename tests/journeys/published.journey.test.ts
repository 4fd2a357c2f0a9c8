import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAxe, pageFor, sidewaysScroll } from './browser.ts';

for (const width of [360, 1280] as const)
  test(`anybody checks a published rate against its counts, at ${width} px`, async (t) => {
    const page = await pageFor(t, { width, javaScript: false });
    await page.goto('/so-lieu-cong-bo');
    const table = await page.getByRole('table').innerText();
    assert.equal(table.match(/Không khớp/g)?.length, 3);
    assert.equal(await sidewaysScroll(page), 0);
    await checkAxe(page);
    await page.getByLabel('Tử số').fill('183');
    await page.getByLabel('Mẫu số').fill('khoảng 447');
    await page.getByLabel('Tỷ lệ đã in').fill('38,36');
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    assert.match(await page.getByRole('alert').innerText(), /Chưa đọc được số đếm “khoảng 447”/);
    assert.equal(await page.getByLabel('Tử số').inputValue(), '183', 'what was typed is kept');
    await page.getByLabel('Mẫu số').fill('447');
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    const said = (await page.getByRole('region', { name: 'Kết quả' }).innerText()).replaceAll('\u00a0', ' ');
    assert.match(said, /Không khớp/);
    assert.match(said, /183 trên 447 là 40,94 %.*\s+.*mẫu số phải là 477/);
    await checkAxe(page);
  });
