import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agencyByCode, competenceOf, hoursOf, signOf } from '#agency/index.ts';
import { findDossier } from '#dossier/index.ts';
import { localDate } from '#kernel/time.ts';
import { fileOne, openCase } from '../world/case.ts';
import { importCommand } from '../world/import-command.ts';

const FROM = '2025-08-01';
const BASIS = 'Quyết định sắp xếp (thử nghiệm)';
const agency = (code: string, parent: string, kind: string, vi: string) => ({
  ...{ code, parent, kind, vi, en: vi, level: 'province', place: { level: 'province', code: '51' }, from: FROM },
  basis: BASIS,
});
const ended = (one: string, successor: string) => ({
  ...{ agency: one, day: FROM, basis: BASIS, successors: [{ code: successor }] },
});
const SEA = {
  agencies: [
    agency('H48.14.09', 'H48.14', 'sub-department', 'Chi cục Biển và Thủy sản'),
    agency('H48.14.09.001', 'H48.14.09', 'division', 'Phòng Nghiệp vụ'),
  ],
  hours: [
    {
      ...{ agency: 'H48.14.09', purpose: 'working', from: FROM, basis: BASIS },
      week: { 1: ['07:00-11:00', '13:00-17:00'], 2: ['07:00-11:00'] },
    },
  ],
  signs: [{ agency: 'H48.14.09', sign: 'BTS', from: FROM, basis: BASIS }],
  competence: [{ agency: 'H48.14.09', level: 'province', procedure: '1.003650', from: FROM, basis: BASIS }],
  ended: [
    ...['001', '002', '003', '004'].map((room) => ended(`H48.14.05.${room}`, 'H48.14.09.001')),
    ended('H48.14.05', 'H48.14.09'),
  ],
};

test('a file founds, empowers and reorganises agencies by the acts, and what was open goes to the successors', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const code = await fileOne(world);
  const run = importCommand(t, world.app.url, 'agencies');
  const first = await run(SEA, '--json');
  assert.equal(first.exit, 0, first.said);
  assert.deepEqual(JSON.parse(first.out), {
    ...{ ok: true, founded: 2, ended: 5, hours: 1, signs: 1, competence: 1, moved: 1 },
  });
  const day = localDate('2026-11-20');
  assert.equal((await agencyByCode(app.read, app.realm, 'H48.14.05'))?.validTo, FROM);
  assert.equal((await hoursOf(app.read, app.realm, 'H48.14.09', day)).setBy, 'H48.14.09');
  assert.equal((await signOf(app.read, app.realm, 'H48.14.09', day)).sign, 'BTS');
  const settled = await competenceOf(app.read, app.realm, 'H48.14.09', day);
  assert.ok(settled.some(({ procedure }) => procedure === '1.003650'));
  assert.ok(settled.length > 1, 'what the one that ended settled is its successor’s');
  const moved = await findDossier(app.read, app.realm, world.receiver, code);
  assert.equal(moved?.competentAgency, 'H48.14.09');
  const again = await run(SEA);
  assert.equal(again.exit, 0, again.said);
  assert.match(again.out, /^0 cơ quan mới lập\n[\s\S]*0 hồ sơ đang mở chuyển cho cơ quan kế thừa\n$/);
});

test('the first entry that cannot be is named with why, what stands before it is done, and a bad file changes nothing', async (t) => {
  const world = await openCase(t);
  const run = importCommand(t, world.app.url, 'agencies');
  const [sea] = SEA.agencies;
  const taken = await run({ agencies: [sea, agency('H48.02', 'H48', 'department', 'Sở Khác')] });
  assert.equal(taken.exit, 1);
  assert.match(taken.said, /tep\.json, \/agencies\/1: Mã “H48\.02” đã cấp[\s\S]*Các mục trước đó đã được ghi/);
  assert.ok(await agencyByCode(world.app.read, world.app.realm, 'H48.14.09'));
  const wrong = await run({ agencies: [{ ...sea, code: 'H48.14.10', from: '2025-13-01' }] });
  assert.match(wrong.said, /\/agencies\/0\/from: phải là một ngày có thật/);
  const broken = await run('{"agencies": [', '--json');
  assert.equal(broken.exit, 1);
  assert.match(JSON.parse(broken.out).error, /không phải JSON hoàn chỉnh/);
  const other = await run({ competence: [{ ...SEA.competence[0], field: 'Thủy sản', procedure: null }] });
  assert.match(other.said, /\/competence\/0: /, 'what another agency settles is not taken from it');
});
