import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { accept, assign, handOver } from '#dossier/index.ts';
import { pageFor } from './browser.ts';
import { mainText, now } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const PATH = '/can-bo/danh-gia';
const UNIT = 'H48.14.05.002';

/** Pictures for who works on the pages: MOTCUA_PICTURES names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const shots = process.env['MOTCUA_PICTURES'];
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

for (const visit of [
  { width: 1280, javaScript: true },
  { width: 360, javaScript: false },
] as const)
  test(`a head sees the officers of the room with their lists, and they see who looked, at ${visit.width} px`, async (t) => {
    const world = await now(t);
    const [receiver, head, handler] = [
      await world.officer('suong.dt'),
      await world.officer('vinh.pq'),
      await world.officer('hung.tv'),
    ];
    const code = await world.file(await world.citizen('hoa.pt'));
    assert.ok((await accept(world.app, receiver, { code })).ok);
    assert.ok((await handOver(world.app, receiver, { code })).ok);
    assert.ok((await assign(world.app, head, { code, officer: handler.id })).ok);

    const page = await pageFor(t, visit);
    await signInOfficer(page, 'vinh.pq', '/can-bo');
    await page.getByRole('link', { name: 'Đánh giá cán bộ, đơn vị' }).click();
    await page.waitForURL(`**${PATH}`);
    await checkPage(page, visit.javaScript);
    await picture(page, `unit-${visit.width}`);
    assert.match(await mainText(page), /Chưa tìm thấy văn bản nào quy định công thức chấm điểm/);
    assert.match(await mainText(page), /Đánh giá của người dân\s*chưa có nguồn/);
    await page.getByRole('link', { name: 'Trần Văn Hùng' }).click();
    await page.waitForURL('**/can-bo/danh-gia/can-bo/*');
    await checkPage(page, visit.javaScript);
    assert.match(await mainText(page), /Mỗi lần xem số liệu của người khác đều được ghi lại/);
    assert.equal(await page.getByRole('button', { name: 'Gửi giải trình' }).count(), 0, 'nobody speaks for him');
    const sheet = page.url();
    await picture(page, `sheet-${visit.width}`);
    await page.getByRole('link', { name: /^Lượt bước đang giữ hiện nay: / }).click();
    await checkPage(page, visit.javaScript);
    await picture(page, `list-${visit.width}`);
    for (;;) {
      if ((await page.getByRole('link', { name: code }).count()) > 0) break;
      await page.getByRole('link', { name: 'Trang sau' }).click();
    }
    assert.equal((await page.goto(sheet.replace(UNIT, 'H48.03')))?.status(), 404);

    const own = await pageFor(t, visit);
    await signInOfficer(own, 'hung.tv', PATH);
    await own.waitForURL('**/can-bo/danh-gia/can-bo/*');
    await checkPage(own, visit.javaScript);
    assert.match(await mainText(own), /Ai đã xem số liệu của tôi[\s\S]*Phạm Quang Vinh/);
    const remark = `Tàu chưa về bến nên chưa kiểm tra được (${visit.width})`;
    await own.getByLabel('Về con số').selectOption('open');
    await own.getByRole('button', { name: 'Gửi giải trình' }).click();
    assert.match(await mainText(own), /Giải trình cần từ 5 đến 2.000 ký tự/);
    await own.getByLabel('Nội dung giải trình').fill(remark);
    await own.getByRole('button', { name: 'Gửi giải trình' }).click();
    await own.waitForURL('**da-gui=1*');
    await checkPage(own, visit.javaScript);
    await picture(own, `own-${visit.width}`);
    assert.match(await mainText(own), /Đã ghi giải trình của bạn/);
    assert.equal((await page.goto(sheet))?.status(), 200);
    assert.ok((await mainText(page)).includes(remark), 'the head reads it');
  });

test('whoever oversees sees sums without names, and a stranger finds nothing', async (t) => {
  const page = await pageFor(t, { width: 1280, javaScript: false });
  await signInOfficer(page, 'hung.tv', PATH);
  await page.waitForURL('**/can-bo/danh-gia/can-bo/*');
  const own = new URL(page.url()).pathname;
  for (const path of [`${PATH}?don-vi=${UNIT}`, `${PATH}/ho-so?don-vi=${UNIT}`, `${PATH}/can-bo/khong-co`])
    assert.equal((await page.goto(path))?.status(), 404, path);
  assert.equal((await page.goto(`${own}/ho-so?so-lieu=xep-hang`))?.status(), 404);
  const stranger = await pageFor(t, { width: 1280, javaScript: false });
  await signInOfficer(stranger, 'suong.dt', PATH);
  assert.equal((await stranger.goto(own))?.status(), 404);
  assert.equal((await stranger.goto(`${own}/ho-so?so-lieu=open`))?.status(), 404);
  const leader = await pageFor(t, { width: 360, javaScript: true });
  await signInOfficer(leader, 'chu.tv', PATH);
  await checkPage(leader);
  await leader.getByRole('link', { name: 'Sở Nông nghiệp và Môi trường' }).click();
  await checkPage(leader);
  assert.match(await mainText(leader), /Phòng, đơn vị trực thuộc/);
  const overseer = await pageFor(t, { width: 1280, javaScript: false });
  await signInOfficer(overseer, 'giam.hl', `${PATH}?don-vi=H48.14.05`);
  const text = await mainText(overseer);
  assert.match(text, /Số liệu của từng cán bộ chỉ người phụ trách đơn vị được xem/);
  assert.doesNotMatch(text, /Trần Văn Hùng/);
  assert.match(text, /Lượt bước được giao trong kỳ/);
  assert.equal((await overseer.goto(own))?.status(), 404);
  assert.equal((await overseer.goto(`${PATH}?don-vi=${UNIT}`))?.status(), 200);
  assert.match(await mainText(overseer), /Đơn vị có dưới 5 cán bộ trong kỳ/);
  await overseer.goto(`${PATH}/ho-so?don-vi=${UNIT}&so-lieu=late`);
  assert.equal(new URL(overseer.url()).pathname, PATH, 'no list, and the page that says why');
});
