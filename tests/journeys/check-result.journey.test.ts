import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { accept, advance, assign, claim, draftDecision, handOver, number, revoke, sign } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { issueResult, returnResult } from '#letter/index.ts';
import { type BesideSite, besideSite } from '../world/running-site.ts';
import { signAll } from '../world/signing.ts';
import { pageFor, siteUrl } from './browser.ts';
import { mainText } from './desk.ts';
import { checkPage, signInCitizen } from './filling.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};

interface Paper {
  readonly code: string;
  readonly pdf: Buffer;
  revoke(): Promise<void>;
}

/** A result of the fisheries office that was given out, as the file a citizen has. */
async function result(t: TestContext): Promise<Paper> {
  const beside: BesideSite = await besideSite(t);
  const app = { ...beside.app, settings: { ...beside.app.settings, origin: siteUrl() } };
  const [receiver, head, handler] = [
    await beside.officer('suong.dt'),
    await beside.officer('vinh.pq'),
    await beside.officer('hung.tv'),
  ];
  const [leader, clerk] = [await beside.officer('son.ph'), await beside.officer('an.tt')];
  const code = await beside.file(await beside.citizen('tu.vv'), {}, { papers: 'one' });
  const ask = { code };
  good(await accept(app, receiver, ask));
  good(await handOver(app, receiver, ask));
  good(await claim(app, head, ask));
  good(await assign(app, head, { code, officer: handler.id }));
  const body = 'Giấy chứng nhận cấp cho ông Võ Văn Tư, tàu cá QNg-90214-TS.';
  good(await draftDecision(app, handler, { code, grants: true, title: 'Giấy chứng nhận đăng ký tàu cá', body }));
  good(await advance(app, handler, ask));
  good(await claim(app, head, ask));
  good(await advance(app, head, ask));
  good(await sign(app, leader, { code, title: 'Chi cục trưởng' }));
  good(await number(app, clerk, ask));
  await signAll(app, code);
  const file = good(await issueResult(app, code));
  good(await returnResult(app, receiver, { code, how: 'centre' }));
  const open = await app.files.open(file.sha256);
  const said = { ground: 'Giấy tờ nộp kèm bị làm giả', article: 'khoản 1 Điều 72', reason: 'Theo kết luận thanh tra' };
  return {
    ...{ code, pdf: Buffer.concat((await open?.read().toArray()) ?? []) },
    revoke: async () => void good(await revoke(app, leader, { code, ...said })),
  };
}

/** The package says it is an ES module and is none. */
const read = (jsQR as unknown as { default: typeof jsQR }).default;

/** What a telephone reads from the printed page. */
function scanned(t: TestContext, pdf: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-qr-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'result.pdf'), pdf);
  execFileSync('pdftoppm', ['-r', '200', '-png', '-singlefile', join(folder, 'result.pdf'), join(folder, 'page')]);
  const { data, width, height } = PNG.sync.read(readFileSync(join(folder, 'page.png')));
  return read(new Uint8ClampedArray(data), width, height)?.data ?? '';
}

const altered = (pdf: Buffer): Buffer => {
  const copy = Buffer.from(pdf);
  copy[copy.length - 20] = (copy[copy.length - 20] as number) ^ 1;
  return copy;
};
const upload = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });

for (const javaScript of [false, true])
  test(`a citizen checks a paper result by QR ${javaScript ? 'with' : 'without'} script`, async (t) => {
    const paper = await result(t);
    const address = scanned(t, paper.pdf);
    assert.match(address, new RegExp(`^${siteUrl()}/kiem-tra/[a-z2-7]{26}$`));

    const page = await pageFor(t, { javaScript, width: javaScript ? 1280 : 360 });
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
    await page.goto(address);
    await checkPage(page, javaScript);
    const told = await mainText(page);
    assert.match(told, /Còn hiệu lực/);
    assert.match(told, /Chi cục Thủy sản/);
    assert.match(told, /\d+\/KQ-/);
    for (const secret of ['Võ Văn Tư', 'QNg-90214', paper.code, 'tàu cá']) assert.ok(!told.includes(secret), secret);

    const hold = async (name: string, bytes: Buffer) => {
      await page.setInputFiles('input[type=file]', [upload(name, bytes)]);
      if (!javaScript) await page.getByRole('button', { name: 'Đối chiếu' }).click();
    };
    await hold('ket-qua.pdf', paper.pdf);
    await page.getByText('Tệp khớp').filter({ visible: true }).waitFor();
    await checkPage(page, javaScript);
    await hold('da-sua.pdf', altered(paper.pdf));
    await page.getByText('Tệp không khớp').filter({ visible: true }).waitFor();
    assert.equal(await page.getByText('Tệp khớp').filter({ visible: true }).count(), 0);
    assert.equal(sent.length, javaScript ? 0 : 2, 'with script the file goes nowhere');

    await page.goto(`${address}?lan=khop`);
    assert.doesNotMatch(await mainText(page), /đúng từng byte với tệp cơ quan đã cấp\.\s*Tệp PDF/);
    assert.equal(await page.getByText('Tệp khớp').filter({ visible: true }).count(), 0, 'a link cannot say it matched');
    await paper.revoke();
    await page.goto(address);
    assert.match(await mainText(page), /Đã thu hồi/);
    await checkPage(page, javaScript);
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}-${javaScript}.png`, fullPage: true });
  });

test('what is typed from the foot of a paper leads to its page, and a wrong code to none', async (t) => {
  const paper = await result(t);
  const token = scanned(t, paper.pdf).slice(-26);
  const page = await pageFor(t, { width: 360 });
  await page.goto('/kiem-tra');
  await checkPage(page, false);
  await page.getByLabel('Mã kiểm tra').fill(` ${token.toUpperCase().slice(0, 13)} ${token.slice(13)}`);
  await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
  assert.match(await mainText(page), /Còn hiệu lực/);
  const other = token.startsWith('a') ? 'b' : 'a';
  assert.equal((await page.goto(`/kiem-tra/${other}${token.slice(1)}`))?.status(), 404);
  await page.goto('/kiem-tra?ma=123');
  assert.match(await mainText(page), /Mã kiểm tra gồm 26 chữ cái và chữ số/);
});

for (const width of [360, 1280] as const)
  test(`an owner takes a result along as a credential and anybody checks it, at ${width} px`, async (t) => {
    const paper = await result(t);
    const page = await pageFor(t, { width });
    await signInCitizen(page, 'Võ Văn Tư', `/ho-so/${paper.code}`);
    const link = page.getByRole('link', { name: 'Tải chứng chỉ số (SD-JWT)' });
    // A job signs it after the result was issued.
    for (let times = 0; times < 80 && (await link.count()) === 0; times += 1) {
      await page.waitForTimeout(250);
      await page.reload();
    }
    await checkPage(page, false);
    if (process.env['SHOTS']) await link.scrollIntoViewIfNeeded();
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}-owner-${width}.png`, fullPage: true });
    const got = await page.request.get((await link.getAttribute('href')) ?? '');
    const credential = await got.text();
    const anyone = await pageFor(t, { width });
    await anyone.goto('/kiem-tra');
    await checkPage(anyone, false);
    if (process.env['SHOTS'])
      await anyone.screenshot({ path: `${process.env['SHOTS']}-empty-${width}.png`, fullPage: true });
    await anyone.setInputFiles('[name="tep-chung-chi"]', {
      ...{ name: 'ket-qua.sd-jwt', mimeType: 'application/dc+sd-jwt', buffer: Buffer.from(credential) },
    });
    await anyone.getByRole('button', { name: 'Kiểm tra chứng chỉ' }).click();
    const told = await mainText(anyone);
    for (const wanted of [/Chứng chỉ đúng/, /Võ Văn Tư/, /Còn hiệu lực/]) assert.match(told, wanted);
    await checkPage(anyone, false);
    if (process.env['SHOTS'])
      await anyone.screenshot({ path: `${process.env['SHOTS']}-vc-${width}.png`, fullPage: true });
    await anyone.getByLabel('Dán chứng chỉ số').fill(credential.slice(0, 300));
    await anyone.getByRole('button', { name: 'Kiểm tra chứng chỉ' }).click();
    assert.match(await mainText(anyone), /Không đọc được chứng chỉ số/);
    await checkPage(anyone, false);
  });
