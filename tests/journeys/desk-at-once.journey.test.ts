import assert from 'node:assert/strict';
import { test } from 'node:test';
import { act, at, mainText, now, send, type } from './desk.ts';
import { checkPage } from './filling.ts';

test('two officers at once: one wins, the other is told', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('son.nv'));
  const [suong, nhan] = [await at(t, 'suong.dt', code), await at(t, 'nhan.vt', code)];
  await act(suong, 'accept');
  await send(nhan, 'accept');
  assert.match(await mainText(nhan), /Người khác vừa xử lý hồ sơ này[\s\S]*Đã tiếp nhận/);
  await checkPage(nhan);
});

test('a double click and the back button do nothing twice', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('son.nv'));
  const page = await at(t, 'suong.dt', code);
  await page.locator('form#accept button').dblclick();
  await page.waitForURL(/\?xong$/);
  assert.match(await mainText(page), /Đã làm xong[\s\S]*Đã tiếp nhận/);
  await page.goBack();
  assert.equal(await page.locator('form#accept').count(), 0, 'the page before is shown as it is now');
  const { rows } = await world.app.read.query('select count(*) as n from trail where subject = $1 and act = $2', [
    `dossier/${code}`,
    'dossier-accept',
  ]);
  assert.equal(rows[0].n, 1);
});

test('an expired session says that what was typed was not sent, and comes back to the dossier', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('son.nv'));
  const page = await at(t, 'cuc.bt', code);
  const { id } = await world.officer('cuc.bt');
  await world.app.read.query("update session set last_seen_at = now() - interval '1 day' where officer = $1", [id]);
  await send(page, 'note', type({ 'noi-dung': 'Đã gọi điện cho chủ tàu lúc 9 giờ.' }));
  await page.waitForURL(/\/dang-nhap\?/);
  assert.match(await mainText(page), /Phiên làm việc đã hết hạn[\s\S]*chưa được gửi/);
  await checkPage(page);
  await page.getByLabel('Tên đăng nhập').fill('cuc.bt');
  await page.getByLabel('Mật khẩu').fill('motcua-demo');
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.waitForURL(`**/can-bo/ho-so/${code}`);
  assert.doesNotMatch(await mainText(page), /Đã gọi điện/);
});
