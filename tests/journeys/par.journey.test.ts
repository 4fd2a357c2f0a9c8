import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { dateAt, systemClock } from '#kernel/time.ts';
import { samplePdf } from '../world/papers.ts';
import { checkAxe, pageFor, sidewaysScroll } from './browser.ts';
import { signInOfficer } from './filling.ts';

const YEAR = '/can-bo/cchc';
// The demonstration's form is open on the day it was made.
const SHEET = `${YEAR}/${dateAt(systemClock.now()).slice(0, 4)}/H48.03`;
const shots = process.env['PAR_SHOTS'];

async function looksGood(page: Page, name: string) {
  await checkAxe(page);
  assert.equal(await sidewaysScroll(page), 0, name);
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  assert.match(await page.getByRole('alert').innerText(), /Đã lưu/);
};

test('a department scores itself, is appraised, explains and is appraised again', async (t) => {
  const unit = await pageFor(t, { width: 360 });
  await signInOfficer(unit, 'tu.lv', YEAR);
  await looksGood(unit, 'par-year-360');
  await unit.getByRole('link', { name: /Sở/ }).first().click();
  await looksGood(unit, 'par-sheet-360');
  const criteria = [10, 10, 12, 8, 8, 8, 12];
  await unit.goto(`${SHEET}/1`);
  await unit.getByLabel('Điểm', { exact: true }).fill('10,5');
  await unit.getByLabel(/Ghi chú của đơn vị/).fill('Đã ban hành kế hoạch từ tháng 01');
  await unit.getByRole('button', { name: 'Lưu', exact: true }).click();
  assert.match(await unit.getByRole('alert').innerText(), /Điểm phải từ 0 đến 10/);
  assert.match(await unit.getByLabel(/Ghi chú của đơn vị/).inputValue(), /kế hoạch/, 'what was typed is kept');
  for (const [at, most] of criteria.entries()) {
    await unit.goto(`${SHEET}/${at + 1}`);
    await unit.getByLabel('Điểm', { exact: true }).fill(String(most));
    await save(unit);
  }
  await unit.goto(`${SHEET}/1`);
  await unit.getByLabel('Thêm tài liệu kiểm chứng').setInputFiles({
    ...{ name: 'ke-hoach.pdf', mimeType: 'application/pdf', buffer: samplePdf('kế hoạch') },
  });
  await unit.getByRole('button', { name: 'Tải lên' }).click();
  await looksGood(unit, 'par-subject-360');
  assert.ok(await unit.getByRole('link', { name: 'ke-hoach.pdf' }).isVisible());
  await unit.goto(SHEET);
  await unit.getByRole('button', { name: 'Gửi phiếu tự chấm' }).click();
  assert.match(await unit.getByRole('main').innerText(), /Thẩm định lần 1/);

  const appraiser = await pageFor(t, { width: 1280 });
  await signInOfficer(appraiser, 'minh.ct', SHEET);
  for (const [at, most] of criteria.entries()) {
    await appraiser.goto(`${SHEET}/${at + 1}`);
    await appraiser.getByLabel('Điểm', { exact: true }).fill(String(most - 1));
    if (at === 0) await appraiser.getByLabel('Yêu cầu đơn vị giải trình').check();
    await save(appraiser);
  }
  await looksGood(appraiser, 'par-subject-1280');
  await appraiser.goto(SHEET);
  await appraiser.getByRole('button', { name: 'Kết thúc thẩm định lần 1' }).click();
  await looksGood(appraiser, 'par-sheet-1280');

  await unit.goto(`${SHEET}/1`);
  await unit.getByLabel('Giải trình').fill('Kế hoạch số 12/KH-SNN ban hành ngày 05/01/2026');
  await save(unit);
  await unit.goto(SHEET);
  await unit.getByRole('button', { name: 'Gửi giải trình' }).click();

  await appraiser.goto(`${SHEET}/1`);
  assert.match(await appraiser.getByRole('main').innerText(), /Kế hoạch số 12/);
  await appraiser.getByLabel('Điểm', { exact: true }).fill('10');
  await save(appraiser);
  await appraiser.goto(`${SHEET}/survey`);
  await appraiser.getByLabel('Điểm', { exact: true }).fill('24,72');
  await save(appraiser);
  await appraiser.goto(SHEET);
  await appraiser.getByRole('button', { name: 'Kết thúc thẩm định lần 2' }).click();
  // 68 − 7, one point given back, and the survey.
  assert.match(await appraiser.getByRole('main').innerText(), /86,72\s+điểm, loại Tốt/);

  const leader = await pageFor(t, { width: 1280 });
  await signInOfficer(leader, 'chu.tv', YEAR);
  await looksGood(leader, 'par-year-1280');
  assert.match(await leader.getByRole('table').innerText(), /86,72 \/ 100/);
  const stranger = await pageFor(t, {});
  await signInOfficer(stranger, 'quy.nv', YEAR);
  assert.equal((await stranger.goto(SHEET))?.status(), 404);
});
