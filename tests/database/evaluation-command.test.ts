import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { accept, assign, handOver } from '#dossier/index.ts';
import { listAccounts } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { lookedAt } from '#scorecard/index.ts';
import { fileOne, openCase } from '../world/case.ts';

test('the command prints a unit or an officer with the dossiers of each figure, and the officer sees that it was used', async (t) => {
  const world = await openCase(t, '2026-11-20T09:00:00+07:00');
  const { app, receiver, head } = world;
  const [hung] = await listAccounts(app.read, app.realm, {
    ...{ date: dateAt(app.clock.now()), limit: 1, userName: 'hung.tv' },
  });
  const officer = hung?.officer ?? '';
  const code = await fileOne(world);
  for (const done of [await accept(app, receiver, { code }), await handOver(app, receiver, { code })])
    assert.ok(done.ok);
  assert.ok((await assign(app, head, { code, officer })).ok);
  const run = async (...argv: string[]) => {
    const child = spawn(process.execPath, ['src/cli/main.ts', 'score', ...argv], {
      env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: app.url ?? '', MOTCUA_DEMO: '0', MOTCUA_LANG: 'vi' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, said, [exit]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { out, said, exit };
  };
  const sheet = await run('evaluation', '--period', '2026-11', '--officer', 'hung.tv', '--json');
  assert.equal(sheet.exit, 0, sheet.said);
  const told = JSON.parse(sheet.out);
  assert.deepEqual([told.ok, told.period, told.ratings], [true, '2026-11', null]);
  assert.deepEqual(told.figures.received, { count: 1, of: null, dossiers: [code] });
  assert.deepEqual(told.figures['on-time'], { count: 0, of: 0, dossiers: [] });
  const looks = await lookedAt(app.read, app.realm, officer, []);
  assert.deepEqual(
    looks.map(({ actor, name }) => [actor, name]),
    [['system:cli', null]],
  );

  const unit = await run('evaluation', '--period', '2026-11', '--unit', 'H48.14.05.002');
  assert.equal(unit.exit, 0, unit.said);
  assert.match(unit.out, /^H48\.14\.05\.002, 2026-11\n/);
  assert.match(unit.out, /Lượt bước được giao trong kỳ: 2\n/, 'the head who assigned and the handler');
  assert.match(unit.out, /Đánh giá của người dân: chưa có nguồn\n/);
  assert.doesNotMatch(unit.out, /Trần Văn Hùng/, 'sums name nobody');

  for (const argv of [
    ['evaluation'],
    ['evaluation', '--unit', 'H48', '--officer', 'hung.tv'],
    ['--officer', 'hung.tv'],
  ])
    assert.equal((await run(...argv)).exit, 2, argv.join(' '));
  const nobody = await run('evaluation', '--officer', 'khong.co');
  assert.deepEqual([nobody.exit, nobody.said.trim()], [1, 'Không có cán bộ với tên đăng nhập khong.co.']);
});
