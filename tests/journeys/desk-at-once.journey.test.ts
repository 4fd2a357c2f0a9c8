import assert from 'node:assert/strict';
import { test } from 'node:test';
import { act, at, mainText, now, send } from './desk.ts';
import { checkPage } from './filling.ts';

test('two officers at once: one wins, the other is told', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('son.nv'));
  const [suong, nhan] = [await at(t, 'suong.dt', code), await at(t, 'nhan.vt', code)];
  await act(suong, 'accept');
  await send(nhan, 'accept');
  assert.match(await mainText(nhan), /Nội dung này vừa thay đổi[\s\S]*Đã tiếp nhận/);
  await checkPage(nhan);
});

test('a double click and the back button do nothing twice', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('son.nv'));
  const page = await at(t, 'suong.dt', code);
  await page.locator('form#accept button').dblclick();
  // Not by its address: the second click breaks off the way that the first began.
  await page.getByText('Đã làm xong').waitFor();
  assert.match(await mainText(page), /Đã làm xong[\s\S]*Đã tiếp nhận/);
  await page.goBack();
  assert.equal(await page.locator('form#accept').count(), 0, 'the page before is shown as it is now');
  const { rows } = await world.app.read.query('select count(*) as n from trail where subject = $1 and act = $2', [
    `dossier/${code}`,
    'dossier-accept',
  ]);
  assert.equal(rows[0].n, 1);
});
