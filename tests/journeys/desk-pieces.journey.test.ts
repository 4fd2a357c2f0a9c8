import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'playwright-core';
import { pageFor } from './browser.ts';
import { mainText } from './desk.ts';
import { answerPage, checkPage, signInOfficer } from './filling.ts';

const shots = process.env['SHOTS'];

/** A scan of three pages and a megabyte: several pieces. */
async function scan(): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (const text of ['mot', 'hai', 'ba']) document.addPage([595, 842]).drawText(`Trang ${text}`);
  const bytes = Buffer.from(await document.save({ useObjectStreams: false }));
  const end = bytes.lastIndexOf('startxref');
  return Buffer.concat([bytes.subarray(0, end), Buffer.from(`%${'x'.repeat(1_200_000)}\n`), bytes.subarray(end)]);
}

/** From the start of a dossier at the counter to its last form. */
async function toPapers(page: Page): Promise<void> {
  await signInOfficer(page, 'suong.dt', '/can-bo/tiep-nhan');
  await page
    .locator('[name="the"]')
    .fill('051048000104|212345678|Đinh Văn Brút|01011948|Nam|Thôn Gò Rẫy, Xã Tịnh Khê, Quảng Ngãi|24042021');
  await page.locator('[name="tu-khoa"]').fill('1.003634');
  await page.locator('#dong-y').check();
  await page.locator('[name="tu-khoa"]').press('Enter');
  await page.locator('button[name="thu-tuc"]').first().click();
  await page.waitForURL(/tiep-nhan\/[0-9a-f-]{36}$/);
  for (let times = 0; !/giay-to/.test(page.url()) && times < 3; times += 1) {
    await answerPage(page);
    const loaded = page.waitForEvent('load');
    await page.locator('#to-khai .buttons button').first().click();
    await loaded;
  }
  await page.waitForURL(/giay-to$/);
}

test('at the desk a large scan goes in pieces that survive a broken network, from either form and with its button', async (t) => {
  const page = await pageFor(t, { width: 1280, javaScript: true });
  await toPapers(page);
  const papers = page.url();
  const sent: string[] = [];
  let isBroken = false;
  await page.route('**/tai-len**', async (route) => {
    const request = route.request();
    sent.push(request.method());
    if (sent.filter((one) => one === 'PATCH').length === 2 && request.method() === 'PATCH') isBroken = true;
    await (isBroken ? route.abort('internetdisconnected') : route.continue());
  });
  const file = { name: 'tap quét.pdf', mimeType: 'application/pdf', buffer: await scan() };
  await page.locator('a[href$="/quet"]').click();
  await page.setInputFiles('#tep', file);
  await page.locator('.scan-form button').click();
  await page.getByText('Mất kết nối. Phần đã gửi được giữ lại').waitFor();
  await checkPage(page);
  if (shots) await page.screenshot({ path: `${shots}-desk-pieces.png`, fullPage: true });
  isBroken = false;
  sent.push('mended', 'PATCH', 'PATCH', 'PATCH');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByText('Đã nhận 3 trang').waitFor();

  sent.length = 0;
  await page.unroute('**/tai-len**');
  page.on('request', (request) => request.url().includes('/tai-len') && sent.push(request.method()));
  await page.goto(papers);
  const input = page.locator('.desk-paper input[type=file]').last();
  await input.setInputFiles({ ...file, name: 'một giấy.pdf' });
  const loaded = page.waitForEvent('load');
  // Not the button that accepts: which one was pressed goes with the form also after the pieces.
  await page.locator('button[value="tep"]').click();
  await loaded;
  assert.match(await mainText(page), /một giấy\.pdf/);
  assert.match(page.url(), /giay-to/, 'the dossier is not accepted yet');
  assert.ok(sent.filter((one) => one === 'PATCH').length >= 3);
});
