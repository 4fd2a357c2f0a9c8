import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { takeTicket } from '#desk/index.ts';
import { pageFor } from './browser.ts';
import { allSigned, mainText, now, openCentre } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const MOST_TABS = 90;

const CARD = '051048000104|212345678|Đinh Văn Brút|01011948|Nam|Thôn Gò Rẫy, Xã Tịnh Khê, Quảng Ngãi|24042021';

/** Where a page that has just loaded puts the focus: it does so after its first drawing. */
const standsAt = (page: Page, selector: string) => page.locator(selector).and(page.locator(':focus')).first().waitFor();

const isAt = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

/** Tab after tab, as a hand does, until the focus is there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS && !(await isAt(page, selector)); tabs += 1) await page.keyboard.press('Tab');
  assert.ok(await isAt(page, selector), `${selector} cannot be reached by Tab on ${page.url()}`);
}

const typed: readonly (readonly [RegExp, string])[] = [
  [/phone/i, '0905123456'],
  [/\.commune$/, 'Tịnh Khê, Quảng Ngãi'],
  [/\.detail$/, 'Thôn Trường Định'],
];

/** Types into what is empty and not optional, and chooses the first of what is to be chosen, on the way to the button. */
async function fillByKeys(page: Page): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS && !(await isAt(page, '#to-khai .buttons button')); tabs += 1) {
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

/** The first radio of each paper is “not there”: one arrow on is the original, seen at the desk. */
async function tickOriginals(page: Page): Promise<void> {
  const papers = await page.locator('.desk-paper').count();
  for (let at = 0; at < papers; at += 1) {
    await tabTo(page, `.desk-paper:nth-of-type(${at + 1}) input[type=radio]:checked`);
    await page.keyboard.press('ArrowRight');
  }
}

/** Enter, and the page that comes of it. */
async function enter(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await loaded;
}

test('from the card to the printed receipt by keys alone', async (t: TestContext) => {
  const page = await pageFor(t, { javaScript: true });
  await signInOfficer(page, 'nhan.vt', '/can-bo/ho-so?hang=to-receive');
  await page.waitForURL(/hang=to-receive/);
  await page.mouse.move(0, 0);
  const began = Date.now();
  await page.keyboard.press('m');
  await page.waitForURL(/tiep-nhan$/);
  await standsAt(page, '#the');
  // A scanner types and ends the line itself.
  await page.keyboard.type(CARD);
  await enter(page);
  assert.equal(await page.locator('[name="ten"]').inputValue(), 'Đinh Văn Brút');
  assert.equal(await page.locator('.error-summary').count(), 0, 'what is not asked yet is no mistake');
  await standsAt(page, '[name="tu-khoa"]');
  await page.keyboard.type('1.003634');
  await tabTo(page, '#dong-y');
  await page.keyboard.press('Space');
  await enter(page);
  await standsAt(page, 'button[name="thu-tuc"]');
  await enter(page);
  await page.waitForURL(/tiep-nhan\/[0-9a-f-]{36}$/);
  assert.ok(await page.locator('input[name="filerKind"][value="person"]').isChecked(), 'a card is of a person');
  for (let times = 0; !/giay-to/.test(page.url()) && times < 3; times += 1) {
    await fillByKeys(page);
    await enter(page);
  }
  await page.waitForURL(/giay-to$/);
  await tickOriginals(page);
  await tabTo(page, '#cam-doan');
  await page.keyboard.press('Space');
  await enter(page);
  await page.waitForURL(/tiep-nhan\/phieu\//);
  assert.match(await mainText(page), /Đã tiếp nhận hồ sơ[\s\S]*Hạn trả/);
  await tabTo(page, 'main a.button[href$=".pdf"]');
  const slip = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
  assert.equal((await page.request.get(slip)).headers()['content-type'], 'application/pdf');
  // Said and not judged: how fast it is belongs to the bench, and this machine may be busy.
  t.diagnostic(`from the first key to the receipt: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  await checkPage(page);
});

test('an officer goes through a queue by keys: the next dossier, its act, and back to the list', async (t) => {
  const world = await now(t);
  const owner = await world.citizen('hoa.pt');
  const codes = [await world.file(owner, {}, { papers: 'one' }), await world.file(owner, {}, { papers: 'one' })];
  const page = await pageFor(t, { javaScript: true });
  await signInOfficer(page, 'nhan.vt', '/can-bo/ho-so?hang=to-receive');
  await page.waitForURL(/hang=to-receive/);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('x');
  assert.equal(await page.locator('table input[type=checkbox]:checked').count(), 1);
  await page.keyboard.press('t');
  const boxes = await page.locator('table input[type=checkbox]').count();
  assert.equal(await page.locator('table input[type=checkbox]:checked').count(), boxes, 'all of the page');
  await page.keyboard.press('b');
  assert.ok(await isAt(page, '.bulk-bar :is(select, button)'));
  await page.locator('h1').click();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/can-bo\/ho-so\/H48/);
  const first = page.url();
  await page.keyboard.press('n');
  await page.waitForURL((url) => url.href !== first && /hang=to-receive/.test(url.href));
  await page.goto(`/can-bo/ho-so/${codes[0]}?hang=to-receive`);
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?xong/);
  assert.match(await mainText(page), /Đã làm xong/);
  await page.keyboard.press('u');
  await page.waitForURL(/ho-so\?hang=to-receive$/);
  await page.keyboard.press('/');
  assert.ok(await isAt(page, 'input[name="tim"]'));
  await page.keyboard.type('j');
  assert.equal(await page.locator('input[name="tim"]').inputValue(), 'j', 'in a box letters are letters');
  await page.locator('body').press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('?');
  await checkPage(page);
  await page.getByLabel('Tắt phím tắt trên máy này').check();
  await page.locator('h1').click();
  await page.keyboard.press('m');
  assert.match(page.url(), /hang=to-receive$/, 'turned off, a letter does nothing');
});

test('without script a scanned card fills in the person, and the hand goes on where nothing stands yet', async (t) => {
  const page = await pageFor(t);
  await signInOfficer(page, 'nhan.vt', '/can-bo/tiep-nhan');
  await page.waitForURL(/tiep-nhan$/);
  await standsAt(page, '#the');
  await page.keyboard.type(CARD);
  await enter(page);
  assert.equal(await page.locator('[name="so"]').inputValue(), '051048000104');
  await standsAt(page, '[name="tu-khoa"]');
  await page.keyboard.type('1.003634');
  await enter(page);
  assert.match(await mainText(page), /Hãy hỏi người nộp/, 'asked for once the card has been read');
});

test('an officer calls, serves and lets wait by keys, and the focus stays with whoever is called', async (t) => {
  const centre = 'H48.66.01';
  const { app } = await openCentre(t, centre);
  for (const _ of [1, 2, 3]) {
    const wish = { centre, id: crypto.randomUUID(), series: 'A', takenBy: 'kiosk', address: 'thử' } as const;
    assert.ok((await takeTicket(app, wish)).ok);
  }
  const page = await pageFor(t, { javaScript: true });
  await signInOfficer(page, 'nga.yt', `/can-bo/quay/${centre}`);
  await page.waitForURL(`**/can-bo/quay/${centre}`);
  await tabTo(page, 'button[value="ngoi"]');
  await enter(page);
  await standsAt(page, 'button[value="goi"]');
  await enter(page);
  await standsAt(page, '.called-number');
  for (const [key, act, next] of [
    ['v', 'vang', 'button[value="goi"]'],
    ['g', 'goi', '.called-number'],
    ['l', 'lai', '.called-number'],
    ['x', 'xong', 'button[value="goi"]'],
  ] as const) {
    await page.keyboard.press(key);
    assert.ok(await isAt(page, `button[value="${act}"]`), `${key} goes to ${act}`);
    await enter(page);
    await standsAt(page, next);
  }
  await enter(page);
  await page.keyboard.press('?');
  assert.match(await mainText(page), /Nhận hồ sơ cho số đang gọi/);
  await checkPage(page);
  await page.keyboard.press('m');
  await page.waitForURL(/tiep-nhan\?so=/);
});

/** Finds the dossier by its code and opens it, does the act that stands first, and looks at what came of it. */
async function doNext(
  page: Page,
  code: string,
  act: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.goto('/can-bo/ho-so');
  await page.keyboard.press('/');
  await page.keyboard.type(code);
  await enter(page);
  await page.keyboard.press('j');
  await enter(page);
  await page.waitForURL(new RegExp(`/can-bo/ho-so/${code}`));
  await page.keyboard.press('a');
  assert.ok(await isAt(page, `form#${act} *`), `${act} is what comes next for this officer`);
  for (const [name, text] of Object.entries(fields)) {
    await tabTo(page, `form#${act} [name="${name}"]`);
    if (await isAt(page, 'select')) await page.keyboard.type(text);
    else {
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    }
  }
  await tabTo(page, `form#${act} button`);
  await enter(page);
  await page.waitForURL(/\?xong/);
}

test('a dossier goes from its receipt to its result by keys alone, through the hands of all its officers', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('hoa.pt'), {}, { papers: 'one' });
  const at = async (userName: string) => {
    const page = await pageFor(t, { javaScript: true });
    await signInOfficer(page, userName, '/can-bo/ho-so');
    return page;
  };
  const [receiver, head, specialist, leader, clerk] = [
    await at('suong.dt'),
    await at('vinh.pq'),
    await at('hung.tv'),
    await at('son.ph'),
    await at('an.tt'),
  ];
  await doNext(receiver, code, 'accept');
  await doNext(receiver, code, 'hand-over');
  await doNext(head, code, 'assign', { 'can-bo': 'Trần Văn Hùng' });
  await doNext(specialist, code, 'draft-decision', { 'noi-dung': 'Cấp lại giấy chứng nhận.' });
  await doNext(specialist, code, 'advance');
  await doNext(head, code, 'claim');
  await doNext(head, code, 'advance');
  await doNext(leader, code, 'sign', { 'chuc-vu': 'Chi cục trưởng' });
  await doNext(clerk, code, 'number');
  await receiver.goto(`/can-bo/ho-so/${code}`);
  await allSigned(receiver);
  await doNext(receiver, code, 'return-result');
  assert.match(await mainText(receiver), /Đã trả kết quả/);
  await checkPage(receiver);
});
