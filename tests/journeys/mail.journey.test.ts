import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type MailServer, openMailServer, readable } from '../world/mail.ts';
import { pageFor, siteUrl } from './browser.ts';
import { act, at, mainText, now } from './desk.ts';
import { answerPage, checkPage, next, photograph, signInCitizen, signInOfficer } from './filling.ts';

const ADDRESS = 'yen.ht@vidu.vn';

/** The server the site was told of. Until this is called nobody listens there. */
function openServer(t: TestContext): Promise<MailServer> {
  const port = Number(process.env['MOTCUA_SITE_SMTP_PORT']);
  assert.ok(port, 'MOTCUA_SITE_SMTP_PORT is not said: run with npm test');
  return openMailServer(t, port);
}

/** Asks again and again until there is an answer; the job that is waited for runs in the site. */
async function until<T>(what: string, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (const end = Date.now() + 40_000; ; ) {
    const found = await ask();
    if (found !== undefined) return found;
    assert.ok(Date.now() < end, `waited in vain for ${what}`);
    await new Promise((go) => setTimeout(go, 100));
  }
}

const mailAbout = (server: MailServer, code: string, subject: RegExp): Promise<string> =>
  until(String(subject), () =>
    server.mails
      .filter(({ to }) => to.includes(ADDRESS))
      .map(({ raw }) => readable(raw))
      .find((text) => text.includes(code) && subject.test(text)),
  );

async function files(page: Page): Promise<string> {
  await signInCitizen(page, 'Hồ Thị Yến', '/nop-ho-so/1.003634?hoi=1');
  await page.getByRole('button', { name: 'Bắt đầu làm hồ sơ' }).click();
  await page.locator('.tasks a').first().click();
  for (let pages = 0; /\/khai\//.test(page.url()) && pages < 40; pages += 1) {
    const email = page.locator('main form input[name="filerEmail"]');
    if ((await email.count()) > 0) await email.fill(ADDRESS);
    await answerPage(page);
    await next(page);
  }
  await page.getByRole('link', { name: 'Giấy tờ', exact: true }).first().click();
  const papers = await page.locator('.tasks a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  for (const href of papers) {
    await page.goto(href);
    await page.setInputFiles('input[type=file]', [photograph('giay.png')]);
    await page.getByRole('button', { name: 'Gửi tệp' }).click();
    await page.getByText(/^Đã nhận \d+ tệp$/).waitFor();
  }
  await page.getByRole('link', { name: 'Giấy tờ', exact: true }).click();
  await page.getByRole('link', { name: 'Tiếp tục', exact: true }).click();
  await page.locator('input[name="noi-nop"][value="H48.01.50"]').check();
  await page.getByLabel(/Bản giấy, đến lấy/).check();
  await next(page);
  await page.getByRole('link', { name: 'Kiểm tra lại và nộp' }).click();
  await page.getByLabel('Tôi đã đọc và cam đoan như trên').check();
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await page.waitForURL(/\?da-nop$/);
  return /ho-so\/([^?]+)/.exec(page.url())?.[1] ?? '';
}

test('a citizen is mailed at each change, opens the link and sees the dossier; a mail server that was down gets it later', async (t) => {
  const { app } = await now(t);
  const page = await pageFor(t, { width: 360, javaScript: true });
  const code = await files(page);
  // Nobody listens: the first try fails, is kept as a fact, and the page says so.
  await until('the first try', async () => {
    const { rows } = await app.read.query(
      `select 1 from notice_delivery d join notice n on n.realm = d.realm and n.id = d.notice
       where n.dossier = $1 and d.result = 'unreachable'`,
      [code],
    );
    return rows[0];
  });
  await page.goto('/thong-bao');
  await page.getByRole('link', { name: new RegExp(code) }).click();
  assert.match(await mainText(page), /máy chủ thư không trả lời; hệ thống đang thử lại/);
  await checkPage(page);

  const server = await openServer(t);
  const filed = await mailAbout(server, code, /^Subject: Hồ sơ .* đã nộp/m);
  const receiver = await at(t, 'suong.dt', code);
  await act(receiver, 'accept');
  const accepted = await mailAbout(server, code, /^Subject: Hồ sơ .* đã được tiếp nhận/m);
  await act(receiver, 'hand-over');
  const handed = await mailAbout(server, code, /^Subject: Hồ sơ .* đã chuyển đến nơi giải quyết/m);
  for (const mail of [filed, accepted, handed]) {
    assert.doesNotMatch(mail, /Yến|Yen Ho|0905[ .]?\d{3}|051\d{9}/, 'no personal data');
    assert.match(mail, /^Auto-Submitted: auto-generated/m);
  }

  const link = new RegExp(`${siteUrl()}/ho-so/${code}(?=\\s)`).exec(accepted)?.[0] ?? '';
  assert.ok(link, accepted);
  const elsewhere = await pageFor(t, { width: 360 });
  await elsewhere.goto(link);
  assert.match(elsewhere.url(), /\/dang-nhap\?tiep=/, 'the link alone opens nothing');
  await elsewhere.getByRole('link', { name: 'Đăng nhập bằng định danh điện tử' }).click();
  await elsewhere.getByRole('button', { name: /^Hồ Thị Yến/ }).click();
  assert.equal(elsewhere.url(), link);
  assert.match(await mainText(elsewhere), new RegExp(code));
  await checkPage(elsewhere);
  const stranger = await pageFor(t);
  await signInCitizen(stranger, 'Lê Thị Lan', new URL(link).pathname);
  assert.doesNotMatch(await mainText(stranger), new RegExp(code), 'another citizen sees nothing by the same link');
});

test('an officer is mailed at the work address, by code and link only, and the desk counts what is unread', async (t) => {
  const world = await now(t);
  const page = await pageFor(t, { javaScript: true });
  await signInOfficerWithMail(page);
  const server = await openServer(t);
  const code = await world.file(await world.citizen('yen.ht'));
  const mail = await until('the mail to the officer', () =>
    server.mails
      .filter(({ to }) => to.includes('nhan.vt@quangngai.vidu.vn'))
      .map(({ raw }) => readable(raw))
      .find((text) => text.includes(code)),
  );
  assert.match(mail, new RegExp(`^Subject: Hồ sơ mới: ${code}`, 'm'));
  assert.match(mail, new RegExp(`${siteUrl()}/can-bo/ho-so/${code}`));
  assert.doesNotMatch(mail, /Yến|0905|051\d{9}/);

  await page.goto('/can-bo/ho-so');
  const bell = page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: /^Thông báo/ });
  const unread = Number(/\d+/.exec(await bell.innerText())?.[0]);
  assert.ok(unread > 0);
  await bell.click();
  await checkPage(page);
  await page.getByRole('link', { name: new RegExp(`Hồ sơ mới: ${code}`) }).click();
  assert.match(await mainText(page), /vừa đến, đang chờ tiếp nhận[\s\S]*Máy chủ thư của bạn đã nhận/);
  await checkPage(page);
  await page.getByRole('link', { name: 'Xem hồ sơ' }).click();
  await page.waitForURL(`**/can-bo/ho-so/${code}`);
  await page.goto('/thong-bao');
  assert.equal(Number(/\d+/.exec(await bell.innerText())?.[0] ?? 0), unread - 1);
  if (unread > 1) await page.getByRole('button', { name: 'Đánh dấu tất cả là đã đọc' }).click();
  await page.goto('/thong-bao');
  assert.equal(await bell.innerText(), 'Thông báo');
});

async function signInOfficerWithMail(page: Page): Promise<void> {
  await signInOfficer(page, 'nhan.vt', '/can-bo');
  await page.getByLabel('Địa chỉ nhận thông báo công việc').fill('nhan.vt');
  await page.getByRole('button', { name: 'Lưu địa chỉ' }).click();
  await checkPage(page);
  assert.match(await page.locator('.error-summary').innerText(), /thư/);
  await page.getByLabel('Địa chỉ nhận thông báo công việc').fill('nhan.vt@quangngai.vidu.vn');
  await page.getByRole('button', { name: 'Lưu địa chỉ' }).click();
  await page.getByText('Đã lưu địa chỉ thư công vụ.').waitFor();
  await checkPage(page);
}
