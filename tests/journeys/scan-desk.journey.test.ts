import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'playwright-core';
import { toBuffer } from 'qrcode';
import { separatorOf } from '#dossier/index.ts';
import { pdfOfPicture } from '#files/photographs.ts';
import { drawPage } from '#files/raster.ts';
import { render } from '../../src/letter/render/render.ts';
import { sampleLetter } from '../world/letters.ts';
import { pageFor, sidewaysScroll } from './browser.ts';
import { mainText } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

/** A decision as the scanner gives it: a picture, no letter of text. */
async function scanned(): Promise<Uint8Array> {
  const sample = sampleLetter('decision');
  const facts = { ...sample, head: { ...sample.head, date: '2026-11-02' as never } };
  const pdf = await render('decision', facts, { asOf: Date.now() as never });
  return (await pdfOfPicture((await drawPage(pdf, 1, 2339)) ?? assert.fail())) ?? assert.fail();
}

/** A pile: for each component its separator sheet, then these pages. */
async function pile(parts: readonly (readonly [component: string, pages: readonly Uint8Array[]])[]): Promise<Buffer> {
  const all = await PDFDocument.create();
  const add = async (pdf: Uint8Array) => {
    const [page] = await all.copyPages(await PDFDocument.load(pdf), [0]);
    all.addPage(page ?? assert.fail());
  };
  for (const [component, pages] of parts) {
    await add((await pdfOfPicture(await toBuffer(separatorOf(component), { scale: 12, margin: 8 }))) ?? assert.fail());
    for (const page of pages) await add(page);
  }
  return Buffer.from(await all.save());
}

const isAt = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

async function tabTo(page: Page, selector: string, most = 120): Promise<void> {
  for (let tabs = 0; tabs < most && !(await isAt(page, selector)); tabs += 1) await page.keyboard.press('Tab');
  assert.ok(await isAt(page, selector), `${selector} cannot be reached by Tab on ${page.url()}`);
}

/** Enter, and the page that comes of it. */
async function enter(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await loaded;
}

const CARD = '051048000104|212345678|Đinh Văn Brút|01011948|Nam|Thôn Gò Rẫy, Xã Tịnh Khê, Quảng Ngãi|24042021';
const typed: readonly (readonly [RegExp, string])[] = [
  [/phone/i, '0905123456'],
  [/\.commune$/, 'Tịnh Khê, Quảng Ngãi'],
  [/\.detail$/, 'Thôn Trường Định'],
];

async function fillByKeys(page: Page): Promise<void> {
  for (let tabs = 0; tabs < 90 && !(await isAt(page, '#to-khai .buttons button')); tabs += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const one = document.activeElement as HTMLInputElement;
      const isOwn = one.closest('#to-khai') !== null && one.closest('.field')?.querySelector('.optional') === null;
      const isChosen = one.type === 'radio' && document.querySelector(`input[name="${one.name}"]:checked`) !== null;
      return { type: one.type, name: one.name, isEmpty: isOwn && one.value === '', isOpen: isOwn && !isChosen };
    });
    if (at.type === 'radio' && at.isOpen) await page.keyboard.press('Space');
    else if (/^(text|tel|textarea)$/.test(at.type) && at.isEmpty)
      await page.keyboard.type(typed.find(([name]) => name.test(at.name))?.[1] ?? 'Đề nghị cấp lại giấy');
  }
}

/** From the card to the last form of the desk, by keys. */
async function toPapers(page: Page): Promise<string> {
  await tabTo(page, '[name="the"]');
  await page.keyboard.type(CARD);
  await tabTo(page, '[name="tu-khoa"]');
  await page.keyboard.type('1.003634');
  await tabTo(page, '#dong-y');
  await page.keyboard.press('Space');
  await enter(page);
  await tabTo(page, 'button[name="thu-tuc"]');
  await enter(page);
  await page.waitForURL(/tiep-nhan\/[0-9a-f-]{36}$/);
  for (let times = 0; !/giay-to/.test(page.url()) && times < 3; times += 1) {
    await fillByKeys(page);
    await enter(page);
  }
  await page.waitForURL(/giay-to$/);
  return page.url();
}

/** Looks again, as an officer does, until the machine has read the scan. */
async function untilRead(page: Page): Promise<void> {
  for (let times = 0; times < 60; times += 1) {
    if ((await page.locator('.proposal button').count()) > 0) return;
    await page.waitForTimeout(250);
    await page.reload();
  }
  assert.fail(`nothing was read: ${await mainText(page)}`);
}

test('a pile with separator sheets is scanned, read and received from card to receipt by keys alone', async (t: TestContext) => {
  const page = await pageFor(t, { javaScript: true });
  await signInOfficer(page, 'nhan.vt', '/can-bo/tiep-nhan');
  const decision = await scanned();
  await page.mouse.move(0, 0);
  const began = Date.now();
  const papers = await toPapers(page);
  const parts = await page
    .locator('.desk-paper input[type=file]')
    .evaluateAll((all) => all.map(({ id }) => id.slice('tep:'.length)));
  assert.ok(parts.length >= 2, 'a pile is of several papers');
  const file = await pile(parts.map((part) => [part, [decision]] as const));
  await tabTo(page, 'a[href$="/quet"]');
  await enter(page);
  // The scanner's own program puts the file there; choosing it is the system's window, not ours.
  await page.setInputFiles('#tep', { name: 'tap.pdf', mimeType: 'application/pdf', buffer: file });
  await tabTo(page, '.scan-form button');
  await enter(page);
  assert.match(await mainText(page), new RegExp(`Đã nhận ${parts.length} trang`));
  assert.equal(await page.locator('.scan-list > li').count(), parts.length, 'separators are no pages');
  await tabTo(page, 'button[value="ghep"]');
  await enter(page);
  await page.waitForURL(papers);
  await tabTo(page, `a[href*="/giay-to/"]`);
  await enter(page);
  await untilRead(page);
  // Enter confirms the proposal that has the focus; the next one then has it.
  const proposed = await page.locator('.proposal').count();
  assert.equal(await page.locator('#number').inputValue(), '', 'nothing is filled by itself');
  for (let left = proposed; left > 0; left -= 1) {
    assert.ok(await isAt(page, '.proposal button'), 'the next proposal has the focus');
    await enter(page);
    assert.equal(await page.locator('.proposal').count(), left - 1);
  }
  assert.equal(await page.locator('#number').inputValue(), '1207/QĐ-SNNMT');
  await tabTo(page, 'a[href$="/giay-to"]');
  await enter(page);
  await page.waitForURL(papers);
  await tabTo(page, '#cam-doan');
  await page.keyboard.press('Space');
  await enter(page);
  await page.waitForURL(/tiep-nhan\/phieu\//);
  await tabTo(page, 'main a.button[href$=".pdf"]');
  const slip = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
  assert.equal((await page.request.get(slip)).headers()['content-type'], 'application/pdf');
  const seconds = (Date.now() - began) / 1000;
  t.diagnostic(`from the card to the receipt, with scan and reading: ${seconds.toFixed(1)} s`);
  assert.ok(seconds < 60, `${seconds} s`);
  const code = /phieu\/([^/?]+)/.exec(page.url())?.[1] ?? '';
  await page.goto(`/can-bo/ho-so/${code}`);
  assert.ok((await page.locator('.papers img.thumb').count()) >= parts.length, 'papers are shown small');
  const picture = page.locator('.paper-pages img').first();
  await picture.waitFor();
  assert.equal(await picture.evaluate((one) => (one as HTMLImageElement).naturalHeight), 1600);
  await checkPage(page);
  const source = (await picture.getAttribute('src')) ?? '';
  const stranger = await pageFor(t);
  await signInOfficer(stranger, 'dat.hq', '/can-bo');
  assert.equal(
    (await stranger.request.get(source)).status(),
    404,
    'whoever may not see the file sees no picture of it',
  );
});

test('pages are put into order, turned and given to papers without script and on a telephone', async (t) => {
  const page = await pageFor(t, { width: 360 });
  await signInOfficer(page, 'nhan.vt', '/can-bo/tiep-nhan');
  await page.fill('[name="the"]', CARD);
  await page.fill('[name="tu-khoa"]', '1.003634');
  await page.check('#dong-y');
  await page.locator('main form button').first().click();
  await page.locator('button[name="thu-tuc"]').first().click();
  await page.waitForURL(/tiep-nhan\/[0-9a-f-]{36}$/);
  await page.goto(`${page.url()}/quet`);
  await checkPage(page);
  const [first, second] = [await pile([['part-1', []]]), Buffer.from(await scanned())];
  const files = [
    { name: 'a.pdf', mimeType: 'application/pdf', buffer: second },
    { name: 'b.pdf', mimeType: 'application/pdf', buffer: first },
    { name: 'c.pdf', mimeType: 'application/pdf', buffer: second },
  ];
  await page.setInputFiles('#tep', files);
  await page.locator('.scan-form button').click();
  assert.match(await mainText(page), /Đã nhận 2 trang[\s\S]*Chưa xếp/);
  await checkPage(page);
  await page.locator('.scan-list select').last().selectOption('part-1');
  await page.locator('.scan-list select').first().selectOption('part-1');
  await page.locator('button[value="xep"]').click();
  const group = page.locator('.scan-pages section').first();
  assert.equal(await group.locator('.scan-list > li').count(), 2);
  const ids = () => group.locator('.scan-list > li').evaluateAll((all) => all.map(({ id }) => id));
  const before = await ids();
  await group
    .getByRole('button', { name: /^Xuống/ })
    .first()
    .click();
  assert.deepEqual(await ids(), before.toReversed());
  await group.getByRole('button', { name: /^Xoay/ }).first().click();
  assert.match(await group.innerText(), /xoay 90°/);
  await checkPage(page);
  assert.equal(await sidewaysScroll(page), 0);
  await group.getByRole('button', { name: /^Bỏ/ }).last().click();
  assert.equal(await group.locator('.scan-list > li').count(), 1);
  await page.locator('button[value="ghep"]').click();
  await page.waitForURL(/giay-to$/);
  const shown = page.locator('.desk-paper a[href*="/giay-to/"]');
  assert.equal(await shown.count(), 1, 'the page that was left became a paper');
  await shown.click();
  for (let times = 0; times < 60 && (await page.locator('.proposal').count()) === 0; times += 1) {
    await page.waitForTimeout(250);
    await page.reload();
  }
  await checkPage(page);
  await page.fill('#issuedOn', '31/2/2024');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  assert.match(await mainText(page), /Không đọc được ngày “31\/2\/2024”/);
  assert.equal(await page.locator('#issuedOn').inputValue(), '31/2/2024', 'what was typed stays');
  await checkPage(page);
});
