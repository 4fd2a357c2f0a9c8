import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, assign, handOver } from '#dossier/index.ts';
import { pageFor } from './browser.ts';
import { mainText, now } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

for (const visit of [
  { width: 1280, javaScript: true },
  { width: 360, javaScript: false },
] as const)
  test(`an officer receives several dossiers at once, after looking at which will go, at ${visit.width} px ${visit.javaScript ? 'with' : 'without'} script`, async (t) => {
    const world = await now(t);
    const owner = await world.citizen('hoa.pt');
    const codes = [await world.file(owner), await world.file(owner), await world.file(owner)];
    const page = await pageFor(t, visit);
    await signInOfficer(page, 'suong.dt', '/can-bo/ho-so?hang=to-receive');
    await checkPage(page, visit.javaScript);
    for (const code of codes) await page.locator(`input[name=ma][value^="${code}:"]`).check();
    // Somebody else is quicker with one of them.
    await accept(world.app, await world.officer('cuc.bt'), { code: codes[1] ?? '' });
    await page.getByRole('button', { name: /^Tiếp nhận: xem trước/ }).click();
    await checkPage(page, visit.javaScript);
    assert.match(await mainText(page), /Tiếp nhận: 3 hồ sơ[\s\S]*Nội dung này vừa thay đổi/);
    await page.getByRole('button', { name: 'Làm với 2 hồ sơ' }).click();
    await checkPage(page, visit.javaScript);
    assert.match(await mainText(page), /Đã làm cả 2 hồ sơ[\s\S]*Không hoàn tác được/);
    await page.goto('/can-bo/ho-so?hang=to-receive');
    for (const code of codes) assert.equal(await page.locator(`input[name=ma][value^="${code}:"]`).count(), 0);
  });

test('a head reassigns several dossiers and gives them back to who held them', async (t) => {
  const world = await now(t);
  const [receiver, head] = [await world.officer('suong.dt'), await world.officer('vinh.pq')];
  const [hung, bien] = [await world.officer('hung.tv'), await world.officer('bien.ng')];
  const codes: string[] = [];
  for (let at = 0; at < 2; at += 1) {
    const code = await world.file(await world.citizen('hoa.pt'));
    codes.push(code);
    assert.ok((await accept(world.app, receiver, { code })).ok);
    assert.ok((await handOver(world.app, receiver, { code })).ok);
    assert.ok((await assign(world.app, head, { code, officer: hung.id })).ok);
  }
  const page = await pageFor(t, { javaScript: true });
  await signInOfficer(page, 'vinh.pq', `/can-bo/ho-so?hang=all`);
  for (const code of codes) await page.locator(`input[name=ma][value^="${code}:"]`).check();
  await page.getByRole('button', { name: /xem trước/i }).click();
  await page.locator('select[name=can-bo]').selectOption(bien.id);
  await page.getByRole('button', { name: 'Xem trước', exact: true }).click();
  await checkPage(page);
  await page.getByRole('button', { name: 'Làm với 2 hồ sơ' }).click();
  await checkPage(page);
  await page.getByRole('button', { name: 'Hoàn tác 2 hồ sơ' }).click();
  await checkPage(page);
  assert.match(await mainText(page), /Hoàn tác phân công: 2 hồ sơ[\s\S]*Đã hoàn tác cả 2 hồ sơ/);
  await page.goto(`/can-bo/ho-so/${codes[0]}`);
  assert.match((await page.locator('.case-way').textContent()) ?? '', /Trần Văn Hùng/);
  assert.doesNotMatch((await page.locator('.case-way').textContent()) ?? '', /Nguyễn Giang Biển/);
});

test('numbers and list of the desk follow the work of others; a list somebody is at work in says that it is old', async (t) => {
  const world = await now(t);
  const page = await pageFor(t, { javaScript: true });
  await page.clock.install();
  await signInOfficer(page, 've.dt', '/can-bo/ho-so?hang=to-receive');
  await page.waitForLoadState();
  const number = page.locator('[data-queue="to-receive"]');
  const before = Number(await number.getAttribute('data-count'));
  const code = await world.file(await world.citizen('hoa.pt'), {}, { centre: 'H48.63.01' });
  await page.clock.runFor(11_000);
  await page.locator(`[data-queue="to-receive"][data-count="${before + 1}"]`).waitFor();
  const box = (of: string) => page.locator(`input[name=ma][value^="${of}:"]`);
  await box(code).waitFor();
  assert.equal(await page.getByRole('status').filter({ hasText: 'Danh sách vừa được cập nhật' }).count(), 1);
  assert.equal(await page.getByText('Danh sách vừa thay đổi').isVisible(), false);
  await checkPage(page);
  await box(code).check();
  await page.mouse.move(0, 0);
  const other = await world.file(await world.citizen('hoa.pt'), {}, { centre: 'H48.63.01' });
  await page.clock.runFor(11_000);
  await page.getByText('Danh sách vừa thay đổi').waitFor();
  assert.equal(await box(other).count(), 0, 'nothing moves under a click');
  assert.ok(await box(code).isChecked());
  await checkPage(page);
  await page.getByText('Danh sách vừa thay đổi').click();
  await box(other).waitFor();
});

test('a list nobody touches stops asking, so that the session can end, and asks again with a touch', async (t) => {
  const page = await pageFor(t, { javaScript: true });
  await page.clock.install();
  await signInOfficer(page, 've.dt', '/can-bo/ho-so?hang=to-receive');
  await page.waitForLoadState();
  const first = page.waitForResponse(/so-luong/);
  await page.clock.runFor(10_000);
  await first;
  let asked = 0;
  page.on('request', (request) => {
    if (/so-luong/.test(request.url())) asked += 1;
  });
  await page.clock.fastForward(660_000);
  await page.clock.runFor(60_000);
  const again = page.waitForResponse(/so-luong/);
  await page.keyboard.press('Shift');
  await again;
  assert.equal(asked, 1, 'only for the touch');
});

test('an officer keeps a view of the desk under a name and comes back to it', async (t) => {
  const page = await pageFor(t, { width: 360 });
  await signInOfficer(page, 'my.ht', '/can-bo/ho-so?hang=late&cua=toi');
  await page.getByText('Lưu cách xem này').click();
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  assert.match(await mainText(page), /Hãy đặt tên cho cách xem này/);
  await checkPage(page, false);
  await page.getByLabel('Đặt tên').fill('Quá hạn của tôi');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.goto('/can-bo/ho-so');
  await page.getByRole('link', { name: 'Quá hạn của tôi' }).click();
  assert.match(page.url(), /hang=late&cua=toi/);
  await page.getByRole('button', { name: /^bỏ Quá hạn/ }).click();
  assert.equal(await page.getByRole('link', { name: 'Quá hạn của tôi' }).count(), 0);
});
