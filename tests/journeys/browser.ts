import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { CHROMIUM } from '../../scripts/testing/tools.ts';

/** Where the tested site answers; `npm test` starts it and says. */
export function siteUrl(): string {
  const url = process.env.MOTCUA_TEST_URL;
  if (!url) throw new Error('MOTCUA_TEST_URL does not say where the site answers: run these with npm test');
  return url.replace(/\/$/, '');
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The same letters on every machine: no hinting of the system's own, one colour profile.
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

let browser: Promise<Browser> | undefined;

/** One browser for all journeys of a run; it ends with the process, which `--test-force-exit` ends after the last. */
export function openBrowser(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  return browser;
}

export interface Visit {
  width?: 360 | 768 | 1280 | 1440;
  /** Pages must be complete without script, so a visit has none unless it asks. */
  javaScript?: boolean;
  language?: 'vi' | 'en';
  colorScheme?: 'light' | 'dark';
  forcedColors?: 'active' | 'none';
}

/** The settings of each page's browser, so that a second one can be made alike. */
const settingsOf = new WeakMap<Page, BrowserContextOptions>();

/** A new visitor with an empty browser; it is gone when the test ends. Addresses may begin with `/`. */
export async function pageFor(t: TestContext, visit: Visit = {}): Promise<Page> {
  const url = siteUrl();
  const settings: BrowserContextOptions = {
    baseURL: url,
    viewport: { width: visit.width ?? 1280, height: 900 },
    javaScriptEnabled: visit.javaScript ?? false,
    colorScheme: visit.colorScheme ?? 'light',
    forcedColors: visit.forcedColors ?? 'none',
    reducedMotion: 'reduce',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  };
  const context = await (await openBrowser()).newContext(settings);
  t.after(() => context.close());
  // A page that should show something shows it at once; a test that waits half a minute hides why.
  context.setDefaultTimeout(10_000);
  if (visit.language === 'en') await context.addCookies([{ name: 'lang', value: 'en', url }]);
  const page = await context.newPage();
  settingsOf.set(page, settings);
  return page;
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails, naming rule and place, if the page as it now stands breaks a rule of WCAG 2.2 AA that a machine can check. */
export async function checkAxe(page: Page): Promise<void> {
  const settings = settingsOf.get(page);
  await page.waitForLoadState('load');
  // Axe is a script and waits for timers, which a page without script never fires: it reads a copy that has them.
  const read = settings?.javaScriptEnabled === false ? await copyWithScript(page, settings) : page;
  assert.deepEqual(await violationsOn(read), [], `${page.url()} breaks WCAG 2.2 AA`);
}

async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    // This function runs in the page: its `axe` is the one just put there.
    const { violations } = await axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => html).join('\n')}`);
  }, TAGS);
}

/** One page with script for copies of each kind of page: what it has read of styles and fonts serves the next. */
const readers = new Map<string, Page>();

async function copyWithScript(page: Page, settings: BrowserContextOptions): Promise<Page> {
  const [address, body] = [page.url(), await page.content()];
  const kind = JSON.stringify(settings);
  let copy = readers.get(kind);
  if (!copy) {
    copy = await (await (await openBrowser()).newContext({ ...settings, javaScriptEnabled: true })).newPage();
    readers.set(kind, copy);
  }
  await copy.route(address, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  // The same address with a fragment would be a jump, not a page.
  await copy.goto('about:blank');
  await copy.goto(address);
  await copy.unroute(address);
  return copy;
}

/** How far a page can be pushed sideways, in pixels: 0 on a page that fits. */
export async function sidewaysScroll(page: Page): Promise<number> {
  // A click answers when the new page has begun; before its style sheet is there, nothing on it has its width yet.
  await page.waitForLoadState('load');
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
