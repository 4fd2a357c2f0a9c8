import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { accept, advance, assign, claim, draftDecision, handOver, number, sign } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { returnResult } from '#letter/index.ts';
import { fileForUnit, type Officer } from '../world/case.ts';
import { signAll } from '../world/signing.ts';
import { pageFor, type Visit } from './browser.ts';
import { act, allSigned, at, mainText, now, type } from './desk.ts';
import { answerForm, checkPage, scan, signInOfficer } from './filling.ts';

const REQUEST = 'Điều chuyển một xe ô tô bán tải biển số 76A-012.34 cho Chi cục Kiểm lâm.';

/** Vũ Thị Hòa of the department's office types what the department asks, and submits it. */
async function asks(t: TestContext, visit: Visit): Promise<string> {
  const axe = visit.javaScript !== false;
  const page = await pageFor(t, { javaScript: true, ...visit });
  await signInOfficer(page, 'hoa.vt', '/ho-so');
  await page.getByRole('link', { name: 'Quyết định điều chuyển tài sản công' }).last().click();
  await page.getByRole('link', { name: 'Xem hướng dẫn đầy đủ của thủ tục' }).click();
  await page.getByRole('link', { name: 'Nộp thay mặt đơn vị' }).click();
  await checkPage(page, axe);
  await page.getByRole('link', { name: 'Bắt đầu' }).click();
  assert.match(await mainText(page), /Nộp thay mặt đơn vị: Sở Nông nghiệp và Môi trường/);
  await checkPage(page, axe);
  await page.getByRole('button', { name: 'Bắt đầu làm hồ sơ' }).click();
  assert.doesNotMatch(await mainText(page), /Nơi nộp/, 'nothing to choose: it goes to the agency that resolves it');
  await checkPage(page, axe);
  await page.getByRole('link', { name: 'Đầu mối của đơn vị' }).click();
  // The questions are drawn by what other journeys look at; here is looked at what differs for an agency.
  await answerForm(
    page,
    [
      [/^request$/, REQUEST],
      [/^letterNumber$/, '1520/SNNMT-VP'],
    ],
    false,
  );
  await page.getByRole('link', { name: 'Giấy tờ', exact: true }).first().click();
  await checkPage(page, axe);
  const needed = page.locator('section', { has: page.getByRole('heading', { name: 'Phải gửi' }) }).getByRole('link');
  for (const href of await needed.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))) {
    await page.goto(href);
    await page.setInputFiles('input[type=file]', [scan('van-ban.pdf', href)]);
    await page.getByRole('button', { name: 'Gửi tệp' }).click();
    await page.getByText(/^Đã nhận 1 tệp$/).waitFor();
  }
  await checkPage(page, axe);
  await page.getByRole('link', { name: 'Giấy tờ', exact: true }).click();
  await page.getByRole('link', { name: 'Tiếp tục', exact: true }).click();
  await page.getByRole('link', { name: 'Kiểm tra lại và nộp' }).click();
  assert.match(await mainText(page), /Cơ quan giải quyết\s*Sở Tài chính/);
  await checkPage(page, axe);
  await page.getByLabel('Tôi đã đọc và cam đoan như trên').check();
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await page.waitForURL(/\?da-nop$/);
  await checkPage(page, axe);
  return /ho-so\/([^?]+)/.exec(page.url())?.[1] ?? '';
}

async function colleague(t: TestContext, visit: Visit): Promise<Page> {
  const page = await pageFor(t, { javaScript: true, ...visit });
  await signInOfficer(page, 'loc.nb', '/ho-so');
  await page.waitForURL('**/ho-so');
  return page;
}

/** The director answers what was asked of the department, although another typed the request. */
async function supplements(t: TestContext, code: string, visit: Visit): Promise<void> {
  const page = await colleague(t, visit);
  assert.match(await mainText(page), /Hồ sơ nội bộ của đơn vị/);
  await page.getByRole('listitem').filter({ hasText: code }).getByRole('link').first().click();
  assert.match(await mainText(page), /Cần bạn bổ sung[\s\S]*Chưa ký/);
  await checkPage(page, visit.javaScript);
  await page.getByRole('button', { name: 'Bổ sung ngay' }).click();
  await checkPage(page, visit.javaScript);
  await page.getByRole('link', { name: 'Giấy tờ', exact: true }).first().click();
  await page.locator('.tasks a').first().click();
  await page.setInputFiles('input[type=file]', [scan('van-ban-da-ky.pdf')]);
  await page.getByRole('button', { name: 'Gửi tệp' }).click();
  await page.getByRole('link', { name: 'Giấy tờ', exact: true }).click();
  await page.getByRole('link', { name: 'Tiếp tục', exact: true }).click();
  await page.getByRole('link', { name: 'Kiểm tra lại và gửi' }).click();
  await page.getByLabel('Tôi đã đọc và cam đoan như trên').check();
  await page.getByRole('button', { name: 'Gửi bổ sung' }).click();
  await page.waitForURL(/\?da-gui$/);
  await checkPage(page, visit.javaScript);
}

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};

/** The same by acts beside the site; the page of the agency in the middle is looked at. */
async function resolvedBeside(t: TestContext, code: string): Promise<void> {
  const { app, officer } = await now(t);
  const named = async (...names: string[]) => Promise.all(names.map(officer));
  const [receiver, head, handler] = (await named('ngan.dt', 'ke.lt', 'sach.pv')) as [Officer, Officer, Officer];
  const [office, leader] = (await named('tham.bt', 'quy.nv')) as [Officer, Officer];
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  good(await assign(app, head, { code, officer: handler.id }));
  good(await draftDecision(app, handler, { code, grants: true, title: 'Quyết định điều chuyển', body: 'Điều 1. …' }));
  good(await advance(app, handler, { code }));
  const page = await at(t, 'tham.bt', code);
  assert.match(await mainText(page), /Cho ý kiến về chủ trương điều chuyển · Văn phòng Ủy ban nhân dân tỉnh/);
  for (const who of [office, head]) {
    good(await claim(app, who, { code }));
    good(await advance(app, who, { code }));
  }
  good(await claim(app, leader, { code }));
  good(await sign(app, leader, { code, title: 'Giám đốc Sở Tài chính' }));
  good(await claim(app, receiver, { code }));
  good(await number(app, receiver, { code }));
  await signAll(app, code);
  good(await returnResult(app, receiver, { code, how: 'electronic' }));
}

/** Finance receives and examines, the office of the Committee gives its word, Finance signs, numbers and returns. */
async function resolved(t: TestContext, code: string, visit: Visit, receiver: Page): Promise<void> {
  await receiver.goto(`/can-bo/ho-so/${code}`);
  await act(receiver, 'accept');
  await act(receiver, 'hand-over');
  const head = await at(t, 'ke.lt', code, visit);
  await act(head, 'assign', async (form) => {
    const given = await form.getByRole('option', { name: /^Phan Văn Sách · Phòng/ }).getAttribute('value');
    await form.locator('select').selectOption(given);
  });
  const handler = await at(t, 'sach.pv', code, visit);
  await act(handler, 'draft-decision', type({ ten: 'Quyết định điều chuyển tài sản công', 'noi-dung': 'Điều 1. …' }));
  await act(handler, 'advance');
  assert.match(await mainText(handler), /Cho ý kiến về chủ trương điều chuyển · Văn phòng Ủy ban nhân dân tỉnh/);
  const office = await at(t, 'tham.bt', code, visit);
  await act(office, 'claim');
  await act(office, 'advance');
  await head.reload();
  await act(head, 'claim');
  await act(head, 'advance');
  const leader = await at(t, 'quy.nv', code, visit);
  await act(leader, 'claim');
  await act(leader, 'sign', type({ 'chuc-vu': 'Giám đốc Sở Tài chính' }));
  await receiver.goto(`/can-bo/ho-so/${code}`);
  await act(receiver, 'claim');
  await act(receiver, 'number');
  await allSigned(receiver);
  await act(receiver, 'return-result');
}

async function hasResult(t: TestContext, code: string, visit: Visit): Promise<void> {
  const page = await colleague(t, visit);
  assert.match(await mainText(page), new RegExp(`Đã trả kết quả[\\s\\S]*${code}`));
  await checkPage(page, visit.javaScript);
  await page.goto(`/ho-so/${code}`);
  assert.match(await mainText(page), /Đã trả kết quả[\s\S]*KQ-STC/);
  assert.match(await mainText(page), /Cho ý kiến về chủ trương điều chuyển · Văn phòng Ủy ban nhân dân tỉnh/);
  await checkPage(page, visit.javaScript);
  const result = await page.request.get(`/ho-so/${code}/mau/ket-qua.pdf`);
  assert.deepEqual([result.status(), result.headers()['content-type']], [200, 'application/pdf']);
}

const SUPPLEMENT = 'component:part-1';

async function asksBack(t: TestContext, code: string, visit: Visit): Promise<Page> {
  const receiver = await at(t, 'ngan.dt', code, visit);
  assert.match(await mainText(receiver), /Sở Nông nghiệp và Môi trường · Quyết định điều chuyển tài sản công/);
  await act(receiver, 'ask-supplement', async (form) => {
    await form.locator(`input[name=muc][value="${SUPPLEMENT}"]`).check();
    await form.locator(`[name="ly-do:${SUPPLEMENT}"]`).selectOption('unsigned');
  });
  return receiver;
}

test('an officer files an internal procedure on behalf of her department', async (t) => {
  const code = await asks(t, { javaScript: true });
  const stranger = await pageFor(t, { javaScript: true });
  await signInOfficer(stranger, 'hung.tv', '/ho-so');
  assert.match(await mainText(stranger), /Đơn vị chưa nộp hồ sơ nội bộ nào/);
  await checkPage(stranger);
  assert.equal((await stranger.goto(`/ho-so/${code}`))?.status(), 404, 'a sub-department is another unit');
  assert.equal((await stranger.goto(`/can-bo/ho-so/${code}`))?.status(), 404);
});

test('the asking department answers a supplement that another officer’s request lacked, and has its result', async (t) => {
  const { app, officer } = await now(t);
  const code = await fileForUnit(app, await officer('hoa.vt'));
  await asksBack(t, code, { javaScript: true });
  await supplements(t, code, { javaScript: true });
  await resolvedBeside(t, code);
  await hasResult(t, code, { javaScript: true });
});

test('without JavaScript the Department of Agriculture asks the Department of Finance by an internal procedure and has its result', async (t) => {
  const visit = { javaScript: false, width: 360 } as const;
  const code = await asks(t, visit);
  const receiver = await asksBack(t, code, visit);
  await supplements(t, code, visit);
  await resolved(t, code, visit, receiver);
  await hasResult(t, code, visit);
});
