import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { dateAt, systemClock } from '#kernel/time.ts';
import { samplePdf } from '../world/papers.ts';
import { checkAxe, pageFor, sidewaysScroll } from './browser.ts';
import { signInOfficer } from './filling.ts';

const LIST = '/can-bo/chi-tieu';
const shots = process.env['PAR_SHOTS'];
const year = dateAt(systemClock.now()).slice(0, 4);

async function looksGood(page: Page, name: string) {
  await checkAxe(page);
  assert.equal(await sidewaysScroll(page), 0, name);
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

async function fillDay(page: Page, name: string, [day, month, of]: readonly [string, string, string]) {
  await page.locator(`input[name="${name}-ngay"]`).fill(day);
  await page.locator(`input[name="${name}-thang"]`).fill(month);
  await page.locator(`input[name="${name}-nam"]`).fill(of);
}

for (const width of [360, 1280] as const)
  test(`a controller makes a plan into targets, and an overdue one is named, at ${width} px`, async (t) => {
    const page = await pageFor(t, { width });
    await signInOfficer(page, width === 360 ? 'thu.nm' : 'soat.dk', LIST);
    await page.getByRole('link', { name: 'Ghi văn bản chỉ đạo' }).click();
    await page.getByLabel('Loại văn bản').selectOption('Kế hoạch');
    await page.getByLabel('Số, ký hiệu').fill(`${width}/KH-UBND`);
    await page.getByLabel('Nơi ban hành').fill('UBND tỉnh');
    await page.getByLabel('Trích yếu').fill('Kế hoạch cải cách hành chính');
    await page.getByRole('button', { name: 'Ghi văn bản' }).click();
    assert.match(await page.getByRole('alert').innerText(), /Ngày chưa đúng/);
    await looksGood(page, `directive-new-${width}`);
    await fillDay(page, 'ngay', ['5', '1', String(Number(year) - 1)]);
    await page.getByRole('button', { name: 'Ghi văn bản' }).click();
    await page.getByLabel('Bản quét của văn bản').setInputFiles({
      ...{ name: 'ke-hoach.pdf', mimeType: 'application/pdf', buffer: samplePdf('kế hoạch') },
    });
    await page.getByRole('button', { name: 'Tải lên' }).click();
    assert.ok(await page.getByRole('link', { name: 'ke-hoach.pdf' }).isVisible());

    const add = async (indicator: string, wanted: string, due: readonly [string, string, string]) => {
      await page.getByLabel('Chỉ số').selectOption(indicator);
      await page.getByLabel('Đơn vị').selectOption('Sở Nông nghiệp và Môi trường');
      await page.getByLabel('Người chịu trách nhiệm').fill('loc.nb');
      await page.getByLabel('Mức cần đạt').fill(wanted);
      await fillDay(page, 'han', due);
      await page.getByRole('button', { name: 'Thêm' }).click();
    };
    await add('Hồ sơ nộp trực tuyến', '180', ['31', '12', year]);
    assert.match(await page.getByRole('alert').innerText(), /không quá 100 %/);
    assert.equal(await page.getByLabel('Mức cần đạt').inputValue(), '180', 'what was typed is kept');
    await add('Hồ sơ nộp trực tuyến', '80', ['31', '12', String(Number(year) + 1)]);
    await page.getByRole('link', { name: /Cắt giảm thủ tục hành chính nội bộ: ít nhất 50 %/ }).click();
    assert.equal(await page.getByLabel('Mức cần đạt').inputValue(), '50', 'a ready-made target fills the form in');
    await add('Cắt giảm thủ tục hành chính nội bộ', '50', ['30', '6', String(Number(year) - 1)]);
    await looksGood(page, `directive-${width}`);
    await page.goto(LIST);
    const said = await page.getByRole('main').innerText();
    assert.match(said, /chỉ tiêu quá hạn chưa đạt hoặc chưa có số liệu/);
    assert.match(said, /Cắt giảm thủ tục hành chính nội bộ: Sở Nông nghiệp và Môi trường, Nguyễn Bá Lộc/);
    assert.match(said, /chưa có nguồn/);
    await looksGood(page, `targets-${width}`);
  });
