// Acts a second of the simulator on a durable database, with everything acts cause, and as a ratio to `pgbench -N` (simple
// update) on the same server in the same run:
//   node bench/simulate.ts [--days 6] [--scale 0.1] [--out FILE]
// Lives the first working days of Kiên Giang's half year once with one act at a time and once with eight. An act here is what
// one row of a dossier's trail stands for: filing is a draft, its papers and a submission; its notices and its event in the
// feed are counted with it. `cpuMs`: processor time of the program for an act, which other work on the machine does not change.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openApp } from '../src/app.ts';
import { importAll } from '../src/cli/import.ts';
import { startPostgres } from '../src/db/embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { connectOnce } from '../src/db/pool.server.ts';
import { seedDemo } from '../src/demo/index.ts';
import { readSettings } from '../src/env.server.ts';
import { openFolderStore } from '../src/files/folder.ts';
import { addDays, instantOf } from '../src/kernel/time.ts';
import { digestOfTrail, runSimulation, scenarioOf, scenarioShape } from '../src/simulation/index.ts';
import { asked, say, tell } from './say.ts';

const ask = asked({ days: 6, scale: 0.1 });
const { days: DAYS, scale: SCALE } = ask;
const LANES = [1, 8];
const SECONDS = 6;

const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
const postgres = await startPostgres({ directory: join(folder, 'postgres') });
const at = (database: string): string => {
  const url = new URL(postgres.url);
  url.pathname = `/${database}`;
  return url.href;
};

/** Simple updates a second by PostgreSQL's own client, with eight at once; nothing where it is not installed. */
function simpleUpdates(isFirst: boolean): number | undefined {
  const { hostname, port, username, password } = new URL(postgres.url);
  const env = { ...process.env, PGPASSWORD: password };
  const to = ['-h', hostname, '-p', port, '-U', username];
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { env, encoding: 'utf8', stdio: 'pipe' });
  try {
    if (isFirst) {
      run('psql', ...to, '-d', 'postgres', '-c', 'create database pgbench');
      run('pgbench', '-i', '-q', '-s', '10', ...to, 'pgbench');
    }
    const told = run('pgbench', '-N', '-c', '8', '-j', '1', '-T', String(SECONDS), '--no-vacuum', ...to, 'pgbench');
    return Number(/tps = ([\d.]+)/.exec(told)?.[1]);
  } catch (error) {
    if (isFirst) say(`pgbench is not here (Debian: postgresql-contrib): ${(error as Error).message.slice(0, 120)}`);
    return undefined;
  }
}

async function livedWith(lanes: number) {
  const app = openApp(readSettings({ LOG_LEVEL: 'silent', MOTCUA_DEMO: '1' }), at(`lanes_${lanes}`));
  const file = scenarioShape(JSON.parse(readFileSync('data/scenarios/kien-giang-2020h1.json', 'utf8')), '');
  const scenario = scenarioOf(file, addDays(file.period.from ?? addDays('2026-01-01' as never, 0), 201), SCALE);
  const until = instantOf(addDays(scenario.period.from, DAYS), -1);
  const before = process.cpuUsage();
  const done = await runSimulation(
    { ...app, files: await openFolderStore(join(folder, `files-${lanes}`)) },
    { scenario, seed: 1, until, lanes, changes: [] },
  );
  const { user, system } = process.cpuUsage(before);
  const digest = await digestOfTrail(app);
  await app.close();
  const perSecond = Math.round((done.acts / done.seconds) * 10) / 10;
  return {
    lanes,
    acts: done.acts,
    refusals: done.refusals,
    seconds: Math.round(done.seconds),
    perSecond,
    digest,
    cpuMs: Math.round((user + system) / 10 / done.acts) / 100,
  };
}

try {
  await migrate(postgres.url, resolve('migrations'));
  const open = openApp(readSettings({ LOG_LEVEL: 'silent', MOTCUA_DEMO: '1' }), postgres.url);
  await importAll(open);
  await seedDemo(open);
  await open.close();
  const admin = await connectOnce(at('postgres'));
  const source = new URL(postgres.url).pathname.slice(1);
  for (const lanes of LANES) await admin.query(`create database lanes_${lanes} template ${source}`);
  await admin.end();
  const baseline = [simpleUpdates(true)];
  const runs = [];
  for (const lanes of LANES) {
    runs.push(await livedWith(lanes));
    baseline.push(simpleUpdates(false));
  }
  const known = baseline.filter((one) => one !== undefined);
  const raw = known.length > 0 ? Math.round(known.reduce((sum, one) => sum + one, 0) / known.length) : null;
  const most = runs.at(-1);
  const result = {
    ...{ scale: SCALE, days: DAYS, runs },
    sameTrail: new Set(runs.map(({ digest }) => digest)).size === 1,
    pgbenchSimpleUpdates: raw,
    ratio: raw === null || !most ? null : Math.round((most.perSecond / raw) * 1000) / 1000,
    minutesForAMillionActs: most ? Math.round(1_000_000 / most.perSecond / 6) / 10 : null,
  };
  tell(result, ask);
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
