import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { askTrial, endTrial, type TrialFigures } from '#simulation/trials.ts';
import { besideSite } from '../world/running-site.ts';
import { pageFor } from './browser.ts';
import { mainText } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

/** Pictures for who works on the pages: MOTCUA_PICTURES names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const shots = process.env['MOTCUA_PICTURES'];
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

const counts = { extended: 0, supplemented: 3, online: 84, received: 240, lateOpen: 12, hoursP90: 480 };
const steps = { steps: [], load: { officers: 11, acts: 2_600, busiest: 420, median: 200 } };
const office = (queue: number, waiting: number) => ({
  ...{
    unit: 'H48.14.05',
    vi: 'Chi cục Thủy sản',
    en: 'Fisheries Sub-Department',
    dossiers: 120,
    queue,
    waiting,
    median: 61,
  },
});
const before: TrialFigures = {
  figures: { counts: { ...counts, resolved: 180, onTime: 120, late: 60, open: 60, hoursMedian: 240 }, ...steps },
  ...{ offices: [office(31.4, 44)], digest: 'a'.repeat(64), officers: 11 },
};
const after: TrialFigures = {
  figures: { counts: { ...counts, resolved: 220, onTime: 209, late: 11, open: 20, hoursMedian: 120 }, ...steps },
  ...{ offices: [office(12.1, 9)], digest: 'b'.repeat(64), officers: 13 },
};

for (const visit of [
  { width: 1280, javaScript: true, leader: 'chu.tv' },
  { width: 360, javaScript: false, leader: 'tu.lv' },
] as const)
  test(`a leader tries a change, cancels it, and reads what two runs came to, at ${visit.width} px`, async (t) => {
    const page = await pageFor(t, visit);
    await signInOfficer(page, visit.leader, '/can-bo');
    await page.getByRole('link', { name: 'Mô phỏng phương án' }).click();
    await page.waitForURL('**/can-bo/mo-phong');
    await checkPage(page, visit.javaScript);
    await page.getByRole('link', { name: 'Thử một phương án' }).click();
    await checkPage(page, visit.javaScript);
    await picture(page, `trial-kind-${visit.width}`);
    await page.getByLabel('Chuyển một bước sang cơ quan khác').check();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByLabel('Thủ tục').selectOption('1.003650');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await checkPage(page, visit.javaScript);
    assert.match(await mainText(page), /Thẩm định, đối chiếu CSDL tàu cá/);
    await page.goto('/can-bo/mo-phong/moi?thay-doi=them-nguoi');
    await page.getByLabel('Đơn vị').selectOption('H48.14.05');
    await page.getByLabel('Thêm bao nhiêu người').fill('2');
    await page.getByLabel('Số hồ sơ mỗi lần chạy').fill('7');
    await page.getByRole('button', { name: 'Chạy mô phỏng' }).click();
    assert.match(await page.getByRole('alert').innerText(), /Số hồ sơ mỗi lần chạy phải từ 50 đến 1000/);
    await checkPage(page, visit.javaScript);
    assert.equal(await page.getByLabel('Thêm bao nhiêu người').inputValue(), '2', 'what was typed stays');
    await page.getByLabel('Số hồ sơ mỗi lần chạy').fill('120');
    await picture(page, `trial-form-${visit.width}`);
    await page.getByRole('button', { name: 'Chạy mô phỏng' }).click();
    await page.waitForURL('**da-nhan=1');
    assert.match(await mainText(page), /Thêm 2 .* cho .*Thủy sản[\s\S]*(Chờ chạy|Đang chạy)/);
    await checkPage(page, visit.javaScript);
    await picture(page, `trial-running-${visit.width}`);
    const own = new URL(page.url()).pathname;
    await page.goto('/can-bo/mo-phong');
    assert.match(await mainText(page), /Đang có một lần mô phỏng chạy/);
    await page.goto(own);
    await page.getByRole('button', { name: 'Hủy lần mô phỏng này' }).click();
    await page.waitForURL('**da-huy=1');
    assert.match(await mainText(page), /Đang dừng|Đã hủy/);

    // What a run of minutes would leave, kept as the process keeps it.
    const { app, officer } = await besideSite(t);
    const leader = await officer(visit.leader);
    await app.read.query(`update trial set ended_at = now(), outcome = 'cancelled' where ended_at is null`);
    const wish = {
      scenario: 'busy-month',
      dossiers: 240,
      seed: 1,
      change: 'add-staff=H48.14.05:2:handler',
      demo: true,
    };
    const asked = await askTrial(app, leader, wish);
    assert.ok(asked.ok, JSON.stringify(asked));
    assert.ok(await endTrial(app, asked.value.id, { outcome: 'done', before, after }));
    await page.goto(`/can-bo/mo-phong/${asked.value.id}`);
    await checkPage(page, visit.javaScript);
    const text = await mainText(page);
    // 120 of 180 and 209 of 220; 240 hours are ten days.
    for (const told of [
      /66,7[\s\S]*95,0[\s\S]*\+28,3[\s\S]*tốt hơn/,
      /10,0[\s\S]*5,0[\s\S]*−5,0/,
      /31,4 \(44\)[\s\S]*12,1 \(9\)/,
    ])
      assert.match(text, told);
    await page.getByText('Chạy lại bằng dòng lệnh').click();
    assert.match(await mainText(page), /motcua simulate --scenario busy-month --scale 1 --seed 1/);
    await checkPage(page, visit.javaScript);
    await picture(page, `trial-result-${visit.width}`);

    const other = await pageFor(t, visit);
    await signInOfficer(other, 'hung.tv', '/can-bo');
    assert.equal(
      (await other.goto(`/can-bo/mo-phong/${asked.value.id}`))?.status(),
      404,
      'who leads nothing finds nothing',
    );
  });
