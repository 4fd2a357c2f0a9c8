import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { pageFor } from './browser.ts';
import { checkPage, signInCitizen } from './filling.ts';

/** A scan of 3 MB: six pieces. */
const large = {
  name: 'ủy quyền có chứng thực.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    Buffer.alloc(3 * 1_048_576, '0123456789 '),
    Buffer.from('\n%%EOF\n'),
  ]),
};

/** The page of a paper that whoever files for another hands in. */
async function toPaper(page: Page): Promise<void> {
  await signInCitizen(page, 'Phạm Thị Hoa', '/nop-ho-so/1.003634?hoi=1');
  await page.getByLabel('Nộp thay người khác').check();
  await page.getByLabel('Họ và tên của người đó').fill('Đinh Văn Brút');
  await page.getByLabel('Số định danh cá nhân của người đó').fill('051 048 000 104');
  await page.getByLabel('Có giấy ủy quyền').check();
  await page.getByLabel(/^Người đó đồng ý/).check();
  await page.getByRole('button', { name: 'Bắt đầu làm hồ sơ' }).click();
  await page.getByRole('link', { name: 'Giấy tờ', exact: true }).first().click();
  await page.getByRole('link', { name: 'Văn bản ủy quyền' }).click();
}

/** What goes to the uploads, as it goes; the network breaks at the given piece and stays away until `mend`. */
async function network(page: Page, breaksAt: number) {
  const seen: string[] = [];
  const state = { isBroken: false };
  await page.route('**/tai-len**', async (route) => {
    const request = route.request();
    seen.push(`${request.method()} ${request.headers()['upload-offset'] ?? ''}`.trim());
    const pieces = seen.filter((one) => one.startsWith('PATCH')).length;
    if (pieces === breaksAt && request.method() === 'PATCH') state.isBroken = true;
    if (state.isBroken) await route.abort('internetdisconnected');
    else await route.continue();
  });
  const mend = () => {
    state.isBroken = false;
  };
  return { seen, mend };
}

const offsetsOf = (seen: readonly string[]) =>
  seen.filter((one) => one.startsWith('PATCH')).map((one) => Number(one.split(' ')[1]));

test('an upload that the network breaks off goes on by itself where it stood, and is filed', async (t) => {
  const page = await pageFor(t, { width: 360, javaScript: true });
  await toPaper(page);
  const { seen, mend } = await network(page, 4);
  await page.setInputFiles('input[type=file]', large);
  await page.getByRole('button', { name: 'Gửi tệp' }).click();
  await page.getByText('Mất kết nối. Phần đã gửi được giữ lại').waitFor();
  await checkPage(page);
  const picture = process.env['MOTCUA_PICTURES'];
  if (picture) {
    mkdirSync(picture, { recursive: true });
    await page.screenshot({ path: `${picture}/resumable-360.png`, fullPage: true });
  }
  mend();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByText(/^Đã nhận 1 tệp$/).waitFor();
  assert.match((await page.getByRole('main').textContent()) ?? '', /ủy quyền có chứng thực\.pdf/);
  assert.equal(seen.filter((one) => one.startsWith('POST')).length, 1, 'begun once');
  const offsets = offsetsOf(seen);
  const again = offsets.filter((offset, at) => offsets.indexOf(offset) !== at);
  assert.ok(offsets.length >= 7 && again.every((offset) => offset === offsets[3]), 'only the lost piece went twice');
});

test('the same file chosen again after the page was closed goes on where it stood', async (t) => {
  const page = await pageFor(t, { width: 1280, javaScript: true });
  await toPaper(page);
  const first = await network(page, 3);
  const chosen = async () => {
    await page.setInputFiles('input[type=file]', large);
    // A file from the disk keeps its date; the one a test makes is new each time.
    await page.evaluate(() => {
      const input = document.querySelector('input[type=file]') as HTMLInputElement;
      const [file] = [...(input.files ?? [])];
      if (!file) return;
      const list = new DataTransfer();
      list.items.add(new File([file], file.name, { type: file.type, lastModified: 1_000_000 }));
      input.files = list.files;
    });
    await page.getByRole('button', { name: 'Gửi tệp' }).click();
  };
  await chosen();
  await page.getByText('Mất kết nối. Phần đã gửi').waitFor();
  const sent = offsetsOf(first.seen).at(-1) ?? 0;
  assert.ok(sent > 0);
  // Closed while the network is still away: an open page would go on by itself and be the one that is seen.
  const form = page.url();
  await page.goto('about:blank');
  await page.unroute('**/tai-len**');
  const { seen } = await network(page, 99);
  await page.goto(form);
  await chosen();
  await page.getByText(/^Đã nhận 1 tệp$/).waitFor();
  assert.deepEqual(seen[0], 'HEAD');
  assert.equal(offsetsOf(seen)[0], sent, 'nothing that had arrived was sent again');
});

test('a file refused for what it is says so at the form, also when it came in pieces', async (t) => {
  const page = await pageFor(t, { width: 360, javaScript: true });
  await toPaper(page);
  const script = Buffer.from(
    `%PDF-1.7\n% ${'x'.repeat(700_000)}\n1 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj\n%%EOF\n`,
  );
  await page.setInputFiles('input[type=file]', { name: 'don.pdf', mimeType: 'application/pdf', buffer: script });
  await page.getByRole('button', { name: 'Gửi tệp' }).click();
  await page
    .getByText(/Tệp có phần tự chạy/)
    .first()
    .waitFor();
  await checkPage(page);
});
