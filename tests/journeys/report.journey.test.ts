import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { accept } from '#dossier/index.ts';
import { dateAt, systemClock } from '#kernel/time.ts';
import { lastReports } from '#scorecard/index.ts';
import { MANIFEST } from '#scorecard/report-package.ts';
import { besideSite } from '../world/running-site.ts';
import { sha256Of } from '../world/store-contract.ts';
import { checkAxe, pageFor, sidewaysScroll } from './browser.ts';
import { signInOfficer } from './filling.ts';

interface Listed {
  readonly name: string;
  readonly sha256: string;
}

const shots = process.env['PAR_SHOTS'];

for (const width of [360, 1280] as const)
  test(`a leader reads the form of the running period down to its dossiers and sends the last one, at ${width} px`, async (t) => {
    const site = await besideSite(t);
    const code = await site.file(
      await site.citizen('lan.lt').catch(() => site.citizen('tu.vv')),
      {},
      { papers: 'one' },
    );
    const done = await accept(site.app, await site.officer('suong.dt'), { code });
    assert.ok(done.ok);
    const [now, last] = lastReports(dateAt(systemClock.now()), 2);
    assert.ok(now && last);
    const page = await pageFor(t, { width });
    const looksGood = async (name: string) => {
      await checkAxe(page);
      assert.equal(await sidewaysScroll(page), 0, name);
      if (shots) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
    };
    await signInOfficer(page, 'loc.nb', '/can-bo');
    const reminder = page.getByRole('region', { name: 'Báo cáo kiểm soát thủ tục hành chính phải gửi' });
    if (width === 360) assert.match(await reminder.innerText(), /chưa gửi: biểu 07a/i);
    await looksGood('reports-to-send');
    await page.goto('/can-bo/bao-cao');
    await looksGood('reports');
    await page.goto(`/can-bo/bao-cao/H48.14/${now.name}`);
    await looksGood('report');
    assert.match(await page.getByRole('main').innerText(), /Các cột cộng khớp/);
    await page
      .getByRole('row', { name: /^Tổng số/ })
      .getByRole('link')
      .first()
      .click();
    await page.waitForURL('**/ho-so?**');
    assert.match(await page.getByRole('table').innerText(), new RegExp(code));
    await looksGood('report-dossiers');
    await page.goto(`/can-bo/bao-cao/H48.14/${last.name}`);
    if (width === 1280) await page.getByLabel('Lý do gửi lại').fill('Gửi lại sau khi đối chiếu');
    await page.getByRole('button', { name: width === 360 ? 'Chốt, ký số báo cáo' : 'Chốt, ký số lại báo cáo' }).click();
    assert.match(await page.getByRole('alert').innerText(), /Đã chốt báo cáo/);
    const main = page.getByRole('main');
    assert.match(
      await main.innerText(),
      width === 360 ? /Lần 1: Nguyễn Bá Lộc/ : /Lần 2: Nguyễn Bá Lộc.*Gửi lại sau khi đối chiếu/,
    );
    assert.match(await main.innerText(), /chưa nối với Hệ thống báo cáo/);
    await looksGood('report-sent');
    const version = width === 360 ? 1 : 2;
    const signed = page.getByRole('link', { name: `Bản đã ký số của lần ${version}` });
    for (let tries = 0; tries < 60 && (await signed.count()) === 0; tries += 1)
      await page.reload({ waitUntil: 'networkidle' });
    const [file] = await Promise.all([page.waitForEvent('download'), signed.click()]);
    assert.match(file.suggestedFilename(), /bieu-07a-H48\.14.*-da-ky\.pdf/);
    await looksGood('report-signed');
    const zip = page.getByRole('link', { name: 'gói báo cáo để gửi' }).first();
    const [packed] = await Promise.all([page.waitForEvent('download'), zip.click()]);
    const inside = unzipSync(readFileSync(await packed.path()));
    const { files } = JSON.parse(strFromU8(inside[MANIFEST] ?? new Uint8Array())) as { files: Listed[] };
    assert.match(files.map(({ name }) => name).join(), /-da-ky\.pdf,.*\.xlsx$/);
    for (const { name, sha256 } of files) assert.equal(sha256Of(inside[name] ?? new Uint8Array()), sha256, name);
    await page.goto('/can-bo');
    assert.equal(await reminder.getByText(/07a/).count(), 0, 'what was sent is no longer asked for');
    await page.goto('/can-bo/bao-cao');
    assert.match(await main.innerText(), /Đã gửi: biểu 07a/);

    // The petitions of the last quarter: what nothing tells is entered, and the form says so.
    await page.goto('/can-bo/bao-cao/H48.14/2026-Q3/06a');
    await page.getByRole('link', { name: 'Thêm dòng vào phần I' }).click();
    await page.getByLabel('Tên ngành, lĩnh vực có PAKN').fill(`Thủy sản ${width}`);
    for (const [key, value] of Object.entries({
      4: 1,
      5: 3,
      6: 0,
      7: 4,
      9: 1,
      10: 1,
      11: 0,
      12: 2,
      14: 0,
      15: 2,
      16: 2,
    }))
      await page.locator(`#cot-${key}`).fill(String(value));
    await page.getByRole('button', { name: 'Lưu số liệu' }).click();
    assert.match(await page.getByRole('alert').innerText(), /lý do/i);
    await looksGood('report-entry');
    await page.locator('#ly-do').fill('Sổ theo dõi phản ánh');
    await page.getByRole('button', { name: 'Lưu số liệu' }).click();
    assert.match(await page.getByRole('row', { name: new RegExp(`Thủy sản ${width}`) }).innerText(), /4\*/);
    assert.match(await main.innerText(), /Các phép cộng của biểu khớp/);
    await looksGood('report-form');
    const other = await pageFor(t, {});
    await signInOfficer(other, 'tu.lv', '/can-bo/bao-cao');
    assert.equal((await other.goto(`/can-bo/bao-cao/H48.14/${now.name}`))?.status(), 404);
  });

for (const width of [360, 1280] as const)
  test(`the province’s leader chooses a unit by its name and reads form 07b in its two parts, at ${width} px`, async (t) => {
    const [now] = lastReports(dateAt(systemClock.now()), 1);
    const page = await pageFor(t, { width });
    await signInOfficer(page, 'chu.tv', '/can-bo/bao-cao');
    await page.getByLabel('Đơn vị', { exact: true }).selectOption({ label: 'Sở Nông nghiệp và Môi trường' });
    await page.getByRole('button', { name: 'Xem', exact: true }).click();
    await page.getByRole('heading', { name: 'Sở Nông nghiệp và Môi trường' }).waitFor();
    await page.goto(`/can-bo/bao-cao/H48/${now?.name}`);
    const table = page.getByRole('main').getByRole('table').first();
    assert.match(
      await table.innerText(),
      /I\. Tình hình, kết quả giải quyết TTHC[\s\S]*cấp tỉnh[\s\S]*II\. Tổng hợp tình hình[\s\S]*cấp xã[\s\S]*Tổng số/,
    );
    await checkAxe(page);
    assert.equal(await sidewaysScroll(page), 0);
    if (shots) await page.screenshot({ path: `${shots}/report-07b-${width}.png`, fullPage: true });
  });
