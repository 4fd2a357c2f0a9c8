import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, handOver } from '#dossier/index.ts';
import { pageFor } from './browser.ts';
import { act, at, mainText, now } from './desk.ts';
import { checkPage, signInCitizen, signInOfficer } from './filling.ts';

const VISITS = [
  { width: 1280, javaScript: true },
  { width: 360, javaScript: false },
] as const;

for (const visit of VISITS)
  test(`what was given by a list is taken back before the other side answers, at ${visit.width} px`, async (t) => {
    const world = await now(t);
    const [owner, receiver] = [await world.citizen('hoa.pt'), await world.officer('suong.dt')];
    const codes: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      const code = await world.file(owner, {}, { papers: 'one' });
      assert.ok((await accept(world.app, receiver, { code })).ok);
      codes.push(code);
    }
    const [one = ''] = codes;
    const page = await pageFor(t, visit);
    await signInOfficer(page, 'suong.dt', '/can-bo/ban-giao');
    const form = page.locator('#giao form').filter({ has: page.locator(`input[value="${one}"]`) });
    for (const box of await form.locator('input[name="ho-so"]').all())
      await box.setChecked(codes.includes(await box.inputValue()));
    await form.getByRole('button', { name: /^Lập danh sách/ }).click();
    await page.waitForURL(/\?da-lap$/);
    await checkPage(page, visit.javaScript);
    await page.getByRole('button', { name: `Rút lại ${one}` }).click();
    await page.waitForURL(/\?xong$/);
    await checkPage(page, visit.javaScript);
    assert.match(await mainText(page), /Đã rút lại[\s\S]*Đinh Thị Sương/);
    await page.getByRole('button', { name: 'Rút lại tất cả' }).click();
    await page.waitForURL(/\?xong$/);
    assert.match(await mainText(page), /Đã trả lời 3\/3/);
    assert.equal(await page.getByRole('button', { name: /^Rút lại/ }).count(), 0);
    await page.goto('/can-bo/ban-giao');
    for (const code of codes) assert.equal(await page.locator(`#giao input[value="${code}"]`).count(), 1);
  });

for (const visit of VISITS)
  test(`work just taken is given free again from the page of results, sent twice too, at ${visit.width} px`, async (t) => {
    const world = await now(t);
    const receiver = await world.officer('suong.dt');
    const codes: string[] = [];
    for (let at = 0; at < 2; at += 1) {
      const code = await world.file(await world.citizen('hoa.pt'));
      assert.ok((await accept(world.app, receiver, { code })).ok);
      assert.ok((await handOver(world.app, receiver, { code })).ok);
      codes.push(code);
    }
    const page = await pageFor(t, visit);
    await signInOfficer(page, 'vinh.pq', '/can-bo/ho-so?hang=to-take');
    for (const code of codes) await page.locator(`input[name=ma][value^="${code}:"]`).check();
    await page.getByRole('button', { name: 'Xem trước', exact: true }).click();
    await page.getByRole('button', { name: 'Làm với 2 hồ sơ' }).click();
    await checkPage(page, visit.javaScript);
    assert.match(await mainText(page), /Hoàn tác được trong 30 phút/);
    await page.getByRole('button', { name: 'Hoàn tác 2 hồ sơ' }).click();
    await checkPage(page, visit.javaScript);
    assert.match(await mainText(page), /Hoàn tác nhận việc: 2 hồ sơ[\s\S]*Đã hoàn tác cả 2 hồ sơ/);
    await page.reload();
    assert.match(await mainText(page), /Đã hoàn tác cả 2 hồ sơ/, 'sent again it is the same undo');
    const { rows } = await world.app.read.query<{ count: number }>(
      `select count(*) from trail where act = 'dossier-undo-assign' and subject = any ($1)`,
      [codes.map((code) => `dossier/${code}`)],
    );
    assert.equal(rows[0]?.count, 2);
  });

for (const visit of VISITS)
  test(`a citizen and an officer choose one mail a day and choose it off again, at ${visit.width} px`, async (t) => {
    const citizen = await pageFor(t, visit);
    await signInCitizen(citizen, 'Võ Văn Tư', '/tai-khoan');
    const officer = await pageFor(t, visit);
    await signInOfficer(officer, 'my.ht', '/can-bo');
    for (const page of [citizen, officer]) {
      await checkPage(page, visit.javaScript);
      assert.equal(await page.getByLabel('Mỗi thông báo một thư').isChecked(), true, 'unless chosen it is as before');
      await page.getByLabel('Gộp thành một thư mỗi ngày').check();
      await page.getByRole('button', { name: 'Lưu cách gửi' }).click();
      await page.waitForURL(/da-luu/);
      assert.match(await mainText(page), /Đã lưu\./);
      assert.equal(await page.getByLabel('Gộp thành một thư mỗi ngày').isChecked(), true);
      await page.getByLabel('Mỗi thông báo một thư').check();
      await page.getByRole('button', { name: 'Lưu cách gửi' }).click();
      await page.waitForURL(/da-luu/);
      assert.equal(await page.getByLabel('Mỗi thông báo một thư').isChecked(), true);
    }
  });

for (const visit of VISITS)
  test(`work just taken is given free again on the dossier’s own page, and then no more, at ${visit.width} px`, async (t) => {
    const world = await now(t);
    const receiver = await world.officer('suong.dt');
    const code = await world.file(await world.citizen('hoa.pt'));
    assert.ok((await accept(world.app, receiver, { code })).ok);
    assert.ok((await handOver(world.app, receiver, { code })).ok);
    const page = await at(t, 'vinh.pq', code, visit);
    const undo = page.getByRole('button', { name: 'Hoàn tác', exact: false });
    assert.equal(await undo.count(), 0, 'nothing of his yet');
    await act(page, 'claim');
    await checkPage(page, visit.javaScript);
    assert.match(await mainText(page), /Hoàn tác được đến \d\d:\d\d, khi chưa ai làm gì tiếp/);
    assert.equal(await undo.textContent(), 'Hoàn tác nhận việc');
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}-undo-${visit.width}.png`, fullPage: true });
    await act(page, 'undo-assign');
    await checkPage(page, visit.javaScript);
    assert.equal(await undo.count(), 0);
    assert.equal(await page.locator('form#claim').count(), 1, 'free again');
    await act(page, 'claim');
    const other = await at(t, 'son.ph', code, visit);
    assert.equal(await other.getByRole('button', { name: /^Hoàn tác/ }).count(), 0, 'not another’s act');
  });
