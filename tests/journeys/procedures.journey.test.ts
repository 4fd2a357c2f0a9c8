import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { dateAt, instant } from '#kernel/time.ts';
import { pageFor } from './browser.ts';
import { mainText } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const shots = process.env['SHOTS'];
const shoot = async (page: Page, name: string) => {
  if (!shots) return;
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${shots}-${name}-${width}.png`, fullPage: true });
  }
};
const fillDay = async (page: Page, legend: string, [day, month, year]: readonly [string, string, string]) => {
  const group = page.getByRole('group', { name: legend });
  await group.getByLabel('Ngày').fill(day);
  await group.getByLabel('Tháng').fill(month);
  await group.getByLabel('Năm').fill(year);
};
const save = (page: Page) => page.getByRole('button', { name: 'Lưu bản thảo' }).last().click();

test('a controller writes the province’s version over the nation’s, publishes it, and citizens read it', async (t) => {
  const page = await pageFor(t, { javaScript: false });
  await signInOfficer(page, 'soat.dk', '/quan-tri/thu-tuc');
  await checkPage(page);
  await page.getByLabel('Mở thủ tục có mã').fill('1.999999');
  await page.getByRole('button', { name: 'Mở thủ tục' }).click();
  assert.match(await mainText(page), /Danh mục chưa có thủ tục mã “1\.999999”/);
  await page.getByLabel('Mở thủ tục có mã').fill('1.003593');
  await page.getByRole('button', { name: 'Mở thủ tục' }).click();
  assert.match(await mainText(page), /đang áp dụng nội dung quốc gia/);
  await page.getByRole('link', { name: 'Soạn bản mới' }).click();
  await checkPage(page);
  await shoot(page, 'write');

  const named = page.getByLabel('Tên gọi ngắn');
  const before = await named.inputValue();
  await named.fill(`${before} (bản của tỉnh)`);
  await page.getByRole('textbox', { name: 'Thời hạn giải quyết' }).fill('bốn');
  await page.getByRole('button', { name: 'Thêm giấy tờ' }).click();
  assert.equal(await named.inputValue(), `${before} (bản của tỉnh)`, 'room for more loses nothing');
  const fresh = page.locator('#soan-giay-to details[open]').first();
  await fresh.getByLabel('Tên giấy tờ').fill('Ảnh chụp bến đậu');
  await fresh.getByLabel('Bản chính').fill('1');
  await save(page);
  assert.match(await mainText(page), /Thời hạn giải quyết: “bốn” không phải là số/);
  assert.match(await page.locator('#soan-giay-to').innerText(), /Ảnh chụp bến đậu/);
  await checkPage(page, false);
  await page.getByRole('textbox', { name: 'Thời hạn giải quyết' }).fill('4');
  await save(page);
  assert.match(await mainText(page), /Đã lưu bản thảo/);
  assert.match(await mainText(page), /Phiên bản 1 đang là bản thảo/);
  await page.getByText('Xem bản thảo').click();
  assert.match(await mainText(page), /Ảnh chụp bến đậu/);
  await checkPage(page);
  await shoot(page, 'draft');

  await page.getByRole('button', { name: 'Công bố' }).click();
  assert.match(await mainText(page), /Nhập đủ ngày, tháng, năm/);
  await page.getByLabel('Số quyết định công bố', { exact: true }).fill('1520/QĐ-UBND');
  await fillDay(page, 'Ngày ký quyết định', ['1', '1', '2200']);
  await page.getByRole('button', { name: 'Công bố' }).click();
  assert.match(await mainText(page), /sau hôm nay/);
  assert.equal(await page.getByLabel('Số quyết định công bố', { exact: true }).inputValue(), '1520/QĐ-UBND');
  await fillDay(page, 'Ngày ký quyết định', ['10', '11', '2025']);
  await page.getByRole('button', { name: 'Công bố' }).click();
  assert.match(await mainText(page), /Đã công bố, có hiệu lực từ ngày/);
  await shoot(page, 'published');

  const citizen = await pageFor(t, { javaScript: false, width: 360 });
  await citizen.goto('/thu-tuc/1.003593');
  const told = await mainText(citizen);
  assert.match(told, /\(bản của tỉnh\)/);
  assert.match(told, /4 ngày làm việc/);
  assert.match(told, /1520\/QĐ-UBND/);
});

test('what two controllers write at once: the second is told, and keeps what was typed', async (t) => {
  const page = await pageFor(t, { javaScript: true });
  await signInOfficer(page, 'soat.dk', '/quan-tri/thu-tuc/1.003634/soan');
  const other = await page.context().newPage();
  await other.goto('/quan-tri/thu-tuc/1.003634/soan');
  await other.getByLabel('Tên gọi ngắn').fill('Tên của thẻ thứ hai');
  await save(other);
  assert.match(await mainText(other), /Đã lưu bản thảo/);
  await page.getByLabel('Tên gọi ngắn').fill('Tên của thẻ thứ nhất');
  await save(page);
  assert.match(await mainText(page), /vừa được người khác sửa hoặc công bố/);
  assert.equal(await page.getByLabel('Tên gọi ngắn').inputValue(), 'Tên của thẻ thứ nhất');
});

test('a new internal procedure begins with its name and cannot be published before it says what the law asks', async (t) => {
  const page = await pageFor(t, { javaScript: true, width: 360 });
  await signInOfficer(page, 'soat.dk', '/quan-tri/thu-tuc/them');
  await page.getByRole('button', { name: 'Soạn nội dung' }).click();
  assert.match(await mainText(page), /Mã gồm 3 đến 60 chữ cái/);
  await page.getByLabel('Mã thủ tục', { exact: true }).fill('NB-99-01');
  await page.getByLabel('Tên thủ tục').fill('Phê duyệt kế hoạch kiểm tra bến đậu');
  await page.getByLabel('Nội bộ giữa các cơ quan').check();
  await page.getByLabel('Lĩnh vực').fill('Thủy sản');
  await checkPage(page, false);
  await shoot(page, 'new');
  await page.setViewportSize({ width: 360, height: 900 });
  await page.getByRole('button', { name: 'Soạn nội dung' }).click();
  await checkPage(page);
  await save(page);
  const told = await mainText(page);
  assert.match(told, /trình tự thực hiện/);
  assert.match(told, /thời hạn giải quyết/);
  assert.equal(await page.getByRole('button', { name: 'Công bố' }).count(), 0);
  await page.goto('/quan-tri/thu-tuc?ban-thao');
  assert.match(await mainText(page), /NB-99-01: Phê duyệt kế hoạch kiểm tra bến đậu/);
  const citizen = await pageFor(t);
  assert.equal((await citizen.goto('/thu-tuc/NB-99-01'))?.status(), 404);
});

test('a controller decides where a procedure is filed, and citizens are led there from that day on', async (t) => {
  const page = await pageFor(t, { javaScript: false });
  await signInOfficer(page, 'soat.dk', '/quan-tri/thu-tuc/2.000884');
  assert.match(await mainText(page), /Chỉ nộp tại nơi tiếp nhận/);
  await page.getByRole('link', { name: 'Quyết định nơi nộp' }).click();
  await checkPage(page);
  await page.getByLabel('Nộp trên hệ thống của bộ').check();
  await page.getByLabel('Căn cứ hoặc lý do').fill('Quyết định 15/QĐ-UBND ngày 05/01/2026');
  await page.getByRole('button', { name: 'Lưu nơi nộp' }).click();
  assert.match(await mainText(page), /Hệ thống của bộ cần có địa chỉ/);
  assert.ok(await page.getByLabel('Nộp trên hệ thống của bộ').isChecked());
  await page.getByLabel('Địa chỉ').fill('https://dichvucong.moj.gov.vn');
  await fillDay(page, 'Áp dụng từ ngày', ['1', '1', '2020']);
  await page.getByRole('button', { name: 'Lưu nơi nộp' }).click();
  assert.match(await mainText(page), /Ngày 01\/01\/2020 đã qua/);
  await checkPage(page, false);
  await shoot(page, 'place-refused');
  const today = dateAt(instant(Date.now())).split('-').toReversed() as [string, string, string];
  await fillDay(page, 'Áp dụng từ ngày', today);
  await page.getByRole('button', { name: 'Lưu nơi nộp' }).click();
  assert.match(await mainText(page), /Đã lưu nơi nộp, áp dụng từ ngày/);
  await checkPage(page);
  await shoot(page, 'place');
  const citizen = await pageFor(t, { javaScript: false });
  await citizen.goto('/thu-tuc/2.000884');
  const link = citizen.getByRole('link', { name: 'Đến hệ thống của bộ' });
  assert.equal(await link.getAttribute('href'), 'https://dichvucong.moj.gov.vn');
  assert.match(await mainText(citizen), /Quyết định 15\/QĐ-UBND/);
});

test('nobody but a procedure controller opens these pages', async (t) => {
  const page = await pageFor(t);
  await signInOfficer(page, 'hung.tv', '/can-bo');
  for (const path of ['', '/them', '/1.003650', '/1.003650/soan', '/1.003650/noi-nop'])
    assert.equal((await page.goto(`/quan-tri/thu-tuc${path}`))?.status(), 404, path);
});
