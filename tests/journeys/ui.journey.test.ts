import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkAxe, pageFor, sidewaysScroll } from './browser.ts';
import { unlikeApproved } from './pictures.ts';

const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { forcedColors: 'active' },
} as const;
const widths = [1280, 360] as const;
const languages = ['vi', 'en'] as const;
const pages = ['/', '/ui', '/ui/cau-hoi', '/khong-co-trang-nay'];

for (const colorScheme of ['light', 'dark'] as const)
  for (const language of languages)
    test(`the frame and every piece keep to WCAG 2.2 AA, ${colorScheme}, ${language}`, async (t) => {
      const page = await pageFor(t, { colorScheme, language, javaScript: true });
      for (const path of pages) {
        const answer = await page.goto(path);
        assert.equal(answer?.status(), path.startsWith('/khong') ? 404 : 200, path);
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        await checkAxe(page);
      }
    });

/** One part of a page, alone: what stands above it would move it by parts of a pixel, which redraws its letters. */
async function picture(page: Page, part: string): Promise<Buffer> {
  await page.evaluate((selector) => {
    for (const other of document.querySelectorAll<HTMLElement>('body > .site-head, .page-head, section.piece'))
      other.hidden = !other.matches(selector);
    return document.fonts.ready.then(() => undefined);
  }, part);
  return page.locator(part).screenshot();
}

for (const width of widths)
  for (const [look, media] of Object.entries(looks))
    test(`every piece looks as approved at ${width} px, ${look}`, async (t) => {
      const page = await pageFor(t, { width, ...media });
      const wrong: (string | undefined)[] = [];
      await page.goto('/ui');
      const ids = await page.locator('section.piece').evaluateAll((pieces) => pieces.map(({ id }) => id));
      for (const id of ids) wrong.push(unlikeApproved(`${id}-${width}-${look}`, await picture(page, `#${id}`)));
      await page.goto('/ui');
      await page.locator('[popovertarget]').first().click();
      wrong.push(unlikeApproved(`dialog-${width}-${look}`, await page.locator('.dialog').screenshot()));
      for (const [name, path] of [
        ['home', '/'],
        ['wrong-answer', '/ui/cau-hoi'],
      ] as const) {
        await page.goto(path);
        wrong.push(unlikeApproved(`${name}-${width}-${look}`, await picture(page, 'main')));
      }
      assert.deepEqual(wrong.filter(Boolean), []);
    });

test('nothing pushes a page sideways at 360 px, in either language', async (t) => {
  for (const language of languages) {
    const page = await pageFor(t, { width: 360, language });
    for (const path of pages) {
      await page.goto(path);
      assert.equal(await sidewaysScroll(page), 0, `${path} in ${language}`);
    }
  }
});

test('the first page is complete within 60 kB without its fonts, and the fonts within 60 kB', async (t) => {
  const page = await pageFor(t, { javaScript: true });
  const bytes = { page: 0, fonts: 0 };
  const weighed: Promise<void>[] = [];
  page.on('requestfinished', (request) => {
    const kind = request.resourceType() === 'font' ? 'fonts' : 'page';
    weighed.push(
      request.sizes().then(({ responseBodySize, responseHeadersSize }) => {
        bytes[kind] += responseBodySize + responseHeadersSize;
      }),
    );
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  await Promise.all(weighed);
  t.diagnostic(`first page ${bytes.page} bytes, fonts ${bytes.fonts} bytes`);
  assert.ok(bytes.page > 2000 && bytes.page <= 60_000, `${bytes.page} bytes`);
  assert.ok(bytes.fonts > 0 && bytes.fonts <= 60_000, `${bytes.fonts} bytes of fonts`);
});

test('the page carries no style or script of its own, so that a strict policy can forbid them', async (t) => {
  const page = await pageFor(t);
  for (const path of pages) {
    await page.goto(path);
    assert.equal(await page.locator('[style], style, script:not([src])').count(), 0, path);
  }
});

test('without script a refused form takes the focus, and its link leads to the box to mend', async (t) => {
  const page = await pageFor(t);
  await page.goto('/ui/cau-hoi');
  assert.match(await page.title(), /^Lỗi: /);
  // Autofocus comes after the page was drawn, and after its load is told.
  await page.locator('.error-summary:focus').waitFor();
  await page.locator('.error-summary a').click();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'ngay-sinh-nam');
});

test('without script a dialog opens, closes by its button and by Escape', async (t) => {
  const page = await pageFor(t);
  await page.goto('/ui');
  const dialog = page.locator('.dialog');
  const opener = page.locator('[popovertarget]').first();
  assert.equal(await dialog.isVisible(), false);
  await opener.click();
  assert.equal(await dialog.isVisible(), true);
  await dialog.getByRole('button', { name: 'Đóng' }).click();
  assert.equal(await dialog.isVisible(), false);
  await opener.click();
  await page.keyboard.press('Escape');
  assert.equal(await dialog.isVisible(), false);
});

test('the other language is the same page, and the first key leads past the frame', async (t) => {
  const page = await pageFor(t);
  await page.goto('/ui/cau-hoi?thu=1');
  await page.getByRole('link', { name: 'English' }).click();
  assert.match(page.url(), /\/ui\/cau-hoi\?thu=1&lang=en$/);
  assert.match((await page.locator('h1').textContent()) ?? '', /When was the child born\?/);
  await page.goto('/');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), '#noi-dung');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'noi-dung');
});

test('a printed page leaves out what cannot be pressed on paper', async (t) => {
  const page = await pageFor(t);
  await page.goto('/ui');
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.site-nav', '.site-foot', '.search', '.pages', '.bar'])
    assert.equal(await page.locator(part).first().isVisible(), false, part);
  assert.equal(await page.locator('h1').first().isVisible(), true);
});
