import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { accept, assign, handOver } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { pageFor, type Visit } from './browser.ts';
import { mainText, now } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};

/** Dossiers received at the provincial centre, of this journey alone. */
async function received(t: TestContext, count: number) {
  const world = await now(t);
  const [owner, receiver] = [await world.citizen('hoa.pt'), await world.officer('suong.dt')];
  const codes: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const code = await world.file(owner, {}, { papers: 'one' });
    good(await accept(world.app, receiver, { code }));
    codes.push(code);
  }
  return { ...world, codes };
}

async function at(t: TestContext, userName: string, path: string, visit: Visit): Promise<Page> {
  const page = await pageFor(t, visit);
  await signInOfficer(page, userName, path);
  await page.waitForURL(`**${path}`);
  await checkPage(page, visit.javaScript);
  return page;
}

/** Other journeys have dossiers here too: only one's own are ticked, then the list is made. */
async function makeList(page: Page, section: string, codes: readonly string[], visit: Visit): Promise<string> {
  const form = page.locator(`${section} form`).filter({ has: page.locator(`input[value="${codes[0]}"]`) });
  for (const box of await form.locator('input[name="ho-so"]').all())
    await box.setChecked(codes.includes(await box.inputValue()));
  await form.getByLabel(/^Ghi chú/).fill('Giao cùng bản giấy');
  await form.getByRole('button', { name: /^Lập danh sách/ }).click();
  await page.waitForURL(/ban-giao\/[0-9a-f-]{36}\?da-lap$/);
  await checkPage(page, visit.javaScript);
  return new URL(page.url()).pathname;
}

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name }).first().click();

for (const visit of [
  { width: 1280, javaScript: true },
  { width: 360, javaScript: false },
] as const)
  test(`a list is handed over and confirmed by both, at ${visit.width} px ${visit.javaScript ? 'with' : 'without'} script`, async (t) => {
    const { codes } = await received(t, 2);
    const [first = '', second = ''] = codes;
    const giver = await at(t, 'suong.dt', '/can-bo/ban-giao', visit);
    const list = await makeList(giver, '#giao', codes, visit);
    assert.match(await mainText(giver), /Đinh Thị Sương[\s\S]*Chờ xác nhận[\s\S]*Chỉ người của bên nhận/);
    assert.equal(await giver.getByRole('button', { name: /Xác nhận đã nhận/ }).count(), 0);

    const taker = await at(t, 'hung.tv', '/can-bo/ban-giao', visit);
    await taker.locator(`a[href="${list}"]`).click();
    await taker.waitForURL(`**${list}`);
    await checkPage(taker, visit.javaScript);
    await press(taker, `Xác nhận đã nhận ${first}`);
    await taker.waitForURL(/\?xong$/);
    const line = taker.locator(`[id="dong-${second}"]`);
    await line.locator('summary').click();
    await line.getByRole('button', { name: 'Không nhận' }).click();
    assert.match(await mainText(taker), new RegExp(`${second.replaceAll('.', '\\.')}: `), 'a reason is needed');
    await line.locator('summary').click();
    await line.getByLabel('Lý do không nhận').fill('Thiếu bản chính giấy đăng ký');
    await line.getByRole('button', { name: 'Không nhận' }).click();
    await taker.waitForURL(/\?xong$/);
    await checkPage(taker, visit.javaScript);
    assert.match(await mainText(taker), /Đã trả lời 2\/2[\s\S]*Trần Văn Hùng, \d\d:\d\d hôm nay/);

    await giver.goto(list);
    assert.match(
      await mainText(giver),
      /Đã nhận[\s\S]*Thiếu bản chính giấy đăng ký|Thiếu bản chính giấy đăng ký[\s\S]*Đã nhận/,
    );
    await giver.goto('/can-bo/ban-giao');
    assert.match(await giver.locator('#giao').innerText(), /Không nhận: Thiếu bản chính giấy đăng ký/);
    await giver.goto(`/can-bo/ho-so/${first}`);
    assert.match(await mainText(giver), /Đang giải quyết|Đang xử lý/);
  });

test('what a shift leaves is confirmed by the next shift, and the book of the day has it', async (t) => {
  const { codes } = await received(t, 1);
  const [code = ''] = codes;
  const visit = { width: 1280, javaScript: false } as const;
  const leaving = await at(t, 'suong.dt', '/can-bo/ban-giao', visit);
  const list = await makeList(leaving, '#con-lai', codes, visit);
  const next = await at(t, 'nhan.vt', list, visit);
  assert.match(await mainText(next), /Giao ca/);
  await press(next, `Xác nhận đã nhận ${code}`);
  await next.waitForURL(/\?xong$/);
  assert.match(await mainText(next), /Võ Thành Nhân, \d\d:\d\d hôm nay/);

  await next.goto('/can-bo/so-theo-doi');
  await next.waitForURL('**/can-bo/so-theo-doi/H48.01.50');
  await checkPage(next, false);
  assert.match(await mainText(next), new RegExp(code.replaceAll('.', '\\.')));
  const fetched = async (name: RegExp) => {
    const href = await next.getByRole('main').getByRole('link', { name }).getAttribute('href');
    return next.request.get(href ?? '');
  };
  const table = await fetched(/^Tải bảng CSV/);
  assert.match(table.headers()['content-type'] ?? '', /^text\/csv/);
  const lines = (await table.text()).split('\r\n');
  assert.match(lines[0] ?? '', /^\uFEFF?STT,Mã hồ sơ,/);
  assert.equal(lines.filter((line) => line.includes(code)).length, 1);
  const paper = await fetched(/^In Mẫu 07/);
  assert.equal(paper.headers()['content-type'], 'application/pdf');
});

test('a head moves the work of who leaves to another', async (t) => {
  const { app, codes, officer } = await received(t, 2);
  const [receiver, head, hung] = [await officer('suong.dt'), await officer('vinh.pq'), await officer('hung.tv')];
  for (const code of codes) {
    good(await handOver(app, receiver, { code }));
    good(await assign(app, head, { code, officer: hung.id }));
  }
  const visit = { width: 360, javaScript: true } as const;
  const page = await at(t, 'vinh.pq', '/can-bo/chuyen-viec', visit);
  await page.getByRole('link', { name: /^Trần Văn Hùng đang giữ/ }).click();
  await page.getByRole('heading', { name: 'Hồ sơ Trần Văn Hùng đang giữ' }).waitFor();
  await checkPage(page);
  for (const box of await page.locator('input[name="ma"]').all())
    await box.setChecked(codes.includes((await box.inputValue()).replace(/:\d+$/, '')));
  await press(page, 'Chọn người nhận, xem trước');
  const bien = await page.getByRole('option', { name: /^Nguyễn Giang Biển/ }).getAttribute('value');
  await page.getByLabel('Giao cho').selectOption(bien);
  await press(page, 'Xem trước');
  await checkPage(page);
  await press(page, 'Làm với 2 hồ sơ');
  assert.match(await mainText(page), /Đã làm cả 2 hồ sơ/);
  assert.match((await page.getByRole('link', { name: 'Chuyển việc' }).first().getAttribute('href')) ?? '', /cua=/);
  await checkPage(page);
  await page
    .getByRole('link', { name: codes[0] ?? '' })
    .first()
    .click();
  assert.match(await mainText(page), /Nguyễn Giang Biển/);
});
