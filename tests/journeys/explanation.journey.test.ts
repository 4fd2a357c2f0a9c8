import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { samplePdf } from '../world/papers.ts';
import { pageFor } from './browser.ts';
import { mainText } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

/** Pictures for who works on the pages: MOTCUA_PICTURES names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const shots = process.env['MOTCUA_PICTURES'];
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

for (const visit of [
  { width: 1280, javaScript: true, asker: 'chu.tv', board: '/can-bo/bang-diem' },
  { width: 360, javaScript: false, asker: 'giam.hl', board: '/can-bo/giam-sat' },
] as const)
  test(`a unit is asked to explain itself from a board of ${visit.asker} and its leader answers, at ${visit.width} px`, {
    timeout: 120_000,
  }, async (t) => {
    const asker = await pageFor(t, visit);
    await signInOfficer(asker, visit.asker, visit.board);
    await checkPage(asker, visit.javaScript);
    await asker.getByRole('link', { name: 'Đề nghị giải trình', exact: true }).click();
    await asker.waitForURL('**/can-bo/giai-trinh/moi?*');
    await asker.getByLabel('Đơn vị').selectOption('Sở Tư pháp');
    await asker.getByLabel('Con số cần giải trình').selectOption('Hồ sơ xử lý trước hạn, đúng hạn, trong hạn');
    await asker.getByRole('button', { name: 'Gửi đề nghị' }).click();
    assert.match(await asker.getByRole('alert').innerText(), /Nội dung đề nghị giải trình cần từ 10/);
    await checkPage(asker, visit.javaScript);
    const question = `Vì sao hồ sơ quá hạn tăng trong kỳ? (${visit.width})`;
    await asker.getByLabel('Cần giải trình điều gì').fill(question);
    await asker.getByLabel('Hạn trả lời').fill('3');
    await picture(asker, `explanation-new-${visit.width}`);
    await asker.getByRole('button', { name: 'Gửi đề nghị' }).click();
    await asker.waitForURL('**da-gui=1');
    await checkPage(asker, visit.javaScript);
    assert.match(await mainText(asker), /Đã gửi đề nghị giải trình[\s\S]*Chờ trả lời/);
    const address = new URL(asker.url()).pathname;

    const head = await pageFor(t, visit);
    await signInOfficer(head, 'tu.lv', '/can-bo/bang-diem');
    assert.match(await mainText(head), /đề nghị đang chờ trả lời/);
    await picture(head, `explanation-board-${visit.width}`);
    await head.getByRole('link', { name: 'Tất cả đề nghị giải trình' }).click();
    await checkPage(head, visit.javaScript);
    await picture(head, `explanation-list-${visit.width}`);
    await head.goto(address);
    assert.ok((await mainText(head)).includes(question));
    await head.getByRole('link', { name: 'Xem danh sách đằng sau con số' }).click();
    await head.waitForURL('**/can-bo/bang-diem/danh-sach?*');
    await head.goto(address);
    await head.getByLabel('Thêm giấy tờ').setInputFiles({
      ...{ name: 'cong-van.pdf', mimeType: 'application/pdf', buffer: samplePdf('công văn giải trình') },
    });
    await head.getByRole('button', { name: 'Tải lên' }).click();
    await head.waitForURL('**da-them=1');
    await checkPage(head, visit.javaScript);
    assert.match(await mainText(head), /Đã thêm giấy tờ[\s\S]*cong-van\.pdf/);
    await head.getByLabel('Giải trình của đơn vị').fill('Hai cán bộ nghỉ ốm trong tháng; đã điều chuyển người.');
    await picture(head, `explanation-answer-${visit.width}`);
    await head.getByRole('button', { name: 'Gửi giải trình' }).click();
    await head.waitForURL('**da-tra-loi=1');
    await checkPage(head, visit.javaScript);
    await asker.goto(address);
    assert.match(await mainText(asker), /Đã trả lời[\s\S]*Lý Văn Tú[\s\S]*nghỉ ốm[\s\S]*cong-van\.pdf/);
    await picture(asker, `explanation-answered-${visit.width}`);
    await asker.goto('/can-bo/giai-trinh?xem=da-tra-loi');
    await checkPage(asker, visit.javaScript);

    const other = await pageFor(t, visit);
    await signInOfficer(other, 'quy.nv', '/can-bo');
    assert.equal((await other.goto(address))?.status(), 404, 'another leader finds nothing');
  });
