import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { publishCalendar } from '#agency/index.ts';
import { setCounters, USUAL } from '#desk/index.ts';
import type { ActName } from '#dossier/index.ts';
import { addDays, dateAt, formatInstant, instant } from '#kernel/time.ts';
import { besideSite } from '../world/running-site.ts';
import { pageFor, type Visit } from './browser.ts';
import { checkPage, signInOfficer } from './filling.ts';

const DAY = 86_400_000;

/** The acts beside the site, some days ago: a dossier that is late was filed then. */
export const someDaysAgo = (t: TestContext, days: number) =>
  besideSite({ after: (act) => t.after(act) }, formatInstant(instant(Date.now() - days * DAY)));

/** Not for Võ Văn Tư: what somebody filed fills his next form, and another journey counts on his being new. */
export const now = (t: TestContext) => besideSite({ after: (act) => t.after(act) });

/** A centre that is open now, whatever the hour and the day of the week, with its counters empty. */
export async function openCentre(t: TestContext, centre: string) {
  const world = await now(t);
  const today = dateAt(world.app.clock.now());
  const open = {
    kind: 'work',
    vi: 'Mở cửa để thử',
    en: 'Open for a test',
    sessions: [{ opens: 0, closes: 1439 }],
  } as const;
  const days = [today, addDays(today, 1)].map((day) => ({ ...open, day }));
  const done = await publishCalendar(world.app, 'system:test', { agency: centre, days, source: 'Thử nghiệm' });
  assert.ok(done.ok);
  assert.ok((await setCounters(world.app, 'system:demo', centre, { ...USUAL, givesNumbers: true })).ok);
  return world;
}

export const mainText = async (page: Page): Promise<string> => (await page.getByRole('main').textContent()) ?? '';

/** An officer at a dossier, in a browser of his own. */
export async function at(t: TestContext, userName: string, code: string, visit: Visit = {}): Promise<Page> {
  const page = await pageFor(t, { javaScript: true, ...visit });
  await signInOfficer(page, userName, `/can-bo/ho-so/${code}`);
  await page.waitForURL(`**/can-bo/ho-so/${code}`);
  await checkPage(page, visit.javaScript !== false);
  return page;
}

type Fill = (form: Locator) => Promise<unknown>;

/** Fills the form of an act and sends it, whatever comes of it. */
export async function send(page: Page, act: ActName, fill: Fill = async () => {}): Promise<void> {
  const form = page.locator(`form#${act}`);
  const details = form.locator('details');
  if ((await details.count()) > 0 && (await details.getAttribute('open')) === null)
    await details.locator('summary').click();
  await fill(form);
  await form.getByRole('button').last().click();
}

/** Does an act by its form; the page says that it is done. */
export async function act(page: Page, name: ActName, fill?: Fill): Promise<void> {
  await send(page, name, fill);
  await page.waitForURL(/\?xong(&|$)/);
  assert.match(await mainText(page), /Đã làm xong/);
}

/** Looks again, as an officer would, until both signatures are under the result: jobs fetch them after the acts. */
export async function allSigned(page: Page): Promise<void> {
  const both = page.locator('[aria-labelledby="ky-so"] .tag.done');
  for (const until = Date.now() + 30_000; (await both.count()) < 2; await page.reload())
    assert.ok(Date.now() < until, `not signed in time: ${await mainText(page)}`);
}

export const type =
  (answers: Record<string, string>): Fill =>
  async (form) => {
    for (const [name, value] of Object.entries(answers)) await form.locator(`[name="${name}"]`).fill(value);
  };

/** A day in three boxes. */
export const day =
  (name: string, inDays: number): Fill =>
  async (form) => {
    const [year = '', month = '', date = ''] = formatInstant(instant(Date.now() + inDays * DAY))
      .slice(0, 10)
      .split('-');
    for (const [box, value] of [
      ['ngay', date],
      ['thang', month],
      ['nam', year],
    ])
      await form.locator(`[name="${name}-${box}"]`).fill(value ?? '');
  };
