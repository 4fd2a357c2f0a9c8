import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import * as dossier from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { issueResult, returnResult } from '#letter/index.ts';
import { type Paper, papersOfOwner, sharePaper } from '#vault/index.ts';
import { until } from '../world/faulted.ts';
import type { BesideSite } from '../world/running-site.ts';
import { pageFor, type Visit } from './browser.ts';
import { mainText, now, someDaysAgo } from './desk.ts';
import { type Answers, answerForm, answerPage, checkPage, next, signInCitizen, signInOfficer } from './filling.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};

const CERTIFICATE = 'GCN_DK_TAU_CA';

/** The first procedure by the real acts of the demonstration's officers; its result comes into the store by the site's own job. */
async function certificateOf(world: BesideSite, userName: string): Promise<Paper> {
  const { app } = world;
  const owner = await world.citizen(userName);
  const code = await world.file(owner);
  const [receiver, head, handler] = [
    await world.officer('suong.dt'),
    await world.officer('vinh.pq'),
    await world.officer('hung.tv'),
  ];
  const [leader, clerk] = [await world.officer('son.ph'), await world.officer('an.tt')];
  good(await dossier.accept(app, receiver, { code }));
  good(await dossier.handOver(app, receiver, { code }));
  good(await dossier.assign(app, head, { code, officer: handler.id }));
  const granted = { grants: true, title: 'Cấp lại Giấy chứng nhận đăng ký tàu cá', body: 'Tàu QNg-90214-TS.' };
  good(await dossier.draftDecision(app, handler, { code, ...granted }));
  good(await dossier.advance(app, handler, { code }));
  good(await dossier.claim(app, head, { code }));
  good(await dossier.advance(app, head, { code }));
  good(await dossier.claim(app, leader, { code }));
  good(await dossier.sign(app, leader, { code, title: 'Chi cục trưởng' }));
  good(await dossier.claim(app, clerk, { code }));
  good(await dossier.number(app, clerk, { code }));
  // By the site's own worker, with the keys that the site trusts.
  await until(`the signatures of ${code}`, async () => (await issueResult(app, code)).ok || undefined);
  good(await returnResult(app, receiver, { code }));
  return until(`the result of ${code} in the store`, async () =>
    (await papersOfOwner(app.read, app.realm, owner.id)).find((one) => one.dossier === code && one.origin === 'result'),
  );
}

const STORY: Answers = [
  [/hasCertificate/, 'yes'],
  [/boatNumber/, 'QNg-90214-TS'],
];

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name }).first().click();

/** From the procedure to the dossier, with the certificate taken from the store. Answers its code. */
async function fileWithStored(page: Page, paper: Paper, axe: boolean): Promise<string> {
  await page.goto('/nop-ho-so/1.003681?hoi=1&reason=wish');
  await press(page, 'Bắt đầu làm hồ sơ');
  await page.getByRole('link', { name: 'Người nộp' }).click();
  await answerForm(page, STORY, axe);
  await page.getByRole('link', { name: 'Giấy tờ', exact: true }).first().click();
  assert.match(await mainText(page), /Có trong kho/);
  await checkPage(page, axe);
  await page.getByRole('link', { name: /^Giấy chứng nhận đăng ký tàu cá/ }).click();
  assert.match(await mainText(page), new RegExp(`Bạn đã có sẵn trong kho[\\s\\S]*${paper.number}`));
  await checkPage(page, axe);
  await press(page, /^Dùng bản này/);
  assert.match(await mainText(page), /Đã lấy từ kho giấy tờ/);
  await checkPage(page, axe);
  const draft = /nhap\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  await page.goto(`/ho-so/nhap/${draft}/noi-nop`);
  await page.locator('input[name="noi-nop"]').first().check();
  await page.getByLabel(/Bản điện tử/).check();
  await next(page);
  await page.goto(`/ho-so/nhap/${draft}/kiem-tra`);
  await page.locator('#cam-doan').check();
  await press(page, 'Nộp hồ sơ');
  await page.waitForURL(/\?da-nop$/);
  return /ho-so\/([^?]+)/.exec(page.url())?.[1] ?? '';
}

for (const [userName, name, visit] of [
  ['son.nv', 'Nguyễn Văn Sơn', { width: 1280, javaScript: true }],
  ['yen.ht', 'Hồ Thị Yến', { width: 360, javaScript: false }],
] as const satisfies readonly (readonly [string, string, Visit])[])
  test(`the result of one procedure is the paper of the next, and its owner reads who used it, at ${visit.width} px ${visit.javaScript ? 'with' : 'without'} script`, async (t) => {
    const world = await now(t);
    const paper = await certificateOf(world, userName);
    const page = await pageFor(t, visit);
    await signInCitizen(page, name, '/kho-giay-to');
    await page.waitForURL('**/kho-giay-to');
    await checkPage(page, visit.javaScript);
    assert.match(await mainText(page), new RegExp(`Giấy chứng nhận đăng ký tàu cá[\\s\\S]*${paper.number}`));
    const code = await fileWithStored(page, paper, visit.javaScript);
    const owner = await world.citizen(userName);
    const [used] = (await dossier.papersOf(world.app.read, world.app.realm, code)).filter(
      ({ reusedFrom }) => reusedFrom,
    );
    assert.deepEqual(
      [used?.origin, used?.source, used?.reusedFrom, used?.sha256, used?.documentType],
      ['vault', 'result', paper.id, paper.sha256, CERTIFICATE],
    );

    const officer = await pageFor(t, visit);
    await signInOfficer(officer, 'vinh.pq', `/can-bo/ho-so/${code}`);
    await officer.waitForURL(`**/can-bo/ho-so/${code}`);
    assert.match(await mainText(officer), /lấy từ kho giấy tờ/);
    const file = await officer.request.get(`/can-bo/ho-so/${code}/tep/${used?.id}`);
    assert.equal(file.status(), 200);

    await page.goto(`/kho-giay-to/${paper.id}`);
    await checkPage(page, visit.javaScript);
    const told = await mainText(page);
    assert.match(told, new RegExp(`Nộp trong hồ sơ[\\s\\S]*${code}`));
    assert.match(told, /Phạm Quang Vinh[\s\S]*Mở tệp xem/);
    assert.ok(owner.id);
    await press(page, 'Gửi đề nghị');
    assert.match(await mainText(page), /Hãy viết rõ nội dung/);
    await page.getByLabel('Nội dung đề nghị').fill('Số máy ghi sai, số đúng là 6D-1234.');
    await press(page, 'Gửi đề nghị');
    assert.match(await mainText(page), /Đã gửi đề nghị tới cơ quan/);
    await checkPage(page, visit.javaScript);
    await officer.goto('/can-bo/giay-to-kho');
    await checkPage(officer, visit.javaScript);
    const row = officer.locator('li').filter({ hasText: name }).filter({ hasText: '6D-1234' });
    await row.getByLabel('Trả lời').fill('Số máy đúng theo hồ sơ gốc đã đối chiếu.');
    await row.getByRole('button', { name: 'Gửi trả lời' }).click();
    assert.match(await mainText(officer), /Đã trả lời đề nghị/);
    await page.reload();
    assert.match(await mainText(page), /Cơ quan trả lời[\s\S]*đúng theo hồ sơ gốc/);
  });

/** Makes a link on the page of a paper. */
async function share(page: Page, paper: string, { days, opens }: { days: string; opens: string }): Promise<string> {
  await page.goto(`/kho-giay-to/${paper}`);
  await page.getByLabel('Số ngày').fill(days);
  await page.getByLabel(/^Số lần mở tệp/).fill(opens);
  await press(page, 'Tạo liên kết');
  return page.locator('#lien-ket').inputValue();
}

test('a shared link shows one paper to a stranger, so often and so long as its owner said, and no more', async (t: TestContext) => {
  const world = await now(t);
  const owner = await world.citizen('brut.dv');
  const paper = await certificateOf(world, 'brut.dv');
  const page = await pageFor(t, { width: 360 });
  await signInCitizen(page, 'Đinh Văn Brút', '/kho-giay-to');
  await page.goto(`/kho-giay-to/${paper.id}`);
  await page.getByLabel('Số ngày').fill('99');
  await press(page, 'Tạo liên kết');
  assert.match(await mainText(page), /từ 1 đến 30 ngày/);
  await checkPage(page);
  const link = await share(page, paper.id, { days: '3', opens: '1' });
  await checkPage(page);
  await page.goto(`/kho-giay-to/${paper.id}`);
  assert.equal(await page.locator('#lien-ket').count(), 0, 'told once');

  const stranger = await pageFor(t, { width: 360 });
  const seen = await stranger.goto(link);
  assert.equal(seen?.status(), 200);
  assert.match(seen?.headers()['x-robots-tag'] ?? '', /noindex/);
  assert.equal(seen?.headers()['cache-control'], 'no-store');
  await checkPage(stranger);
  const shown = await mainText(stranger);
  assert.match(shown, new RegExp(`Giấy tờ được chia sẻ với bạn[\\s\\S]*${paper.number}`));
  const html = await stranger.content();
  for (const secret of [owner.id, owner.personalNumber ?? 'x', paper.dossier ?? 'x', paper.sha256])
    assert.ok(!html.includes(secret), 'whose it is and where it came from stay out of the page');
  const origin = new URL(link).origin;
  const open = () => stranger.request.post(`${link}/tep`, { headers: { origin }, form: {} });
  const file = await open();
  assert.deepEqual([file.status(), file.headers()['content-type']], [200, 'application/pdf']);
  assert.equal((await open()).status(), 410, 'once was said');
  assert.equal((await stranger.goto(link))?.status(), 410);
  await checkPage(stranger);
  assert.match(await mainText(stranger), /Liên kết này không dùng được/);

  // Four days ago the same owner made two links: for three days, and for thirty.
  const past = await someDaysAgo(t, 4);
  const before = async (days: number) =>
    good(await sharePaper(past.app, owner, { paper: paper.id, days, opens: null }));
  const [ended, good30] = [(await before(3)).token, (await before(30)).token];
  assert.equal((await stranger.goto(`/giay-to-chia-se/${ended}`))?.status(), 410, 'three days have passed');
  assert.equal((await stranger.goto(`/giay-to-chia-se/${good30}`))?.status(), 200);
  await page.goto(`/kho-giay-to/${paper.id}`);
  const told = await mainText(page);
  assert.match(told, /Đã hết hạn/);
  assert.match(told, /Đã hết số lần mở[\s\S]*đã mở 1 trên 1 lần/);
  assert.match(told, /Người có liên kết[\s\S]*Mở tệp bằng liên kết chia sẻ/);
  await checkPage(page);
  await press(page, /^Thu hồi/);
  assert.match(await mainText(page), /Đã thu hồi liên kết/);
  assert.equal((await stranger.goto(`/giay-to-chia-se/${good30}`))?.status(), 410);
});

test('at the counter the officer is shown what the person has, takes it with one press, and the person reads of it', async (t) => {
  const world = await now(t);
  const paper = await certificateOf(world, 'brut.dv');
  const page = await pageFor(t, { javaScript: true });
  await signInOfficer(page, 'suong.dt', '/can-bo/tiep-nhan');
  const card = '051048000104|212345678|Đinh Văn Brút|01011948|Nam|Thôn Gò Rẫy, Xã Tịnh Khê, Quảng Ngãi|24042021';
  await page.getByLabel('Mã QR trên thẻ căn cước').fill(card);
  await page.getByLabel('Thủ tục (tên hoặc mã)').fill('1.003634');
  await page.getByLabel(/^Đã đối chiếu/).check();
  await page.getByLabel('Thủ tục (tên hoặc mã)').press('Enter');
  await page.getByRole('button', { name: /^Nhận/ }).first().click();
  await page.waitForURL(/tiep-nhan\/[0-9a-f-]{36}$/);
  for (let times = 0; !/giay-to/.test(page.url()) && times < 4; times += 1) {
    await answerPage(page);
    await page.getByRole('button', { name: 'Lưu và sang giấy tờ' }).click();
  }
  await page.waitForURL(/giay-to$/);
  assert.match(await mainText(page), new RegExp(`Người nộp đã có trong kho[\\s\\S]*${paper.number}`));
  await checkPage(page);
  await page
    .getByRole('group', { name: /^Tờ khai cấp lại/ })
    .getByLabel('Bản chính')
    .check();
  await page.getByRole('button', { name: new RegExp(`^Dùng bản này.*${paper.number}`) }).click();
  assert.match(await mainText(page), /Đã lấy từ kho giấy tờ/);
  assert.ok(
    await page
      .getByRole('group', { name: /^Tờ khai cấp lại/ })
      .getByLabel('Bản chính')
      .isChecked(),
  );
  await checkPage(page);
  await page.getByLabel('Người nộp đã xem lại tờ khai và cam đoan').check();
  await page.getByRole('button', { name: 'Tiếp nhận, in giấy hẹn' }).click();
  await page.waitForURL(/tiep-nhan\/phieu\//);
  const code = /phieu\/([^?]+)/.exec(page.url())?.[1] ?? '';
  const own = await pageFor(t, { width: 360 });
  await signInCitizen(own, 'Đinh Văn Brút', `/kho-giay-to/${paper.id}`);
  await own.waitForURL(`**/kho-giay-to/${paper.id}`);
  const told = await mainText(own);
  for (const what of ['Được đề xuất khi nhận hồ sơ', 'Lấy vào hồ sơ đang làm', 'Nộp trong hồ sơ', code])
    assert.ok(told.includes(what), what);
});
