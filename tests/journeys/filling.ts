import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { checkAxe, sidewaysScroll } from './browser.ts';

/** Signs in by the simulator of electronic identities and comes back to the page wanted. */
export async function signInCitizen(page: Page, name: string, wish: string): Promise<void> {
  await page.goto(`/dang-nhap?${new URLSearchParams({ tiep: wish })}`);
  await page.getByRole('link', { name: 'Đăng nhập bằng định danh điện tử' }).click();
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
}

export async function signInOfficer(page: Page, userName: string, wish: string): Promise<void> {
  await page.goto(`/dang-nhap?${new URLSearchParams({ tiep: wish })}`);
  await page.getByLabel('Tên đăng nhập').fill(userName);
  await page.getByLabel('Mật khẩu').fill('motcua-demo');
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

/** What somebody answers, by the end of the input's name: the first that fits. */
export type Answers = readonly (readonly [name: RegExp, value: string])[];

const USUAL: Answers = [
  [/\.commune$/, 'Tịnh Khê, Quảng Ngãi'],
  [/\.detail$/, 'Thôn Trường Định'],
  [/\.day$/, '14'],
  [/\.month$/, '11'],
  [/\.year$/, '1990'],
  [/phone/i, '0905 123 456'],
  [/year$/i, '2025'],
  [/(length|breadth|depth)/i, '8,5'],
  [/(crew|power|copies|count)/i, '2'],
];

const isOptional = (input: Locator): Promise<boolean> =>
  input.evaluate((element) => element.closest('.field')?.querySelector('.optional') !== null);

async function choose(page: Page, answers: Answers): Promise<void> {
  const names = await page
    .locator('main form input[type=radio]')
    .evaluateAll((all) => [...new Set(all.map((one) => (one as HTMLInputElement).name))]);
  for (const name of names) {
    const group = page.locator(`main form input[name="${name}"]`);
    if ((await page.locator(`main form input[name="${name}"]:checked`).count()) > 0) continue;
    const wanted = answers.find(([pattern]) => pattern.test(name))?.[1];
    await (wanted ? page.locator(`main form input[name="${name}"][value="${wanted}"]`) : group.first()).check();
  }
  for (const select of await page.locator('main form select').all())
    if ((await select.inputValue()) === '' && !(await isOptional(select))) await select.selectOption({ index: 1 });
}

/** Answers every question of the page that is not answered and not optional. */
export async function answerPage(page: Page, own: Answers = []): Promise<void> {
  const answers = [...own, ...USUAL];
  await choose(page, own);
  for (const input of await page.locator('main form input.input:not([type=file]), main form textarea').all()) {
    const name = (await input.getAttribute('name')) ?? '';
    if (!(await input.isVisible()) || (await input.inputValue()) !== '' || /\.country$/.test(name)) continue;
    const value = answers.find(([pattern]) => pattern.test(name))?.[1];
    if (!(await isOptional(input))) await input.fill(value ?? 'Nguyễn Văn An');
  }
}

/** The page fits, and breaks no rule that a machine can check. */
export async function checkPage(page: Page, axe = true): Promise<void> {
  assert.equal(await sidewaysScroll(page), 0, page.url());
  if (axe) await checkAxe(page);
}

export const next = (page: Page): Promise<void> => page.getByRole('button', { name: 'Tiếp tục', exact: true }).click();

/** Page after page to the end of the form. Answers how many pages there were. */
export async function answerForm(page: Page, own: Answers = [], axe = true): Promise<number> {
  let pages = 0;
  for (; /\/khai\//.test(page.url()) && pages < 60; pages += 1) {
    const before = page.url();
    await checkPage(page, axe && pages < 12);
    await answerPage(page, own);
    await next(page);
    const said = await page.locator('.error-summary').allInnerTexts();
    assert.notEqual(page.url(), before, `${before}: ${said.join()}`);
  }
  return pages;
}

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC';
export const photograph = (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') });
export const scan = (name: string, text = name) => ({
  ...{ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7\n${text}\n%%EOF`) },
});
