import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import { cloneOf } from '../world/database.ts';
import { openProvince } from '../world/province.ts';

/** Nine days of Nam Định with few dossiers, results signed on paper. */
function smallScenario(folder: string): string {
  const known = JSON.parse(readFileSync('data/scenarios/nam-dinh-six-bottlenecks.json', 'utf8'));
  const arrivals = { ...known.arrivals, total: 12, online: 3, post: 1 };
  const path = join(folder, 'it-ho-so.json');
  writeFileSync(
    path,
    JSON.stringify({ ...known, signing: 'paper', period: { from: '2026-04-06', days: 9 }, arrivals }),
  );
  return relative(process.cwd(), path);
}

test('by command a run is changed by staff, a moved step and the share online, and two runs stand side by side', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-simulate-'));
  const { url } = await openProvince(t);
  const names = ['truoc', 'sau'].map((one) => `${one}-${process.pid}`) as [string, string];
  const at = (database: string): string => url.replace(/[^/]+$/, database);
  const databases = names.map((name) => `motcua_simulation_${name.replace('-', '_')}`);
  for (const database of databases) await cloneOf(url, database);
  t.after(async () => {
    const admin = await connectOnce(at('postgres'));
    for (const database of databases) await admin.query(`drop database ${database}`);
    await admin.end();
    rmSync(folder, { recursive: true, force: true });
  });
  const run = async (...argv: string[]) => {
    const child = spawn(process.execPath, ['src/cli/main.ts', 'simulate', ...argv], {
      env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: url, MOTCUA_VAR: folder, MOTCUA_LANG: 'vi' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, said, [exit]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { out, said, exit };
  };
  const lived = async (name: string, ...more: string[]) => {
    const done = await run('--scenario', smallScenario(folder), '--into', name, '--json', ...more);
    assert.equal(done.exit, 0, done.said + done.out);
    const told = JSON.parse(done.out);
    assert.deepEqual([told.refusals, told.differences, told.scoreDifferences], [{}, 0, 0]);
    return told;
  };
  const changes = 'add-staff=H48.14.05:2,online-share=1,move-step=1.003650:examine:H48.14.05';
  const [before, after] = [await lived(names[0]), await lived(names[1], '--what-if', changes)];
  assert.equal(after.officers - before.officers, 2, 'two more work there');

  const compared = await run('compare', ...names, '--json');
  assert.equal(compared.exit, 0, compared.said);
  const { a, b } = JSON.parse(compared.out);
  assert.deepEqual([a.counts.received, a.counts.online, b.counts.received, b.counts.online], [12, 3, 12, 12]);
  assert.deepEqual([a.counts, b.counts], [before.figures.counts, after.figures.counts], 'each as its run told it');
  const table = await run('compare', ...names);
  assert.match(table.out, new RegExp(`^ +${names[0]} +${names[1]} `));
  assert.match(table.out, /\n.+ +3 +12 +\+9\n/, 'the difference of those filed online');

  const moved = await connectOnce(at(databases[1] ?? ''));
  const { rows } = await moved.query(`select process from procedure_process where procedure = '1.003650'
    order by valid_from desc limit 1`);
  await moved.end();
  const examine = rows[0]?.process.steps.find(({ id }: { id: string }) => id === 'examine');
  assert.equal(examine?.at, 'H48.14.05', 'the step is at the other agency, by the real act');

  const nobody = await run('compare', names[0], 'khong-co');
  assert.deepEqual([nobody.exit, /khong-co/.test(nobody.said)], [1, true]);
  assert.equal((await run('--what-if', 'more-luck=1')).exit, 2);
});
