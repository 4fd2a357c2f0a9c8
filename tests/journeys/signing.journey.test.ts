import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { accept, advance, assign, claim, draftDecision, filesOf, handOver } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import type { BesideSite } from '../world/running-site.ts';
import { pageFor } from './browser.ts';
import { act, allSigned, at, mainText, now, type } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const good = (outcome: Outcome<unknown>): void => assert.ok(outcome.ok, outcome.ok ? '' : outcome.code);

/** Dossiers whose results wait for the leader of the sub-department of fisheries. */
async function waiting(world: BesideSite, count: number): Promise<string[]> {
  const { app } = world;
  const [receiver, head] = [await world.officer('suong.dt'), await world.officer('vinh.pq')];
  const handler = await world.officer('hung.tv');
  const codes: string[] = [];
  for (let one = 0; one < count; one += 1) {
    const code = await world.file(await world.citizen('hoa.pt'), {}, { papers: 'one' });
    good(await accept(app, receiver, { code }));
    good(await handOver(app, receiver, { code }));
    good(await assign(app, head, { code, officer: handler.id }));
    good(await draftDecision(app, handler, { code, grants: true, title: 'Giấy chứng nhận', body: `Tàu số ${one}` }));
    good(await advance(app, handler, { code }));
    good(await claim(app, head, { code }));
    good(await advance(app, head, { code }));
    codes.push(code);
  }
  return codes;
}

async function ticked(page: Page, codes: readonly string[]): Promise<void> {
  for (const code of codes) await page.locator(`input[type=checkbox][value^="${code}"]`).check();
}

async function keptOf(t: TestContext, world: BesideSite, codes: readonly string[]): Promise<Set<string | null>> {
  const { app } = world;
  const look = () => Promise.all(codes.map((code) => filesOf(app.read, app.realm, code, 1)));
  for (const until = Date.now() + 30_000; ; ) {
    const files = await look();
    if (files.every(({ personal }) => personal !== null) || Date.now() > until)
      return new Set(files.map(({ personal }) => personal));
    // The worker of the site tells nobody; its work is looked for, as the page would.
    await (await pageFor(t, {})).close();
  }
}

test('a leader signs twenty results with one confirmation, and each is signed digitally by itself', async (t) => {
  const world = await now(t);
  const codes = await waiting(world, 20);
  const page = await pageFor(t, { javaScript: false });
  await signInOfficer(page, 'son.ph', '/can-bo/ho-so?hang=to-sign');
  await ticked(page, codes);
  await page.locator('fieldset.bulk-bar button').click();
  await page.locator('[name="chuc-vu"]').first().fill('Chi cục trưởng');
  await page.locator('form.bulk-terms button').click();
  await checkPage(page, false);
  await page.locator('form.bulk-do button').click();
  assert.match(await mainText(page), /20/);
  await checkPage(page, false);
  const kept = await keptOf(t, world, codes);
  assert.ok(!kept.has(null), 'all twenty are signed');
  assert.equal(kept.size, 20, 'and each is a file of its own');
});

test('an officer reads how signing stands, also on a telephone', async (t) => {
  const world = await now(t);
  const [code = ''] = await waiting(world, 1);
  const leader = await at(t, 'son.ph', code, { width: 360 });
  await act(leader, 'claim');
  await act(leader, 'sign', type({ 'chuc-vu': 'Chi cục trưởng' }));
  assert.match(
    await mainText(leader),
    /Chữ ký số của kết quả[\s\S]*Lãnh đạo ký[\s\S]*Cơ quan ký ban hành:\s*Sau khi vào sổ/,
  );
  await checkPage(leader);
  const clerk = await at(t, 'an.tt', code);
  await act(clerk, 'claim');
  await act(clerk, 'number');
  await clerk.goto(`/can-bo/ho-so/${code}`);
  await allSigned(clerk);
  await checkPage(clerk);
  if (process.env['MOTCUA_PICTURES'] !== undefined) {
    await clerk.screenshot({ path: `${process.env['MOTCUA_PICTURES']}/signed-1280.png`, fullPage: true });
    await leader.reload();
    await leader.screenshot({ path: `${process.env['MOTCUA_PICTURES']}/signed-360.png`, fullPage: true });
  }
});
