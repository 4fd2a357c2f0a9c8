import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept } from '#dossier/index.ts';
import { dateAt, systemClock } from '#kernel/time.ts';
import { lastReports } from '#scorecard/index.ts';
import { besideSite } from '../world/running-site.ts';
import { checkAxe, pageFor, sidewaysScroll } from './browser.ts';
import { signInOfficer } from './filling.ts';

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
    await signInOfficer(page, 'loc.nb', '/can-bo/bao-cao');
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
    await page.getByRole('button', { name: width === 360 ? 'Gửi báo cáo' : 'Gửi lại báo cáo' }).click();
    assert.match(await page.getByRole('alert').innerText(), /Đã gửi báo cáo/);
    assert.match(await page.getByRole('main').innerText(), /Lần 1: Nguyễn Bá Lộc/);
    await looksGood('report-sent');
    const other = await pageFor(t, {});
    await signInOfficer(other, 'tu.lv', '/can-bo/bao-cao');
    assert.equal((await other.goto(`/can-bo/bao-cao/H48.14/${now.name}`))?.status(), 404);
  });
