import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, assign, draftDecision, handOver } from '#dossier/index.ts';
import { substitute } from '#identity/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { addDays, dateAt } from '#kernel/time.ts';
import { pageFor } from './browser.ts';
import { act, at, mainText, now, type } from './desk.ts';
import { checkPage, signInOfficer } from './filling.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};

test('an officer on leave is substituted: what he holds goes on, and a head signs for the leader', async (t) => {
  const world = await now(t);
  const { app } = world;
  const today = dateAt(app.clock.now());
  const away = async (absent: string, instead: string) =>
    good(
      await substitute(app, 'system:cli', {
        ...{ officer: (await world.officer(absent)).id, substitute: (await world.officer(instead)).id },
        ...{ from: today, to: addDays(today, 3) },
      }),
    );
  const [receiver, head, absent] = [
    await world.officer('suong.dt'),
    await world.officer('vinh.pq'),
    await world.officer('rin.dv'),
  ];
  const code = await world.file(await world.citizen('hoa.pt'));
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  good(await assign(app, head, { code, officer: absent.id }));
  good(await draftDecision(app, absent, { code, grants: true, title: 'Giấy chứng nhận', body: 'Cấp lại giấy.' }));

  await away('rin.dv', 'tau.cx');
  await away('loc.nb', 'kiem.nd');
  const page = await pageFor(t, { javaScript: true });
  await signInOfficer(page, 'tau.cx', '/can-bo/ho-so?hang=mine');
  await checkPage(page);
  assert.match(await page.locator('.queues').innerText(), /Thay mặt[\s\S]*Đặng Văn Rin, nghỉ đến/);
  await page.locator(`a.button[href^="/can-bo/ho-so/${code}"]`).click();
  await act(page, 'advance');

  const unitHead = await at(t, 'vinh.pq', code);
  await act(unitHead, 'claim');
  await act(unitHead, 'advance');
  const signing = await at(t, 'kiem.nd', code);
  await act(signing, 'claim');
  await act(signing, 'sign', type({ 'chuc-vu': 'Thay mặt lãnh đạo Sở' }));
  assert.match(await mainText(signing), /đã ký: Nguyễn Đăng Kiểm/);
});
