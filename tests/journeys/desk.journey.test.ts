import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { accept, assign, claim, consult, draftDecision, handOver } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { instant } from '#kernel/time.ts';
import type { BesideSite } from '../world/running-site.ts';
import { pageFor, type Visit } from './browser.ts';
import { act, allSigned, at, day, mainText, now, send, someDaysAgo, type } from './desk.ts';
import { checkPage, scan, signInCitizen, signInOfficer } from './filling.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};

/** Received, handed over, and given to the specialist Trần Văn Hùng. */
async function beingExamined(world: BesideSite, owner: string): Promise<string> {
  const [receiver, head] = [await world.officer('suong.dt'), await world.officer('vinh.pq')];
  const code = await world.file(await world.citizen(owner));
  good(await accept(world.app, receiver, { code }));
  good(await handOver(world.app, receiver, { code }));
  good(await assign(world.app, head, { code, officer: (await world.officer('hung.tv')).id }));
  return code;
}

async function citizenAt(t: TestContext, name: string, code: string, visit: Visit = {}): Promise<Page> {
  const page = await pageFor(t, { javaScript: true, ...visit });
  await signInCitizen(page, name, `/ho-so/${code}`);
  await page.waitForURL(`**/ho-so/${code}`);
  await checkPage(page, visit.javaScript !== false);
  return page;
}

async function isPdf(page: Page, link: string | RegExp): Promise<void> {
  const href = await page.getByRole('main').getByRole('link', { name: link }).first().getAttribute('href');
  const answer = await page.request.get(href ?? '');
  assert.equal(answer.status(), 200, href ?? '');
  assert.equal(answer.headers()['content-type'], 'application/pdf');
}

const body = { 'noi-dung': 'Cấp lại giấy chứng nhận đăng ký tàu cá.' };

for (const visit of [
  { width: 1280, javaScript: true },
  { width: 360, javaScript: false },
] as const)
  test(`specialist, head, leader and clerk finish it and the citizen finds the result, at ${visit.width} px ${visit.javaScript ? 'with' : 'without'} script`, async (t) => {
    const world = await now(t);
    const code = await world.file(await world.citizen('hoa.pt'));
    const receiver = await pageFor(t, visit);
    await signInOfficer(receiver, 'suong.dt', '/can-bo/ho-so?hang=to-receive');
    await checkPage(receiver, visit.javaScript);
    await receiver.locator(`a.button[href^="/can-bo/ho-so/${code}"]`).click();
    await receiver.waitForLoadState('load');
    await checkPage(receiver, visit.javaScript);
    assert.match(await mainText(receiver), /Phải trả lời trước[\s\S]*hạn báo là 2 giờ/);
    // The photograph itself, or its picture once the job has drawn it.
    const shown = receiver.locator('.paper-shown img');
    assert.ok((await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)) >= 600);
    await act(receiver, 'accept');
    await isPdf(receiver, /Giấy tiếp nhận hồ sơ/);
    await act(receiver, 'hand-over');

    const head = await at(t, 'vinh.pq', code, visit);
    await act(head, 'assign', async (form) => {
      const given = await form.getByRole('option', { name: /^Trần Văn Hùng · Phòng/ }).getAttribute('value');
      await form.locator('select').selectOption(given);
    });
    const specialist = await at(t, 'hung.tv', code, visit);
    await act(specialist, 'draft-decision', type(body));
    await act(specialist, 'advance');
    await head.reload();
    await act(head, 'claim');
    await act(head, 'advance');
    const leader = await at(t, 'son.ph', code, visit);
    await act(leader, 'claim');
    await act(leader, 'sign', type({ 'chuc-vu': 'Chi cục trưởng' }));
    const clerk = await at(t, 'an.tt', code, visit);
    await act(clerk, 'claim');
    await act(clerk, 'number');
    await receiver.goto(`/can-bo/ho-so/${code}`);
    await allSigned(receiver);
    await checkPage(receiver, visit.javaScript);
    await act(receiver, 'return-result');
    await checkPage(receiver, visit.javaScript);

    const owner = await citizenAt(t, 'Phạm Thị Hoa', code, visit);
    assert.match(await mainText(owner), /Đã trả kết quả[\s\S]*KQ-CCTS/);
    await isPdf(owner, /Kết quả giải quyết/);
    await owner.goto(`/tra-cuu?ma=${code}`);
    await owner.getByLabel(/^4 số cuối/).fill('3456');
    await owner.getByRole('button', { name: 'Xem hồ sơ' }).click();
    assert.match(await mainText(owner), /Đã trả kết quả/);
  });

test('an officer reads the desk in English', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('hoa.pt'));
  const page = await pageFor(t, { javaScript: true, language: 'en' });
  await page.goto(`/dang-nhap?tiep=/can-bo/ho-so/${code}`);
  await page.getByLabel('User name').fill('nhan.vt');
  await page.getByLabel('Password').fill('motcua-demo');
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(`**/can-bo/ho-so/${code}`);
  await checkPage(page);
  await page.locator('.cannot summary').click();
  assert.match(await mainText(page), /not yet, the dossier has not been received \(Article 18\(2\)\)/);
  await page.goto('/can-bo/ho-so');
  await checkPage(page);
  assert.match(await mainText(page), /To be received/);
});

test('a late dossier is extended once and the second try is refused with the article', async (t) => {
  const code = await beingExamined(await now(t), 'hoa.pt');
  const [head, second] = [await at(t, 'vinh.pq', code), await at(t, 'vinh.pq', code)];
  const until: typeof act = async (page, name) =>
    send(page, name, async (form) => {
      await day('han-moi', 30)(form);
      await type({ 'ly-do': 'Phải chờ cơ quan đăng kiểm xác nhận số máy.' })(form);
    });
  await until(head, 'extend');
  await head.waitForURL(/\?xong$/);
  await checkPage(head);
  await isPdf(head, /Thư xin lỗi/);
  await head.locator('.cannot summary').click();
  assert.match(
    await mainText(head),
    /Xin lỗi và gia hạn: không được nữa, hồ sơ đã gia hạn một lần \(Điều 19 khoản 6\)/,
  );
  assert.match(await mainText(head), /Hạn ban đầu/);
  // The other window still shows the form as it was: its try changes nothing and what was typed stays.
  await until(second, 'extend');
  assert.match(await mainText(second), /Nội dung này vừa thay đổi/);
  await checkPage(second);
  assert.equal(await second.locator('form#extend').count(), 0);
});

test('a refusal is contested and the head answers', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('son.nv'));
  const receiver = await at(t, 'suong.dt', code);
  await send(receiver, 'refuse', (form) => form.locator('input[type=radio]').first().check());
  assert.match(await mainText(receiver), /ghi rõ lý do/);
  await checkPage(receiver);
  assert.ok(await receiver.locator('form#refuse input[type=radio]').first().isChecked(), 'what was chosen stays');
  await act(receiver, 'refuse', type({ 'ly-do': 'Hồ sơ thuộc thẩm quyền của tỉnh khác theo nơi đăng ký tàu.' }));
  await isPdf(receiver, /Phiếu từ chối tiếp nhận/);

  const owner = await citizenAt(t, 'Nguyễn Văn Sơn', code);
  assert.match(await mainText(owner), /Từ chối tiếp nhận[\s\S]*thẩm quyền của tỉnh khác/);
  await owner.getByText('Tôi không đồng ý').click();
  await owner.locator('form#contest [name="ly-do"]').fill('Tàu tôi đăng ký tại Sa Huỳnh, tỉnh Quảng Ngãi.');
  await owner.locator('form#contest button').click();
  await owner.waitForURL(`**/ho-so/${code}`);

  const head = await pageFor(t, { javaScript: true });
  await signInOfficer(head, 'vinh.pq', '/can-bo/ho-so?hang=objections');
  await checkPage(head);
  await head.locator(`a.button[href^="/can-bo/ho-so/${code}"]`).click();
  assert.match(await mainText(head), /đăng ký tại Sa Huỳnh/);
  await act(head, 'answer-objection', async (form) => {
    await form.locator('input[name=dung][value=yes]').check();
    await type({ 'noi-dung': 'Ông nói đúng. Mời ông nộp lại, Trung tâm sẽ nhận ngay.' })(form);
  });
  await owner.reload();
  assert.match(await mainText(owner), /Mời ông nộp lại/);
  await checkPage(owner);
});

test('a fisher is asked once for two things, answers, receives the result', async (t) => {
  const world = await now(t);
  const code = await world.file(await world.citizen('son.nv'));
  const receiver = await at(t, 'suong.dt', code);
  const asked = ['component:part-1', 'field:request'];
  const ask = async (form: ReturnType<Page['locator']>) => {
    for (const key of asked) {
      await form.locator(`input[name=muc][value="${key}"]`).check();
      await form.locator(`select[name="ly-do:${key}"]`).selectOption('wrong');
      await form.locator(`input[name="them:${key}"]`).fill('Ghi đúng số tàu QNg-90215-TS');
    }
  };
  await act(receiver, 'ask-supplement', ask);
  await checkPage(receiver);

  const owner = await citizenAt(t, 'Nguyễn Văn Sơn', code, { width: 360 });
  await owner.getByRole('button', { name: 'Bổ sung ngay' }).click();
  await owner.waitForURL(/\/ho-so\/nhap\//);
  const draft = owner.url();
  await owner.goto(`${draft}/khai/request`);
  await owner.locator('main form textarea').first().fill('Đề nghị cấp lại giấy của tàu QNg-90215-TS.');
  await owner.getByRole('button', { name: 'Tiếp tục', exact: true }).click();
  await owner.goto(`${draft}/giay-to/part-1`);
  await owner.setInputFiles('input[type=file]', scan('to-khai-dung.pdf'));
  await owner.getByRole('button', { name: 'Gửi tệp' }).click();
  await owner.goto(`${draft}/kiem-tra`);
  await owner.locator('#cam-doan').check();
  await owner.getByRole('button', { name: 'Gửi bổ sung' }).click();
  await owner.waitForURL(/\?da-gui$/);

  await receiver.goto('/can-bo/ho-so?hang=to-receive');
  assert.match(await receiver.locator('tr').filter({ hasText: code }).innerText(), /đã bổ sung/);
  await receiver.goto(`/can-bo/ho-so/${code}`);
  await checkPage(receiver);
  assert.match(await receiver.locator('.differs').innerText(), /QNg-90215-TS[\s\S]*Đã sửa\. Trước: .*QNg-90214-TS/);
  assert.match(await receiver.locator('.papers').innerText(), /to-khai-dung\.pdf[\s\S]*mới bổ sung/);
  await send(receiver, 'ask-supplement', ask);
  assert.match(await mainText(receiver), /chỉ được yêu cầu một lần.*Đ16\.3/);
  assert.ok(await receiver.locator('input[value="field:request"]').isChecked(), 'what was ticked stays ticked');
  await act(receiver, 'accept');
  await act(receiver, 'hand-over');
  await finish(t, world, code, receiver);
  await owner.goto(`/ho-so/${code}`);
  assert.match(await mainText(owner), /Đã trả kết quả/);
});

/** From the head's desk to the returned result: the middle by acts, the end by pages. */
async function finish(t: TestContext, world: BesideSite, code: string, receiver: Page): Promise<void> {
  const [head, specialist] = [await world.officer('vinh.pq'), await world.officer('hung.tv')];
  good(await assign(world.app, head, { code, officer: specialist.id }));
  good(
    await draftDecision(world.app, specialist, {
      code,
      grants: true,
      title: 'Giấy chứng nhận',
      body: body['noi-dung'],
    }),
  );
  await act(await at(t, 'hung.tv', code), 'advance');
  good(await claim(world.app, head, { code }));
  await act(await at(t, 'vinh.pq', code), 'advance');
  const leader = await at(t, 'thuy.lt', code);
  await act(leader, 'claim');
  await act(leader, 'sign', type({ 'chuc-vu': 'Phó Chi cục trưởng' }));
  const clerk = await at(t, 'an.tt', code);
  await act(clerk, 'claim');
  await act(clerk, 'number');
  await receiver.goto(`/can-bo/ho-so/${code}`);
  await allSigned(receiver);
  await act(receiver, 'return-result');
}

test('a citizen stops one', async (t) => {
  const code = await beingExamined(await now(t), 'son.nv');
  const owner = await citizenAt(t, 'Nguyễn Văn Sơn', code, { width: 360 });
  await owner.getByText('Dừng giải quyết').first().click();
  await owner.locator('form#stop [name="ly-do"]').fill('Tôi đã bán tàu.');
  await owner.locator('form#stop button').click();
  await owner.waitForURL(`**/ho-so/${code}`);
  assert.match(await mainText(owner), /Đã dừng theo yêu cầu[\s\S]*Tôi đã bán tàu/);
  await checkPage(owner);
  const specialist = await at(t, 'hung.tv', code);
  assert.match(await mainText(specialist), /Tôi đã bán tàu/);
  assert.equal(await specialist.locator('form.act').count(), 1, 'a note is all that is left to do');
  await specialist.locator('.cannot summary').click();
  assert.match(await mainText(specialist), /Nhận việc: không được nữa, hồ sơ đã dừng theo yêu cầu \(Điều 19 khoản 1\)/);
  await isPdf(specialist, /Thông báo dừng giải quyết/);
});

test('a consultation comes back late', async (t) => {
  const world = await someDaysAgo(t, 12);
  const code = await beingExamined(world, 'hoa.pt');
  const question = 'Đề nghị cho ý kiến về ranh giới vùng nuôi.';
  const due = instant(world.app.clock.now() + 2 * 86_400_000);
  good(await consult(world.app, await world.officer('hung.tv'), { code, agency: 'H48.14.20', question, due }));
  const asked = await pageFor(t, { javaScript: true });
  await signInOfficer(asked, 'dat.hq', '/can-bo/ho-so?hang=opinions');
  await checkPage(asked);
  await asked.locator(`a.button[href^="/can-bo/ho-so/${code}"]`).click();
  assert.match(await mainText(asked), /chờ trả lời[\s\S]*quá hạn/);
  await checkPage(asked);
  await act(asked, 'answer-consultation', type({ 'noi-dung': 'Vùng nuôi không chồng lấn.' }));
  const specialist = await pageFor(t, { javaScript: true });
  await signInOfficer(specialist, 'hung.tv', '/can-bo/ho-so?hang=late');
  assert.match(await specialist.locator('tr').filter({ hasText: code }).innerText(), /quá hạn/);
  await checkPage(specialist);
  await specialist.goto(`/can-bo/ho-so/${code}`);
  assert.match(await mainText(specialist), /Vùng nuôi không chồng lấn[\s\S]*trả lời muộn/);
});
