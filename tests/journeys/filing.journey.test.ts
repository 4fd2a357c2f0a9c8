import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { pageFor } from './browser.ts';
import {
  type Answers,
  answerForm,
  answerPage,
  checkPage,
  next,
  photograph,
  scan,
  signInCitizen,
  signInOfficer,
} from './filling.ts';

const main = async (page: Page): Promise<string> => (await page.getByRole('main').textContent()) ?? '';

/** Answers the questions before the form, by their labels. */
async function before(page: Page, code: string, answers: readonly string[]): Promise<void> {
  await page.goto(`/thu-tuc/${code}`);
  await page.getByRole('link', { name: 'Nộp hồ sơ' }).click();
  await checkPage(page);
  await page.getByRole('link', { name: 'Bắt đầu' }).click();
  for (const label of answers) {
    await checkPage(page);
    await page.getByLabel(label, { exact: true }).check();
    await next(page);
  }
}

async function file(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Kiểm tra lại và nộp' }).click();
  await checkPage(page);
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  assert.match(await main(page), /chưa đánh dấu lời cam đoan/);
  await checkPage(page);
  await page.getByLabel('Tôi đã đọc và cam đoan như trên').check();
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await page.waitForURL(/\?da-nop$/);
  await checkPage(page);
  return /ho-so\/([^?]+)/.exec(page.url())?.[1] ?? '';
}

const LAN: Answers = [
  [/^relation$/, 'mother'],
  [/^childBirth\.year$|^born\.year$|birth\.year$/i, '1990'],
];

test('Lan registers her child from her phone, loses the network at the second page and finishes on another device', async (t) => {
  const phone = await pageFor(t, { width: 360, javaScript: true });
  const chosen = ['Không, cả hai là công dân Việt Nam', 'Chưa có, khai sinh lần đầu', 'Chỉ khai sinh'];
  await before(phone, '1.001193', [...chosen, 'Cha mẹ đã đăng ký kết hôn']);
  await phone.getByRole('link', { name: 'Đăng nhập để làm hồ sơ' }).click();
  await phone.getByRole('link', { name: 'Đăng nhập bằng định danh điện tử' }).click();
  await phone.getByRole('button', { name: /^Lê Thị Lan/ }).click();
  await checkPage(phone);
  await phone.getByRole('button', { name: 'Bắt đầu làm hồ sơ' }).click();
  await checkPage(phone);
  assert.doesNotMatch(await main(phone), /Đủ giấy tờ/);
  await phone.getByRole('link', { name: 'Người đi khai sinh' }).click();
  await answerPage(phone, LAN);
  await next(phone);
  await phone.context().setOffline(true);
  await next(phone).catch(() => undefined);

  const tablet = await pageFor(t, { width: 360, javaScript: true });
  await signInCitizen(tablet, 'Lê Thị Lan', '/ho-so');
  await checkPage(tablet);
  await tablet.getByRole('link', { name: 'Đăng ký khai sinh' }).first().click();
  assert.match(await main(tablet), /1 trên \d+ trang/);
  await tablet.getByRole('link', { name: 'Người đi khai sinh' }).click();
  assert.doesNotMatch(tablet.url(), /\/khai\/relation$/);
  assert.ok((await answerForm(tablet, [[/^child.*\.year$/i, '2026'], ...LAN])) > 8);
  await tablet.getByRole('link', { name: 'Giấy tờ', exact: true }).first().click();
  assert.match(await main(tablet), /Nhà nước đã có/);
  await checkPage(tablet);
  await tablet.getByRole('link', { name: 'Hồ sơ của bạn' }).click();
  assert.match(await main(tablet), /Đủ giấy tờ/);
  await tablet.getByRole('link', { name: 'Nơi nộp và cách nhận kết quả' }).click();
  await tablet.locator('select[name=xa]').selectOption({ index: 1 });
  await tablet.goBack();
  await tablet.getByRole('link', { name: 'Nơi nộp và cách nhận kết quả' }).click();
  await tablet.locator('select[name=xa]').selectOption({ index: 1 });
  await tablet.locator('input[name="noi-nop"]').first().check();
  await tablet.getByLabel(/Bản điện tử/).check();
  await next(tablet);
  const code = await file(tablet);
  assert.match(await main(tablet), new RegExp(`Đã nộp hồ sơ[\\s\\S]*${code}`));
  assert.match(await main(tablet), /trả lời bạn trước \d\d:\d\d/);
  assert.ok(await tablet.getByRole('img', { name: 'Mã QR mở hồ sơ này' }).isVisible());
});

async function fisherFiles(page: Page, axe: boolean): Promise<string> {
  await page.goto('/nop-ho-so/1.003650?hoi=1&vesselLength=from-6&origin=new');
  await page.getByRole('button', { name: 'Bắt đầu làm hồ sơ' }).click();
  await page.getByRole('link', { name: 'Người nộp' }).click();
  await answerForm(page, [[/\.paper$/, '051075000102']], axe);
  await page.getByRole('link', { name: 'Giấy tờ', exact: true }).first().click();
  const papers = await page
    .locator('.tasks a')
    .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''));
  for (const [at, href] of papers.entries()) {
    await page.goto(href);
    await page.setInputFiles('input[type=file]', [photograph(`trang ${at}-1.png`), photograph(`trang ${at}-2.png`)]);
    await page.getByRole('button', { name: 'Gửi tệp' }).click();
    await page.getByText(/^Đã nhận \d+ tệp$/).waitFor();
    await checkPage(page, axe);
  }
  await page.getByRole('link', { name: 'Giấy tờ', exact: true }).click();
  await page.getByRole('link', { name: 'Tiếp tục', exact: true }).click();
  await page.locator('input[name="noi-nop"][value="H48.01.50"]').check();
  await page.getByLabel(/Bản giấy, đến lấy/).check();
  await next(page);
  return page.url();
}

test('a fisher files 1.003650 with photographs of his papers, each made one document', async (t) => {
  const page = await pageFor(t, { width: 360, javaScript: true });
  await signInCitizen(page, 'Võ Văn Tư', '/nop-ho-so/1.003650');
  await fisherFiles(page, true);
  await file(page);
  assert.match(await main(page), /Hệ thống đã nhận \d+ tệp, đúng từng tệp/);
  assert.match(await main(page), /Giấy chứng nhận xuất xưởng\.pdf/);
  await page.getByRole('button', { name: 'Sửa hồ sơ trước khi được tiếp nhận' }).click();
  await page.waitForURL(/\/ho-so\/nhap\//);
  assert.match(await main(page), /Hồ sơ chưa được tiếp nhận nên bạn sửa được mọi phần/);
  await checkPage(page);
});

test('without JavaScript a fisher is told at each wrong file, and files all the same', async (t) => {
  const page = await pageFor(t, { width: 360 });
  await signInCitizen(page, 'Võ Văn Tư', '/nop-ho-so/1.003650');
  const draft = await fisherFiles(page, false);
  await page.goto(`${draft}/giay-to/fee-receipt`);
  await page.getByRole('button', { name: 'Gửi tệp' }).click();
  assert.match(await main(page), /Chưa chọn tệp nào/);
  await page.setInputFiles('input[type=file]', {
    name: 'a.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('no'),
  });
  await page.getByRole('button', { name: 'Gửi tệp' }).click();
  assert.match(await main(page), /không thuộc loại được nhận \(PDF, JPEG/);
  await page.setInputFiles('input[type=file]', scan('bien-lai.pdf'));
  await page.getByRole('button', { name: 'Gửi tệp' }).click();
  await page.getByRole('button', { name: /^Bỏ tệp này Biên lai/ }).click();
  assert.match(await main(page), /Đã bỏ tệp/);
  await page.goto(`${draft}/kiem-tra`);
  await page.locator('#cam-doan').check();
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  assert.match(await main(page), /Đã nộp hồ sơ/);
});

/** The officer asks for one field and one paper, each with its reason. */
async function askSupplement(page: Page, code: string): Promise<void> {
  await signInOfficer(page, 'suong.dt', `/can-bo/ho-so/${code}`);
  await page.locator('details:has(input[name=muc]) > summary').click();
  for (const [key, reason, note] of [
    ['field:boatTrade', 'wrong', 'Ghi đúng như giấy xuất xưởng'],
    ['component:builder', 'unreadable', 'Ảnh bị mờ'],
  ] as const) {
    await page.locator(`input[name=muc][value="${key}"]`).check();
    await page.locator(`select[name="ly-do:${key}"]`).selectOption(reason);
    await page.locator(`input[name="them:${key}"]`).fill(note);
  }
  await page
    .locator('form')
    .filter({ has: page.locator('input[name=muc]') })
    .locator('button')
    .last()
    .click();
  await page.waitForURL(/\?xong$/);
}

test('a fisher is shown the very field and paper to mend, answers in place, and nothing else is asked', async (t) => {
  const page = await pageFor(t, { width: 360, javaScript: true });
  await signInCitizen(page, 'Võ Văn Tư', '/nop-ho-so/1.003650');
  await fisherFiles(page, false);
  const code = await file(page);
  await askSupplement(await pageFor(t, { javaScript: true }), code);
  await page.goto(`/ho-so/${code}`);
  assert.match(await main(page), /Ghi đúng như giấy xuất xưởng/);
  await page.locator(`form[action="/ho-so/${code}/sua"] button`).first().click();
  await page.waitForURL(/\/ho-so\/nhap\//);
  const draft = page.url();
  await checkPage(page);
  assert.equal(await page.locator('.tasks').getByRole('link', { name: 'Người nộp' }).count(), 0);
  await page.locator('.tasks').getByRole('link', { name: 'Con tàu' }).click();
  await checkPage(page);
  assert.match(await main(page), /Sai nội dung\. Ghi đúng như giấy xuất xưởng/);
  assert.equal(await page.locator('main form input.input').count(), 1, 'only the field that was asked for');
  await page.locator('main form input.input').fill('Lưới vây');
  await next(page);
  assert.equal(page.url(), draft);
  await page.getByRole('link', { name: 'Giấy tờ', exact: true }).first().click();
  await page.getByRole('link', { name: 'Giấy chứng nhận xuất xưởng' }).click();
  assert.match(await main(page), /Mờ, không đọc được\. Ảnh bị mờ/);
  await checkPage(page);
  await page.setInputFiles('input[type=file]', scan('xuat-xuong-ro.pdf'));
  await page.getByRole('button', { name: 'Gửi tệp' }).click();
  await page.goto(`${draft}/kiem-tra`);
  await checkPage(page);
  await page.locator('#cam-doan').check();
  await page.getByRole('button', { name: 'Gửi bổ sung' }).click();
  await page.waitForURL(/\?da-gui$/);
  assert.match(await main(page), /Lưới vây/);
  assert.match(await main(page), /xuat-xuong-ro\.pdf/);
});

test('two tabs: the older one is shown what is saved beside what was typed in it', async (t) => {
  const one = await pageFor(t, { width: 360, javaScript: true });
  await signInCitizen(one, 'Võ Văn Tư', '/nop-ho-so/1.003650?hoi=1&vesselLength=from-6&origin=new');
  await one.getByRole('button', { name: 'Bắt đầu làm hồ sơ' }).click();
  await one.getByRole('link', { name: 'Con tàu' }).click();
  const two = await one.context().newPage();
  await two.goto(one.url());
  for (const [page, trade] of [
    [two, 'Lưới rê'],
    [one, 'Câu mực'],
  ] as const) {
    await page.getByLabel('Công dụng (nghề)').fill(trade);
    await next(page);
  }
  assert.match(await main(one), /vừa được sửa ở cửa sổ hoặc máy khác[\s\S]*Lưới rê/);
  assert.equal(await one.getByLabel('Công dụng (nghề)').inputValue(), 'Câu mực');
  await checkPage(one);
  const address = one.url();
  await next(one);
  await one.goto(address);
  assert.equal(await one.getByLabel('Công dụng (nghề)').inputValue(), 'Câu mực');
});

test('whoever may not file here is told where to, before any form', async (t) => {
  const page = await pageFor(t, { width: 360, javaScript: true });
  await page.goto('/nop-ho-so/1.003650?hoi=1');
  await next(page);
  assert.match(await main(page), /Hãy chọn một câu trả lời/);
  await checkPage(page);
  await page.getByLabel('Dưới 6 mét').check();
  await next(page);
  assert.match(await main(page), /không phải đăng ký/);
  await checkPage(page);
  await page.goto('/nop-ho-so/2.001583');
  assert.match(await main(page), /không nộp ở đây/);
  await checkPage(page);
});

test('a niece files for her uncle: who, in what standing and that he agreed are asked and kept', async (t) => {
  const page = await pageFor(t, { width: 360, javaScript: true });
  await signInCitizen(page, 'Phạm Thị Hoa', '/nop-ho-so/1.003650?hoi=1&vesselLength=from-6&origin=new');
  await page.getByLabel('Nộp thay người khác').check();
  await page.getByRole('button', { name: 'Bắt đầu làm hồ sơ' }).click();
  assert.match(await main(page), /Người đó phải đồng ý/);
  await checkPage(page);
  await page.getByLabel('Họ và tên của người đó').fill('Đinh Văn Brút');
  await page.getByLabel('Số định danh cá nhân của người đó').fill('051 048 000 104');
  await page.getByLabel(/^Giúp điền và nộp/).check();
  await page.getByLabel(/^Người đó đồng ý/).check();
  await page.getByRole('button', { name: 'Bắt đầu làm hồ sơ' }).click();
  assert.match(await main(page), /Bạn nộp thay cho Đinh Văn Brút/);
  await checkPage(page);
});

test('a desk officer files for an old man and prints the slip', async (t) => {
  const page = await pageFor(t, { javaScript: true });
  await signInOfficer(page, 'suong.dt', '/can-bo/tiep-nhan');
  await checkPage(page);
  await page.getByLabel('Mã QR trên thẻ căn cước').fill('không phải thẻ');
  await page.getByLabel('Thủ tục (tên hoặc mã)').fill('1.003634');
  await page.getByLabel('Thủ tục (tên hoặc mã)').press('Enter');
  assert.match(await main(page), /Không đọc được mã QR/);
  const card = '051048000104|212345678|Đinh Văn Brút|01011948|Nam|Thôn Gò Rẫy, Xã Tịnh Khê, Quảng Ngãi|24042021';
  await page.getByLabel('Mã QR trên thẻ căn cước').fill(card);
  await page.getByLabel(/^Đã đối chiếu/).check();
  await page.getByLabel('Thủ tục (tên hoặc mã)').press('Enter');
  await checkPage(page);
  await page.getByRole('button', { name: /^Nhận/ }).first().click();
  await page.waitForURL(/tiep-nhan\/[0-9a-f-]{36}$/);
  assert.equal(await page.getByLabel('Họ và tên người nộp').inputValue(), 'Đinh Văn Brút');
  await checkPage(page);
  for (let times = 0; !/giay-to/.test(page.url()) && times < 4; times += 1) {
    await answerPage(page);
    await page.getByRole('button', { name: 'Lưu và sang giấy tờ' }).click();
  }
  await page.waitForURL(/giay-to$/);
  await checkPage(page);
  await page
    .getByRole('group', { name: /^Tờ khai cấp lại/ })
    .getByLabel('Bản chính')
    .check();
  await page.getByRole('button', { name: 'Tiếp nhận, in giấy hẹn' }).click();
  assert.match(await main(page), /chưa đánh dấu lời cam đoan/);
  assert.ok(
    await page
      .getByRole('group', { name: /^Tờ khai cấp lại/ })
      .getByLabel('Bản chính')
      .isChecked(),
  );
  await page.locator('input[type=file]').nth(1).setInputFiles(scan('giay-cu.pdf'));
  await page.getByLabel('Người nộp đã xem lại tờ khai và cam đoan').check();
  await page.getByRole('button', { name: 'Tiếp nhận, in giấy hẹn' }).click();
  await page.waitForURL(/tiep-nhan\/phieu\//);
  await checkPage(page);
  assert.match(await main(page), /Đã tiếp nhận hồ sơ[\s\S]*Hạn trả/);
  const slip = await page.getByRole('link', { name: /^In Giấy tiếp nhận/ }).getAttribute('href');
  const answer = await page.request.get(slip ?? '');
  assert.equal(answer.headers()['content-type'], 'application/pdf');
});
