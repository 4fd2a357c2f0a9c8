import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { publishCalendar } from '#agency/index.ts';
import { takeTicket } from '#desk/index.ts';
import { addDays, dateAt } from '#kernel/time.ts';
import { pageFor, type Visit } from './browser.ts';
import { mainText, now, openCentre } from './desk.ts';
import { answerPage, checkPage, scan, signInOfficer } from './filling.ts';

const LETTERS = /[A-C]\d{3}/;

const press = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).click();

/** At the desk with the officer: a card, a procedure, the form, one paper. */
async function fileAtDesk(page: Page): Promise<void> {
  const card = '051048000104|212345678|Đinh Văn Brút|01011948|Nam|Thôn Gò Rẫy, Xã Tịnh Khê, Quảng Ngãi|24042021';
  await page.getByLabel('Mã QR trên thẻ căn cước').fill(card);
  await page.getByLabel('Thủ tục (tên hoặc mã)').fill('1.003634');
  await page.getByLabel(/^Đã đối chiếu/).check();
  await press(page, 'Tìm thủ tục');
  await page.getByRole('button', { name: /^Nhận/ }).first().click();
  await page.waitForURL(/tiep-nhan\/[0-9a-f-]{36}$/);
  for (let times = 0; !/giay-to/.test(page.url()) && times < 4; times += 1) {
    await answerPage(page);
    await page.getByRole('button', { name: 'Lưu và sang giấy tờ' }).click();
  }
  await page.waitForURL(/giay-to$/);
  const first = page.getByRole('group', { name: /^Tờ khai cấp lại/ });
  await first.getByLabel('Bản chính').check();
  await page.locator('input[type=file]').nth(1).setInputFiles(scan('giay-cu.pdf'));
  await page.getByLabel('Người nộp đã xem lại tờ khai và cam đoan').check();
  await page.getByRole('button', { name: 'Tiếp nhận, in giấy hẹn' }).click();
  await page.waitForURL(/tiep-nhan\/phieu\//);
}

/** What the old man reads: with script the page changes by itself, without it the browser comes again. */
async function reads(page: Page, text: RegExp, visit: Visit): Promise<void> {
  if (!visit.javaScript) {
    assert.equal(await page.locator('noscript meta[http-equiv=refresh]').count(), 1, 'it comes again by itself');
    await page.reload();
  }
  await page.getByRole('main').getByText(text).first().waitFor();
}

for (const [centre, receiver, head, visit] of [
  ['H48.61.01', 'lan.pt', 'chinh.dq', { width: 1280, javaScript: true }],
  ['H48.62.01', 'my.ht', 'thanh.lc', { width: 360, javaScript: false }],
] as const)
  test(`an old man takes a priority number, is called and files, at ${visit.width} px ${visit.javaScript ? 'with' : 'without'} script`, async (t) => {
    const { app } = await openCentre(t, centre);
    const earlier = { centre, id: crypto.randomUUID(), series: 'A', takenBy: 'kiosk', address: 'thử' } as const;
    assert.ok((await takeTicket(app, earlier)).ok);

    const machine = await pageFor(t, visit);
    if (visit.width === 1280) await machine.setViewportSize({ width: 1080, height: 1920 });
    await machine.goto('/lay-so');
    await checkPage(machine, visit.javaScript);
    await machine.locator(`a[href="/lay-so/${centre}"]`).click();
    await checkPage(machine, visit.javaScript);
    assert.match(await mainText(machine), /1 người đang chờ/);
    await machine.getByRole('link', { name: /Nộp hồ sơ/ }).click();
    await machine.getByRole('heading', { name: /diện ưu tiên/ }).waitFor();
    await checkPage(machine, visit.javaScript);
    await press(machine, 'Người từ đủ 60 tuổi');
    await machine.waitForURL(/\/phieu\//);
    await checkPage(machine, visit.javaScript);
    assert.match(await mainText(machine), /A002[\s\S]*Bạn là người tiếp theo/);
    const square = await machine.request.get(`${machine.url()}/qr.svg`);
    assert.equal(square.headers()['content-type'], 'image/svg+xml');

    const board = await pageFor(t, { javaScript: visit.javaScript });
    await board.goto(`/bang-goi-so/${centre}`);
    await checkPage(board, visit.javaScript);
    assert.match(await mainText(board), /Chưa gọi số nào[\s\S]*A002 · A001/);

    const desk = await pageFor(t, visit);
    await signInOfficer(desk, receiver, '/can-bo/quay');
    await desk.waitForURL(`**/can-bo/quay/${centre}`);
    await checkPage(desk, visit.javaScript);
    await press(desk, 'Ngồi quầy này Quầy 1');
    await press(desk, 'Gọi số tiếp theo');
    await desk.getByText('A002').first().waitFor();
    await checkPage(desk, visit.javaScript);
    assert.match(await mainText(desk), /Người từ đủ 60 tuổi/);
    await reads(machine, /Mời bạn đến quầy 1/, visit);
    await reads(board, /A002/, visit);
    assert.match((await board.locator('.board-calls tbody tr').first().innerText()).replace(/\s+/g, ' '), /A002 1/);

    await desk.getByRole('link', { name: 'Nhận hồ sơ cho số này' }).click();
    assert.match(await mainText(desk), /gắn với số A002/);
    await checkPage(desk, visit.javaScript);
    await fileAtDesk(desk);
    await checkPage(desk, visit.javaScript);
    const code = /H48[\d.]*-\d{6}-\d+/.exec(await mainText(desk))?.[0] ?? '';
    await desk.getByRole('link', { name: /theo số A002/ }).click();
    await desk.waitForURL(`**/can-bo/quay/${centre}`);
    assert.match(await mainText(desk), new RegExp(`Hồ sơ đã nhận theo số này: ${code.replaceAll('.', '\\.')}`));
    await press(desk, 'Xong, gọi số tiếp theo');
    await desk.getByText('A001').first().waitFor();
    await reads(machine, /Số này đã xong/, visit);
    await press(desk, 'Vắng mặt, bỏ qua');
    await press(desk, 'Cho vào lại hàng A001');
    assert.match(await mainText(desk), /1 người chờ quầy này/);
    await press(desk, 'Rời quầy');
    assert.match(await mainText(desk), /Chọn quầy bạn ngồi/);

    const chief = await pageFor(t, visit);
    await signInOfficer(chief, head, `/can-bo/quay/${centre}/thoi-gian-cho`);
    await chief.waitForURL('**/thoi-gian-cho');
    await checkPage(chief, visit.javaScript);
    assert.match((await mainText(chief)).replace(/\s+/g, ' '), /2 \/ 2/);
  });

test('the head of a centre sets its counters and the page for numbers follows', async (t) => {
  const centre = 'H48.63.01';
  await openCentre(t, centre);
  const head = await pageFor(t);
  await signInOfficer(head, 'xuan.hv', '/can-bo/quay');
  await head.getByRole('link', { name: 'Cài đặt quầy' }).click();
  await checkPage(head);
  await head.locator('[name="chu-3"]').fill('D');
  await head.locator('[name="ten-3"]').fill('Hộ tịch');
  await head.locator('[name="ten-en-3"]').fill('Civil status');
  await press(head, 'Lưu cài đặt');
  assert.match(await mainText(head), /Chưa có quầy nào gọi nhóm D/);
  assert.equal(await head.locator('[name="ten-3"]').inputValue(), 'Hộ tịch', 'what was typed stays');
  await head.locator('[name="quay-2"]').fill('3');
  await head.locator('[name="goi-2"]').fill('D');
  await press(head, 'Lưu cài đặt');
  assert.match(await mainText(head), /Đã lưu cài đặt quầy/);
  await checkPage(head);
  const anyone = await pageFor(t, { width: 360 });
  await anyone.goto(`/lay-so/${centre}`);
  assert.match(await mainText(anyone), /Hộ tịch/);
  await anyone.goto(`/lay-so/${centre}/to-dan`);
  await checkPage(anyone);
  const address = await head.getByRole('link', { name: /^Máy lấy số/ }).getAttribute('href');
  await anyone.goto(address ?? '');
  await anyone.getByRole('link', { name: /Hộ tịch/ }).click();
  await press(anyone, 'Không thuộc diện nào');
  assert.match(await mainText(anyone), /D001/);
  assert.match(
    (await anyone.getByRole('link', { name: 'Xong, nhường người tiếp theo' }).getAttribute('href')) ?? '',
    /may=/,
  );
});

test('at a closed centre the page says when it opens and gives no number', async (t) => {
  const centre = 'H48.64.01';
  const world = await now(t);
  const today = dateAt(world.app.clock.now());
  const days = [today, addDays(today, 1)].map((day) => ({ day, kind: 'off', vi: 'Nghỉ', en: 'Closed' }) as const);
  assert.ok((await publishCalendar(world.app, 'system:test', { agency: centre, days, source: 'Thử nghiệm' })).ok);
  const page = await pageFor(t, { width: 360 });
  await page.goto(`/lay-so/${centre}`);
  await checkPage(page);
  assert.match(await mainText(page), /Trung tâm đang đóng cửa\s*Mở cửa lại lúc \d\d:\d\d/);
  assert.equal(await page.getByRole('main').getByRole('button').count(), 0);
  assert.doesNotMatch(await mainText(page), LETTERS);
});

test('a counter nobody touches stops asking, so that the session can end, and begins again with a touch', async (t) => {
  const centre = 'H48.65.01';
  await openCentre(t, centre);
  const page = await pageFor(t, { javaScript: true });
  await page.clock.install();
  await signInOfficer(page, 'hai.vd', '/can-bo/quay');
  await page.waitForURL(`**/can-bo/quay/${centre}`);
  await press(page, 'Ngồi quầy này Quầy 1');
  await page.getByText('Chưa gọi ai.').waitFor();
  let asked = 0;
  page.on('request', (request) => {
    if (/quay|nhip/.test(request.url())) asked += 1;
  });
  const minutes = async (count: number) => {
    for (let at = 0; at < count; at += 1) await page.clock.runFor(60_000);
  };
  const somebody = page.waitForRequest(/quay/);
  await minutes(1);
  await somebody;
  await minutes(12);
  asked = 0;
  await minutes(3);
  assert.equal(asked, 0, 'nobody is there');
  const again = page.waitForRequest(/nhip/);
  await page.keyboard.press('Shift');
  await again;
});

test('whoever goes back and presses again has the same number, unless it is for somebody else', async (t) => {
  const centre = 'H48.66.01';
  await openCentre(t, centre);
  const page = await pageFor(t, { width: 360 });
  const take = async () => {
    await page.getByRole('link', { name: /Nhận kết quả/ }).click();
    await press(page, 'Không thuộc diện nào');
    await page.waitForURL(/\/phieu\//);
    return page.url();
  };
  const old = await page.context().newPage();
  await old.goto(`/lay-so/${centre}?viec=B`);
  await page.goto(`/lay-so/${centre}`);
  const first = await take();
  await press(old, 'Không thuộc diện nào');
  await old.waitForURL(/\/phieu\//);
  assert.equal(old.url(), first, 'the page of before');
  await page.goto(`/lay-so/${centre}`);
  assert.match(await mainText(page), /Bạn đang có số B\d{3}/);
  await checkPage(page);
  await page.getByRole('link', { name: /Nhận kết quả/ }).click();
  await page.getByRole('heading', { name: /^Bạn đang có số B/ }).waitFor();
  await checkPage(page);
  await page.getByRole('link', { name: 'Lấy thêm một số cho người khác' }).click();
  await press(page, 'Không thuộc diện nào');
  await page.waitForURL(/\/phieu\//);
  assert.notEqual(page.url(), first);
});

test('a number is printed on the roll of the machine, on one slip', async (t) => {
  const centre = 'H48.66.01';
  const { app } = await openCentre(t, centre);
  const id = crypto.randomUUID();
  assert.ok(
    (await takeTicket(app, { centre, id, series: 'A', priority: 'elderly', takenBy: 'kiosk', address: 'thử' })).ok,
  );
  const page = await pageFor(t);
  await page.goto(`/lay-so/${centre}/phieu/${id}`);
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.equal(printed.match(/\/Type \/Page\b/g)?.length, 1);
  const [, width = '0', height = '0'] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(printed) ?? [];
  assert.deepEqual([Math.round((Number(width) / 72) * 25.4), Math.round((Number(height) / 72) * 25.4)], [80, 150]);
});
