import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageFor } from './browser.ts';
import { act, allSigned, at, mainText, type } from './desk.ts';
import { answerForm, checkPage, next, scan, signInCitizen, signInOfficer } from './filling.ts';

test('a dossier filed at another commune is resolved by its own, and its result is fetched where it was filed', async (t) => {
  const page = await pageFor(t, { width: 360, javaScript: true });
  await signInCitizen(page, 'Phạm Thị Hoa', '/nop-ho-so/2.000635?hoi=1&registered=yes');
  await page.getByRole('button', { name: 'Bắt đầu làm hồ sơ' }).click();
  const draft = page.url();
  await page.locator('.tasks a').first().click();
  await answerForm(page, [], false);
  await page.goto(`${draft}/giay-to`);
  for (const href of await page
    .locator('.tasks a')
    .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''))) {
    await page.goto(href);
    await page.setInputFiles('input[type=file]', scan('to-khai.pdf'));
    await page.getByRole('button', { name: 'Gửi tệp' }).click();
    await page.getByText(/^Đã nhận \d+ tệp$/).waitFor();
  }
  await page.goto(`${draft}/noi-nop`);
  await page.locator('select[name=xa]').selectOption({ label: 'Ủy ban nhân dân phường Cẩm Thành' });
  await page.locator('input[name="noi-nop"][value="H48.62.01"]').check();
  await page.getByLabel(/Bản giấy, đến lấy/).check();
  await next(page);
  await page.goto(`${draft}/kiem-tra`);
  assert.match(await mainText(page), /Nộp tại[\s\S]*phường Trương Quang Trọng/);
  await checkPage(page);
  await page.locator('#cam-doan').check();
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await page.waitForURL(/\?da-nop$/);
  const code = /ho-so\/([^?]+)/.exec(page.url())?.[1] ?? '';
  assert.match(code, /^H48\.61-/, 'the code names the commune that resolves it');

  const elsewhere = await at(t, 'my.ht', code);
  await act(elsewhere, 'accept');
  await act(elsewhere, 'hand-over');
  await checkPage(elsewhere);
  await page.goto(`/ho-so/${code}`);
  assert.match(await mainText(page), /Ủy ban nhân dân phường Cẩm Thành/);
  await checkPage(page);

  const handler = await at(t, 'tam.nv', code);
  await act(handler, 'claim');
  await act(handler, 'draft-decision', type({ 'noi-dung': 'Cấp bản sao trích lục khai sinh.' }));
  await act(handler, 'advance');
  const leader = await at(t, 'chinh.dq', code);
  await act(leader, 'claim');
  await act(leader, 'sign', type({ 'chuc-vu': 'Chủ tịch' }));
  await handler.reload();
  await act(handler, 'claim');
  await act(handler, 'number');

  await elsewhere.goto('/can-bo/ho-so?hang=to-return');
  assert.match(await mainText(elsewhere), new RegExp(code), 'the centre that received it follows it and gives it back');
  await elsewhere.goto(`/can-bo/ho-so/${code}`);
  await allSigned(elsewhere);
  await act(elsewhere, 'return-result');
  await page.reload();
  assert.match(await mainText(page), /Đã trả kết quả/);
});

test('before it is accepted a citizen takes the dossier to a nearer centre and asks for the result on paper', async (t) => {
  const { now } = await import('./desk.ts');
  const code = await (await now(t)).file(await (await now(t)).citizen('hoa.pt'));
  const page = await pageFor(t, { width: 360 });
  await signInCitizen(page, 'Phạm Thị Hoa', `/ho-so/${code}`);
  await page.getByRole('button', { name: 'Sửa hồ sơ trước khi được tiếp nhận' }).click();
  await page.waitForURL(/\/ho-so\/nhap\//);
  await page.getByRole('link', { name: 'Nơi nộp và cách nhận kết quả' }).click();
  await page.locator('input[name="noi-nop"][value="H48.63.01"]').check();
  await page.getByLabel(/Bản giấy, đến lấy/).check();
  await next(page);
  await page.getByRole('link', { name: 'Kiểm tra lại và gửi' }).click();
  await page.locator('#cam-doan').check();
  await page.getByRole('button', { name: 'Gửi bản sửa' }).click();
  await page.waitForURL(/\?da-gui$/);

  const there = await pageFor(t, { javaScript: true });
  await signInOfficer(there, 've.dt', '/can-bo/ho-so?hang=to-receive');
  assert.match(await mainText(there), new RegExp(code));
  const before = await pageFor(t, { javaScript: true });
  await signInOfficer(before, 'suong.dt', '/can-bo/ho-so?hang=to-receive');
  assert.doesNotMatch(await mainText(before), new RegExp(code));
});
