import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept } from '#dossier/index.ts';
import { pageFor } from './browser.ts';
import { mainText, now } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const PATH = '/can-bo/diem-nghen';

for (const visit of [
  { width: 1280, javaScript: true },
  { width: 360, javaScript: false },
] as const)
  test(`a leader sees where dossiers wait and what removes each bottleneck, at ${visit.width} px`, async (t) => {
    const world = await now(t);
    const code = await world.file(await world.citizen('hoa.pt'));
    assert.ok((await accept(world.app, await world.officer('suong.dt'), { code })).ok);
    const page = await pageFor(t, visit);
    await signInOfficer(page, 'chu.tv', PATH);
    await checkPage(page, visit.javaScript);
    const text = await mainText(page);
    for (const name of [
      /Công bố, công khai thủ tục chậm/,
      /Danh mục của tỉnh lệch/,
      /Hồ sơ quá hạn/,
      /Giấy tờ chưa số hóa/,
    ])
      assert.match(text, name);
    assert.match(text, /chưa có nguồn/, 'nobody tells of payments here');
    for (const theo of ['Cơ quan', 'Người giữ', 'Thứ đến', 'Giờ đến']) {
      await page.getByRole('navigation', { name: 'Xem theo:' }).getByRole('link', { name: theo, exact: true }).click();
      await checkPage(page, visit.javaScript);
    }
    assert.match(await mainText(page), /\d giờ/);
    await page.locator('main a[href*="/quy-trinh/"]').first().click();
    await checkPage(page, visit.javaScript);
    assert.ok((await page.locator('svg.process rect.step').count()) > 2);
    const rows = await page.getByRole('table', { name: 'Các bước' }).getByRole('row').count();
    assert.equal(rows - 1, await page.locator('svg.process rect.step').count(), 'the table has what the drawing has');
    assert.match(await mainText(page), /có trong quy trình, chưa hồ sơ nào đi/);
    assert.equal((await page.goto(`${PATH}/quy-trinh/khong-co`))?.status(), 404);
  });

test('whoever oversees sees no holders, and bottlenecks of another agency are not found', async (t) => {
  const page = await pageFor(t, { width: 1280, javaScript: false });
  await signInOfficer(page, 'son.ph', PATH);
  assert.equal((await page.goto(`${PATH}?don-vi=H48.03`))?.status(), 404);
  assert.equal((await page.goto(`${PATH}?theo=khong-co`))?.status(), 404);
  assert.equal((await page.goto(`${PATH}?theo=co-quan`))?.status(), 200);
  assert.match(await mainText(page), /chỉ tính cho cả tỉnh/);
});

test('who held what is for those who lead that unit: a head sees it of the room, not of the office; a supervisor nowhere', async (t) => {
  const status = async (userName: string, ...queries: string[]) => {
    const page = await pageFor(t, { width: 1280, javaScript: false });
    await signInOfficer(page, userName, PATH);
    const each: (number | undefined)[] = [];
    for (const query of queries) each.push((await page.goto(`${PATH}?${query}`))?.status());
    return each;
  };
  const [room, office] = ['don-vi=H48.14.05.002', 'don-vi=H48.14.05'];
  assert.deepEqual(
    await status('vinh.pq', `${room}&theo=nguoi-giu`, office, `${office}&theo=nguoi-giu`),
    [200, 200, 404],
  );
  assert.deepEqual(await status('giam.hl', 'theo=co-quan', 'theo=nguoi-giu'), [200, 404]);
});
