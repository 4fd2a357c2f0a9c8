import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { accept, assign, draftDecision, handOver } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { pageFor } from './browser.ts';
import { act, at, day, mainText, now, type } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};

/** Whoever arranges it, by the page: until three days from now. */
async function away(page: Page, absent: string, instead: string): Promise<void> {
  await page.goto('/can-bo');
  await page.getByRole('link', { name: 'Nghỉ và người thay' }).click();
  await checkPage(page);
  const choose = async (label: string, name: string) => {
    const box = page.getByLabel(label, { exact: true });
    const value = await box.locator('option', { hasText: name }).getAttribute('value');
    await box.selectOption(value ?? '');
  };
  await choose('Người nghỉ', absent);
  await choose('Người thay', instead);
  await day('tu', 0)(page.locator('form[action="?/cu"]'));
  await day('den', 3)(page.locator('form[action="?/cu"]'));
  await page.getByRole('button', { name: 'Cử người thay' }).click();
  await page.getByText('Đã cử người thay.').waitFor();
  assert.match(await mainText(page), new RegExp(`${absent}[\\s\\S]*${instead}`));
  await checkPage(page);
}

test('an officer goes on leave; his head appoints a substitute on the page, who finishes the dossier; a head signs for the leader', async (t) => {
  const world = await now(t);
  const { app } = world;
  const [receiver, head, absent] = [
    await world.officer('suong.dt'),
    await world.officer('vinh.pq'),
    await world.officer('rin.dv'),
  ];
  const code = await world.file(await world.citizen('hoa.pt'));
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  good(await assign(app, head, { code, officer: absent.id }));
  good(await draftDecision(app, absent, { code, grants: true, title: 'Giấy chứng nhận', body: 'Cấp lại giấy.' }));

  const lua = await pageFor(t, { javaScript: true });
  await signInOfficer(lua, 'lua.ht', '/can-bo');
  await away(lua, 'Đặng Văn Rin', 'Cao Xuân Tấu');
  const loc = await pageFor(t, { javaScript: true, width: 360 });
  await signInOfficer(loc, 'loc.nb', '/can-bo');
  await away(loc, 'Nguyễn Bá Lộc', 'Nguyễn Đăng Kiểm');

  const page = await pageFor(t, { javaScript: true });
  await signInOfficer(page, 'tau.cx', '/can-bo');
  assert.match(await mainText(page), /Bạn thay Đặng Văn Rin: .* đến hết /);
  await checkPage(page);
  await page.goto('/can-bo/ho-so?hang=mine');
  await checkPage(page);
  assert.match(await page.locator('.queues').innerText(), /Thay mặt[\s\S]*Đặng Văn Rin, nghỉ đến/);
  await page.locator(`a.button[href^="/can-bo/ho-so/${code}"]`).click();
  await act(page, 'advance');

  const unitHead = await at(t, 'vinh.pq', code);
  await act(unitHead, 'claim');
  await act(unitHead, 'advance');
  const signing = await at(t, 'kiem.nd', code);
  await act(signing, 'claim');
  await act(signing, 'sign', type({ 'chuc-vu': 'Thay mặt lãnh đạo Sở' }));
  assert.match(await mainText(signing), /đã ký: Nguyễn Đăng Kiểm/);

  // Back early: what is held is seen by the substitute no more.
  await lua.goto('/can-bo/thay-the');
  await lua.locator('tr', { hasText: 'Đặng Văn Rin' }).locator('summary').click();
  await lua.getByRole('button', { name: 'Xác nhận kết thúc' }).click();
  await lua.getByText('Đã kết thúc việc thay.').waitFor();
  await page.goto('/can-bo');
  assert.doesNotMatch(await mainText(page), /Đặng Văn Rin/);
});

test('a head who appoints wrongly is told at the field what to mend, also without JavaScript', async (t) => {
  const page = await pageFor(t, { width: 360 });
  await signInOfficer(page, 'son.ph', '/can-bo/thay-the');
  const send = () => page.getByRole('button', { name: 'Cử người thay' }).click();
  const told = () => page.locator('.error-summary').innerText();
  const pick = async (label: string, name: string) => {
    const box = page.getByLabel(label, { exact: true });
    await box.selectOption((await box.locator('option', { hasText: name }).getAttribute('value')) ?? '');
  };
  await send();
  assert.match(await told(), /Chưa chọn người nghỉ/);
  await checkPage(page);
  await pick('Người nghỉ', 'Lương Thị Thanh Thủy');
  await pick('Người thay', 'Nguyễn Giang Biển');
  await day('tu', 5)(page.locator('form[action="?/cu"]'));
  await send();
  assert.match(await told(), /Ngày cuối chưa đúng/);
  await day('den', 4)(page.locator('form[action="?/cu"]'));
  await send();
  assert.match(await told(), /trước ngày bắt đầu/);
  await day('den', 6)(page.locator('form[action="?/cu"]'));
  await send();
  assert.match(await told(), /người thay lãnh đạo phải là lãnh đạo hoặc trưởng phòng/);
  await checkPage(page);
  const whom = page.getByLabel('Người thay', { exact: true }).locator('option');
  assert.equal(await whom.filter({ hasText: 'Phan Hải Sơn' }).count(), 0, 'nobody gives himself the work');
});
