import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, handOver } from '#dossier/index.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { type instant, instantOf, localDate } from '#kernel/time.ts';
import { fileOne, openCase } from '../../../tests/world/case.ts';
import { viewRegister } from '../index.ts';

const CENTRE = 'H48.01.50';
const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};
const friday = { from: instantOf(localDate('2026-11-20')), until: instantOf(localDate('2026-11-21')) };

test('the register of a day is what was received that day, in order, page by page, each once', async (t) => {
  const world = await openCase(t);
  const { app, clock, receiver, handler } = world;
  const codes: string[] = [];
  for (const minute of [0, 1, 2, 3, 4]) {
    clock.set(`2026-11-20T09:0${minute}:00+07:00`);
    const code = await fileOne(world);
    codes.push(code);
    good(await accept(app, receiver, { code }));
  }
  await fileOne(world); // not received: it is not in the book
  clock.set('2026-11-20T10:00:00+07:00');
  good(await handOver(app, receiver, { code: codes[1] as string }));
  clock.set('2026-11-23T08:00:00+07:00');
  good(await accept(app, receiver, { code: await fileOne(world) }));
  const seen: string[] = [];
  for (let after: { at: ReturnType<typeof instant>; code: string } | undefined; ; ) {
    const page =
      (await viewRegister(app.read, app.realm, receiver, { centre: CENTRE, ...friday, after, limit: 2 })) ?? [];
    seen.push(...page.map(({ code }) => code));
    const last = page.at(-1);
    if (!last || page.length < 2) break;
    after = { at: last.receivedAt, code: last.code };
  }
  assert.deepEqual(seen, codes);
  const [, second] = (await viewRegister(app.read, app.realm, receiver, { centre: CENTRE, ...friday, limit: 9 })) ?? [];
  assert.equal(second?.sentAt, instantOf(localDate('2026-11-20'), 600));
  assert.match(second?.address ?? '', /12 Lê Lợi, Phường Cẩm Thành/);
  assert.equal(second?.ownerPhone, '0905123456');
  assert.equal(await viewRegister(app.read, app.realm, handler, { centre: CENTRE, ...friday, limit: 9 }), undefined);
});
