import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateAt, localDate } from '#kernel/time.ts';
import { placeOfFiling } from '#procedure/index.ts';
import { openCase } from '../world/case.ts';
import { importCommand } from '../world/import-command.ts';

const BASIS = 'Quyết định 15/QĐ-UBND ngày 05/01/2026';
const entry = (route: string, codes: string[], more: object = {}) => ({
  ...{ validFrom: '2026-11-20', route, reason: BASIS, codes },
  ...more,
});

test('a file says where many procedures are filed, twice the same; one wrong entry and nothing of it is recorded', async (t) => {
  const { app } = await openCase(t);
  const run = importCommand(t, app.url, 'routes');
  const place = async (code: string) => {
    const date = dateAt(app.clock.now());
    return (await placeOfFiling(app.read, { realm: app.realm, code, province: 'Quảng Ngãi', date }))?.now;
  };
  const file = {
    routes: [
      entry('desk-only', ['1.003634', '1.003650']),
      entry('ministry-system', ['1.004222'], { address: 'https://dichvucong.bocongan.gov.vn' }),
    ],
  };
  const first = await run(file, '--json');
  assert.equal(first.exit, 0, first.said);
  assert.deepEqual(JSON.parse(first.out), { ok: true, decided: 3 });
  const desk = { route: 'desk-only', address: null, reason: BASIS, decided: true };
  assert.deepEqual([await place('1.003634'), await place('1.003650')], [desk, desk]);
  const again = await run(file);
  assert.match(again.out, /^0 thủ tục/);
  const unknown = await run({ routes: [entry('here', ['1.003634']), entry('here', ['1.003650', '9.999999'])] });
  assert.equal(unknown.exit, 1);
  assert.match(unknown.said, /tep\.json, \/routes\/1\/codes\/1: Danh mục không có thủ tục mã “9\.999999”/);
  assert.equal((await place('1.003634'))?.route, 'desk-only', 'the first entry was right and is not recorded either');
  const nowhere = await run({ routes: [entry('ministry-system', ['1.003634'])] });
  assert.match(nowhere.said, /\/routes\/0: Hệ thống của bộ cần có địa chỉ/);
  const typed = await run({ routes: [entry('by-post', ['1.003634'])] });
  assert.match(typed.said, /\/routes\/0\/route: /);
  const later = await run({ routes: [entry('here', ['1.003634'], { validFrom: '2027-01-01' })] });
  assert.equal(later.exit, 0, later.said);
  assert.equal((await place('1.003634'))?.route, 'desk-only', 'what begins later is not so today');
  const then = { realm: app.realm, code: '1.003634', province: 'Quảng Ngãi', date: localDate('2027-01-01') };
  assert.equal((await placeOfFiling(app.read, then))?.now?.route, 'here');
});
