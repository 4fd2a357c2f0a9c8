import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { pageFor } from './browser.ts';
import { at, mainText, now, send } from './desk.ts';
import { checkPage, scan, signInCitizen, signInOfficer } from './filling.ts';

/** Ends the sessions of that person as an hour away from the desk does. */
async function leaveTheDesk(world: Awaited<ReturnType<typeof now>>, userName: string): Promise<void> {
  const { id } = await world.officer(userName);
  await world.app.read.query(
    `update session set last_seen_at = last_seen_at - interval '1 hour' where realm = $1 and officer = $2`,
    [world.app.realm, id],
  );
}

/** Signs in where the door stands open, sees what was typed and sends it: the refusal is done. */
async function refuseAfterSigningIn(page: Page, typed: RegExp): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill('cuc.bt');
  await page.getByLabel('Mật khẩu').fill('motcua-demo');
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.waitForURL(/\/gui-lai\//);
  await checkPage(page, false);
  await page.getByText('Xem lại những gì bạn đã gõ').click();
  assert.match(await mainText(page), typed);
  await page.getByRole('button', { name: 'Gửi tiếp' }).click();
  await page.waitForURL(/\?xong$/);
  assert.match(await mainText(page), /Đã làm xong[\s\S]*Từ chối tiếp nhận/);
}

test('what an officer typed when the session ended is kept, shown and sent after signing in again, without script', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('hoa.pt'));
  const page = await at(t, 'cuc.bt', code, { javaScript: false, width: 360 });
  await leaveTheDesk(world, 'cuc.bt');
  const reason = 'Hồ sơ thuộc thẩm quyền của tỉnh khác, theo nơi đăng ký tàu.';
  await send(page, 'refuse', async (form) => {
    await form.locator('input[type=radio]').first().check();
    await form.locator('[name="ly-do"]').fill(reason);
  });
  assert.match(await mainText(page), /Những gì bạn vừa gõ còn nguyên/);
  const door = page.url();

  const stranger = await pageFor(t);
  await signInOfficer(stranger, 'nhan.vt', new URL(door).searchParams.get('tiep') ?? '');
  assert.doesNotMatch(await mainText(stranger), /thẩm quyền của tỉnh khác/, 'nobody else sees it');

  await refuseAfterSigningIn(page, /thẩm quyền của tỉnh khác/);
});

test('an officer who signs out in the middle of an act finds what was typed after signing in again, and nobody else does', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('hoa.pt'));
  const page = await at(t, 'cuc.bt', code, { width: 360 });
  const form = page.locator('form#refuse');
  await form.locator('summary').click();
  await form.locator('input[type=radio]').first().check();
  await form.locator('[name="ly-do"]').fill('Thuộc thẩm quyền của tỉnh khác, theo nơi đóng tàu.');
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL(/\/dang-nhap\?da-ra=da-giu/);
  assert.match(await mainText(page), /Những gì bạn gõ dở được giữ một giờ/);
  await checkPage(page);
  const door = page.url();

  const stranger = await pageFor(t);
  await signInOfficer(stranger, 'nhan.vt', new URL(door).searchParams.get('tiep') ?? '');
  assert.doesNotMatch(await mainText(stranger), /theo nơi đóng tàu/, 'nobody else sees it');

  await refuseAfterSigningIn(page, /theo nơi đóng tàu/);
});

test('an officer’s act that cannot reach the office leaves the page with what was typed, says so, and goes when the network is back', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('hoa.pt'));
  const page = await at(t, 'cuc.bt', code, { width: 360 });
  const here = page.url();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // The machine has a network, but the office is not reached: the browser does not know it is offline.
  await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { get: () => true }));
  await page.context().setOffline(true);
  const form = page.locator('form#note');
  await form.locator('summary').click();
  await form.locator('textarea').fill('Đã gọi người nộp lúc 9 giờ, hẹn gọi lại.');
  await form.getByRole('button').click();
  await page.getByRole('alert').filter({ hasText: 'Mất kết nối mạng' }).waitFor();
  assert.equal(page.url(), here);
  assert.equal(await form.locator('textarea').inputValue(), 'Đã gọi người nộp lúc 9 giờ, hẹn gọi lại.');
  await checkPage(page);
  await page.context().setOffline(false);
  await form.getByRole('button').click();
  await page.waitForURL(/\?xong$/);
  assert.match(await mainText(page), /hẹn gọi lại/);
});

test('whoever files on a power of attorney hands it in, and the officer sees it beside the form', async (t) => {
  const page = await pageFor(t, { width: 360, javaScript: true });
  await signInCitizen(page, 'Phạm Thị Hoa', '/nop-ho-so/1.003634?hoi=1');
  await page.getByLabel('Nộp thay người khác').check();
  await page.getByLabel('Họ và tên của người đó').fill('Đinh Văn Brút');
  await page.getByLabel('Số định danh cá nhân của người đó').fill('051 048 000 104');
  await page.getByLabel('Có giấy ủy quyền').check();
  await page.getByLabel(/^Người đó đồng ý/).check();
  await page.getByRole('button', { name: 'Bắt đầu làm hồ sơ' }).click();
  await page.getByRole('link', { name: 'Giấy tờ', exact: true }).first().click();
  await checkPage(page);
  await page.getByRole('link', { name: 'Văn bản ủy quyền' }).click();
  assert.match(await mainText(page), /có chữ ký của người ủy quyền/);
  await checkPage(page);
  await page.setInputFiles('input[type=file]', scan('uy-quyen.pdf'));
  await page.getByRole('button', { name: 'Gửi tệp' }).click();
  await page.getByText(/^Đã nhận 1 tệp$/).waitFor();
});

test('an officer reads a PDF beside the form', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('hoa.pt'), {}, { papers: 'one' });
  const page = await pageFor(t, { javaScript: true });
  const refused: string[] = [];
  page.on('console', (said) => {
    if (said.type() === 'error') refused.push(said.text());
  });
  await signInOfficer(page, 'suong.dt', `/can-bo/ho-so/${code}`);
  // The file in a frame, or a picture of its page once the job has drawn it.
  const shown = page.locator('.paper-shown iframe, .paper-shown img').first();
  await shown.waitFor();
  const answer = await page.request.get(new URL((await shown.getAttribute('src')) ?? '', page.url()).href);
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()['content-type'] ?? '', /^(application\/pdf|image\/jpeg)$/);
  await checkPage(page);
  assert.deepEqual(refused, []);
});
