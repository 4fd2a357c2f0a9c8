import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageFor } from './browser.ts';
import { mainText, now } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

test('an officer’s first page begins with what waits, and each number leads to its queue, without script', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('hoa.pt'));
  const page = await pageFor(t, { width: 360 });
  await signInOfficer(page, 'suong.dt', '/can-bo');
  await checkPage(page, false);
  const waiting = page.getByRole('main').getByRole('link', { name: /Chờ tiếp nhận/ });
  assert.match(await waiting.innerText(), /^[1-9][0-9.]*\s+Chờ tiếp nhận$/);
  await waiting.click();
  assert.ok((await mainText(page)).includes(code));
  await checkPage(page, false);
  assert.equal(await page.locator('.queues a.none:not([aria-current])').first().isVisible(), false);
});

test('a supervisor’s first page leads to the board of oversight and to no queue of dossiers', async (t) => {
  const page = await pageFor(t, { javaScript: true });
  await signInOfficer(page, 'giam.hl', '/can-bo');
  await checkPage(page);
  assert.equal(await page.getByRole('link', { name: 'Hồ sơ', exact: true }).count(), 0);
  await page.getByRole('link', { name: 'Bảng giám sát' }).click();
  await page.waitForURL(/\/can-bo\/giam-sat/);
});

test('anybody asks on the first page where a dossier is, with its code and four digits', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('hoa.pt'));
  const page = await pageFor(t, { width: 360 });
  await page.goto('/');
  const main = page.getByRole('main');
  await main.getByLabel('Mã hồ sơ').fill(code);
  await main.getByLabel(/^4 số cuối/).fill('0000');
  await main.getByRole('button', { name: 'Xem hồ sơ' }).click();
  assert.match(await mainText(page), /Không có hồ sơ nào khớp cả mã và 4 số này/);
  await main.getByLabel(/^4 số cuối/).fill('0103');
  await main.getByRole('button', { name: 'Xem hồ sơ' }).click();
  assert.match(await mainText(page), /Chờ tiếp nhận/);
  await checkPage(page, false);
});
