import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept } from '#dossier/index.ts';
import { dateAt } from '#kernel/time.ts';
import { periodOf } from '#scorecard/index.ts';
import { checkAxe, pageFor } from './browser.ts';
import { mainText, now } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const SUPERVISOR = 'giam.hl';

for (const visit of [
  { width: 1280, javaScript: true },
  { width: 360, javaScript: false },
] as const)
  test(`a supervisor looks into a theme over chosen months and takes the report away, at ${visit.width} px`, async (t) => {
    const world = await now(t);
    const code = await world.file(await world.citizen('hoa.pt'));
    const done = await accept(world.app, await world.officer('suong.dt'), { code });
    assert.ok(done.ok);
    const page = await pageFor(t, visit);
    await signInOfficer(page, SUPERVISOR, '/can-bo/giam-sat');
    await checkPage(page, visit.javaScript);
    const month = periodOf('month', dateAt(world.app.clock.now())).key;
    await page.getByLabel('Chuyên đề').selectOption('online');
    await page.getByLabel('Từ tháng').selectOption(month);
    await page.getByLabel('Đến hết tháng').selectOption(month);
    await page.getByLabel('So với').selectOption('nam-truoc');
    await page.getByRole('button', { name: 'Xem số liệu' }).click();
    await page.waitForURL(/chu-de=online/);
    // The scorekeeper folds the act within a moment.
    for (const until = Date.now() + 10_000; Date.now() < until; await page.reload())
      if (/Nộp trực tuyến\s*\d/.test((await mainText(page)).replaceAll('\n', ' '))) break;
    await checkPage(page, visit.javaScript);
    const text = await mainText(page);
    assert.match(text, /Bảng giám sát: Nộp hồ sơ trực tuyến/);
    assert.ok((await page.getByRole('img', { name: /Nộp trực tuyến, theo cơ quan/ }).count()) === 1, 'a chart');
    assert.ok(
      (await page.getByRole('table', { name: /Nộp trực tuyến, theo lĩnh vực/ }).count()) === 1,
      'and its table',
    );
    const address = new URL(page.url());
    for (const [kind, begins] of [
      ['pdf', '%PDF-'],
      ['xlsx', 'PK'],
    ] as const) {
      const file = await page.request.get(`/can-bo/giam-sat/bao-cao.${kind}${address.search}`);
      assert.equal(file.status(), 200, kind);
      assert.equal((await file.body()).subarray(0, begins.length).toString('latin1'), begins);
      assert.match(file.headers()['content-disposition'] ?? '', new RegExp(`giam-sat-H48-online-${month}\\.${kind}`));
    }
    await page.emulateMedia({ media: 'print' });
    await checkAxe(page);
    assert.equal(await page.getByRole('button', { name: 'Xem số liệu' }).isVisible(), false, 'a form is not printed');
    assert.equal(
      await page.getByRole('img', { name: /^Nộp trực tuyến, theo cơ quan/ }).isVisible(),
      true,
      'its charts are',
    );
  });

test('a supervisor reads codes and opens no dossier by them; a leader finds no board of supervision', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('hoa.pt'));
  const done = await accept(world.app, await world.officer('suong.dt'), { code });
  assert.ok(done.ok);
  const page = await pageFor(t, { width: 360 });
  const list = '/can-bo/giam-sat/danh-sach?chu-de=online&tap=online&phia=won';
  await signInOfficer(page, SUPERVISOR, list);
  const found = page.getByRole('rowheader', { name: code, exact: true });
  for (const until = Date.now() + 15_000; (await found.count()) === 0 && Date.now() < until; ) {
    const next = page.getByRole('link', { name: 'Trang sau' });
    if ((await next.count()) > 0) await next.click();
    else await page.goto(list);
  }
  assert.equal(await found.count(), 1);
  await checkPage(page, false);
  assert.equal(await page.locator('main table a').count(), 0, 'a code leads nowhere');
  assert.equal((await page.goto(`/can-bo/ho-so/${code}`))?.status(), 404);
  assert.equal((await page.goto('/can-bo/giam-sat?don-vi=KHONG.CO'))?.status(), 404);
  const leader = await pageFor(t);
  await signInOfficer(leader, 'chu.tv', '/can-bo');
  for (const path of ['', '/danh-sach', '/bao-cao.pdf', '/bao-cao.xlsx'])
    assert.equal((await leader.request.get(`/can-bo/giam-sat${path}`)).status(), 404, path);
});
