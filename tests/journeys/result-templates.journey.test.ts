import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { accept, assign, claim, handOver } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { besideSite } from '../world/running-site.ts';
import { pageFor } from './browser.ts';
import { at, mainText } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const shots = process.env['SHOTS'];

/** A dossier of Tư that waits for its handler to draft the result. Answers its code. */
async function assigned(t: TestContext, procedure: string): Promise<string> {
  const { app, officer, citizen, file } = await besideSite(t);
  const code = await file(await citizen('tu.vv'), {}, { procedure, papers: 'one' });
  const [receiver, head, handler] = [await officer('suong.dt'), await officer('vinh.pq'), await officer('hung.tv')];
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  good(await claim(app, head, { code }));
  good(await assign(app, head, { code, officer: handler.id }));
  return code;
}

test('a procedure controller writes a template, mends its faults and publishes it; an officer drafts from it', async (t) => {
  const page = await pageFor(t, { javaScript: true });
  await signInOfficer(page, 'soat.dk', '/quan-tri/mau-ket-qua');
  assert.match(await mainText(page), /1\.003650: Giấy chứng nhận đăng ký tàu cá/);
  await checkPage(page);
  await page.getByLabel('Soạn mẫu cho thủ tục có mã').fill('1.003666');
  await page.getByRole('button', { name: 'Soạn mẫu' }).click();
  assert.match(await page.getByLabel('Căn cứ (mỗi dòng một căn cứ)').inputValue(), /Luật Thủy sản/);
  await page.getByLabel('Tên loại văn bản').fill('Quyết định');
  await page.getByLabel('Chữ viết tắt trong số, ký hiệu').fill('QĐ');
  await page.getByLabel('Trích yếu').fill('Về việc đăng ký tạm thời tàu cá của {{ho_va_ten}}');
  const articles = 'Điều 1. Đăng ký tạm thời tàu cá của {{ho_ten}}.\n[sửa được] Điều 2. Ghi nội dung cụ thể.';
  await page.getByLabel('Điều, khoản (mỗi dòng một đoạn)').fill(articles);
  await page.getByLabel('Câu chữ lấy từ văn bản nào').fill('Mẫu thử của hành trình');
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
  const told = await mainText(page);
  assert.match(told, /Không có tên này trong tờ khai hoặc hồ sơ \(ho_va_ten\)/);
  assert.match(told, /Quyết định phải ghi thẩm quyền ban hành/);
  await checkPage(page);
  if (shots) await page.screenshot({ path: `${shots}-controller.png`, fullPage: true });
  await page.getByRole('button', { name: 'Công bố' }).click();
  assert.match(await mainText(page), /Mẫu còn 2 lỗi/);
  await page.getByLabel('Trích yếu').fill('Về việc đăng ký tạm thời tàu cá của {{ho_ten}}');
  await page.getByLabel('Thẩm quyền ban hành').fill('Thủ trưởng {{co_quan}}');
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
  assert.match(await mainText(page), /Không tìm thấy lỗi nào/);
  const href = await page.getByRole('link', { name: 'Xem thử (PDF)' }).getAttribute('href');
  const preview = await page.request.get(href ?? '');
  assert.equal(preview.headers()['content-type'], 'application/pdf');
  assert.equal((await preview.body()).subarray(0, 5).toString(), '%PDF-');
  await page.getByRole('button', { name: 'Công bố' }).click();
  assert.match(await mainText(page), /Đã công bố mẫu/);

  const code = await assigned(t, '1.003666');
  const desk = await at(t, 'hung.tv', code, { width: 360 });
  const form = desk.locator('form#draft-decision');
  if ((await form.locator('details').first().getAttribute('open')) === null)
    await form.locator('summary').first().click();
  await form.getByLabel('Phần được sửa: Điều 2.').fill('Tàu đóng mới, chờ giấy tờ của cơ sở đóng tàu.');
  await checkPage(desk, false);
  if (shots) await form.screenshot({ path: `${shots}-officer.png` });
  await form.getByRole('button').last().click();
  await desk.waitForURL(/\?xong/);
  assert.match(await mainText(desk), /Về việc đăng ký tạm thời tàu cá của Võ Văn Tư/);
  assert.match(await mainText(desk), /Tàu đóng mới, chờ giấy tờ của cơ sở đóng tàu/);
  const draft = await desk.request.get(`/can-bo/ho-so/${code}/mau/ket-qua.pdf`);
  assert.equal(draft.headers()['content-type'], 'application/pdf');
});

test('a controller publishes the template of a result that declines, and an officer drafts from it, without script', async (t) => {
  const page = await pageFor(t, { javaScript: false, width: 360 });
  await signInOfficer(page, 'soat.dk', '/quan-tri/mau-ket-qua/1.003666');
  await page.getByRole('link', { name: 'Mẫu văn bản không giải quyết của thủ tục này' }).click();
  const articles = page.getByLabel('Điều, khoản (mỗi dòng một đoạn)');
  const begun = await articles.inputValue();
  assert.match(begun, /Lý do: \{\{ly_do\}\}/, 'a new one begins with the sentence that says why');
  await articles.fill('1. Không đăng ký tạm thời tàu cá cho {{ho_ten}}.');
  await page.getByLabel('Câu chữ lấy từ văn bản nào').fill('Mẫu thử của hành trình');
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
  assert.match(await mainText(page), /phải nêu lý do/);
  await checkPage(page, false);
  await articles.fill(`${begun}\n[sửa được] 4. Nộp lại ở đâu.`);
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
  assert.match(await mainText(page), /Không tìm thấy lỗi nào/);
  const href = await page.getByRole('link', { name: 'Xem thử (PDF)' }).getAttribute('href');
  assert.equal((await page.request.get(href ?? '')).headers()['content-type'], 'application/pdf');
  await page.getByRole('button', { name: 'Công bố' }).click();
  assert.match(await mainText(page), /Đã công bố mẫu/);
  await page.goto('/quan-tri/mau-ket-qua');
  assert.match(await mainText(page), /1\.003666: Thông báo: [^(]*\(không giải quyết\)/);

  const code = await assigned(t, '1.003666');
  const desk = await at(t, 'hung.tv', code, { width: 360, javaScript: false });
  const form = desk.locator('form#draft-decision');
  for (const summary of await form.locator('summary').all())
    if ((await summary.locator('xpath=..').getAttribute('open')) === null) await summary.click();
  await form.getByLabel('Không giải quyết, theo mẫu của thủ tục').check();
  await form.getByLabel('Phần được sửa: 4.').fill('Nộp lại tại Trung tâm.');
  await form.getByRole('button').last().click();
  assert.match(await mainText(desk), /căn cứ/i, 'nothing is declined without a ground');
  const again = desk.locator('form#draft-decision');
  await again.locator('[name="can-cu-mau"]').selectOption({ index: 1 });
  await checkPage(desk, false);
  if (shots) await again.screenshot({ path: `${shots}-declining-360.png` });
  await desk.setViewportSize({ width: 1280, height: 900 });
  if (shots) await again.screenshot({ path: `${shots}-declining-1280.png` });
  await again.getByRole('button').last().click();
  await desk.waitForURL(/\?xong/);
  const told = await mainText(desk);
  assert.match(told, /Về việc không giải quyết hồ sơ/);
  assert.match(told, /Nộp lại tại Trung tâm/);
});

test('the clerk opens the book of outgoing numbers; an officer who only handles does not', async (t) => {
  const page = await pageFor(t, { javaScript: true, width: 360 });
  await signInOfficer(page, 'an.tt', '/can-bo/van-ban-di');
  await checkPage(page);
  assert.match(await mainText(page), /Sổ đăng ký văn bản đi/);
  const book = page.getByRole('link', { name: /Chi cục Thủy sản: Năm \d{4}/ }).first();
  if ((await book.count()) > 0) {
    await book.click();
    await checkPage(page);
    assert.match(await mainText(page), /\d+\/\p{Lu}+-/u);
    if (shots) await page.screenshot({ path: `${shots}-book.png`, fullPage: true });
  }
  const other = await pageFor(t);
  await signInOfficer(other, 'hung.tv', '/can-bo');
  assert.equal((await other.goto('/can-bo/van-ban-di'))?.status(), 404);
});
