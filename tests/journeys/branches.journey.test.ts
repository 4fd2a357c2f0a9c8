import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, approveProcess, assign, handOver } from '#dossier/index.ts';
import { localDate } from '#kernel/time.ts';
import { branching, WAYS } from '../world/branching.ts';
import { act, at, now, type } from './desk.ts';
import { checkPage } from './filling.ts';

/** A procedure of the general declaration that no other journey files. */
const PROCEDURE = '1.003666';

test('the desk offers only the way that the answers leave open, and everybody reads why it was taken', async (t) => {
  const { app, ...world } = await now(t);
  const approval = { procedure: PROCEDURE, validFrom: localDate('2026-01-01'), basis: 'Quyết định thử nghiệm' };
  assert.ok((await approveProcess(app, 'system:test', { ...approval, process: branching(WAYS) })).ok);
  const code = await world.file(await world.citizen('hoa.pt'), {}, { procedure: PROCEDURE, papers: 'one' });
  const [receiver, head] = [await world.officer('suong.dt'), await world.officer('vinh.pq')];
  assert.ok((await accept(app, receiver, { code })).ok);
  assert.ok((await handOver(app, receiver, { code })).ok);
  assert.ok((await assign(app, head, { code, officer: (await world.officer('hung.tv')).id })).ok);

  const handler = await at(t, 'hung.tv', code);
  const form = handler.locator('form#advance');
  assert.match((await form.textContent()) ?? '', /Bước tiếp theo: survey\s*Vì theo tờ khai: chủ tàu là cá nhân/);
  assert.equal(await form.locator('input[type=radio]').count(), 0, 'there is nothing to choose');
  assert.doesNotMatch(await handler.locator('.case-way').innerText(), /là tổ chức/);
  await act(handler, 'advance', type({ 'ghi-chu': '' }));
  const way = await handler.locator('.timeline li[aria-current=step]').innerText();
  assert.match(way, /survey · Phòng Đăng kiểm tàu cá[\s\S]*Vì theo tờ khai: chủ tàu là cá nhân/);
  await checkPage(handler);
});
