// Acts a second on a durable database, and as a ratio to `pgbench -N` (simple update) on the same server in the same run:
//   node bench/acts.ts [--out FILE]
// An act is whole: rights, state, queues and tallies, trail with its hash, the job it leaves, commit. Two acts: a head gives
// a dossier to another officer; an officer notes something. Filing is measured with its form judged and its paper checked.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openApp } from '../src/app.ts';
import { importAll } from '../src/cli/import.ts';
import { startPostgres } from '../src/db/embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { seedDemo } from '../src/demo/index.ts';
import { accept, assign, handOver, note } from '../src/dossier/index.ts';
import { readSettings } from '../src/env.server.ts';
import { openFolderStore } from '../src/files/folder.ts';
import { citizenNamed, fileFor, officerNamed } from '../tests/world/running-site.ts';
import { lanes, median, round as rounded } from './load.ts';
import { asked, say, tell } from './say.ts';

const ask = asked({});
const LANES = 8;
const DOSSIERS = 64;
const SECONDS = 8;
const ROUNDS = 3;

const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
const postgres = await startPostgres({ directory: join(folder, 'postgres') });

/** `pgbench -N`: an update, a select, an insert in one transaction, by PostgreSQL's own client; nothing where it is not installed. */
function simpleUpdates(): number | undefined {
  const env = { ...process.env, PGPASSWORD: new URL(postgres.url).password };
  const { hostname, port, username } = new URL(postgres.url);
  const to = ['-h', hostname, '-p', port, '-U', username, 'pgbench'];
  const run = (...args: string[]) =>
    execFileSync('pgbench', [...args, ...to], { env, encoding: 'utf8', stdio: 'pipe' });
  const told = run('-N', '-c', String(LANES), '-j', '1', '-T', String(SECONDS), '--no-vacuum');
  return Number(/tps = ([\d.]+)/.exec(told)?.[1]);
}

/** How often a second it is done, by so many at once, each on the next of its own dossiers. */
async function rate(one: (turn: number, lane: number) => Promise<{ ok: boolean }>): Promise<number> {
  let done = 0;
  await lanes(LANES, performance.now() + SECONDS * 1000, async (turn, lane) => {
    const answer = await one(turn, lane);
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    done += 1;
  });
  return done / SECONDS;
}

try {
  await migrate(postgres.url, resolve('migrations'));
  const open = openApp(readSettings({ LOG_LEVEL: 'silent', MOTCUA_DEMO: '1' }), postgres.url);
  const app = { ...open, files: await openFolderStore(join(folder, 'files')) };
  await importAll(app);
  await seedDemo(app);
  const [receiver, head] = [await officerNamed(app, 'suong.dt'), await officerNamed(app, 'vinh.pq')];
  const givenTo = [await officerNamed(app, 'hung.tv'), await officerNamed(app, 'bien.ng')];
  const owner = await citizenNamed(app, 'hoa.pt');
  const codes: string[] = [];
  for (let at = 0; at < DOSSIERS; at += 1) {
    const code = await fileFor(app, owner, {}, { key: `bench-filing-${at}`, papers: 'one' });
    await accept(app, receiver, { code });
    await handOver(app, receiver, { code });
    codes.push(code);
  }
  const { hostname, port, username, password } = new URL(postgres.url);
  let baseline: number[] = [];
  try {
    const env = { ...process.env, PGPASSWORD: password };
    const at = ['-h', hostname, '-p', port, '-U', username];
    execFileSync('psql', [...at, '-d', 'postgres', '-c', 'create database pgbench'], { env, stdio: 'pipe' });
    execFileSync('pgbench', ['-i', '-q', '-s', '10', ...at, 'pgbench'], { env, stdio: 'pipe' });
  } catch (error) {
    say(`pgbench is not here (Debian: postgresql-contrib), no ratio: ${(error as Error).message.slice(0, 200)}`);
    baseline = [Number.NaN];
  }
  const own = DOSSIERS / LANES;
  const codeOf = (turn: number, lane: number) => codes[lane * own + (turn % own)] as string;
  const assigned: number[] = [];
  const noted: number[] = [];
  const filed: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    if (!Number.isNaN(baseline[0])) baseline.push(simpleUpdates() ?? Number.NaN);
    assigned.push(
      await rate((turn, lane) =>
        assign(app, head, { code: codeOf(turn, lane), officer: (givenTo[Math.floor(turn / own) % 2] ?? head).id }),
      ),
    );
    noted.push(await rate((turn, lane) => note(app, head, { code: codeOf(turn, lane), text: `Ghi chú ${turn}` })));
    filed.push(
      await rate(async (turn, lane) => {
        await fileFor(app, owner, {}, { key: `bench-${round}-${lane}-${turn}`, papers: 'one' });
        return { ok: true };
      }),
    );
  }
  const whole = (values: readonly number[]) => Math.round(median(values));
  const ratio = (values: readonly number[]) => rounded(median(values) / median(baseline), 2);
  const result = {
    ...{ lanes: LANES, seconds: SECONDS, rounds: ROUNDS },
    pgbenchSimpleUpdates: whole(baseline),
    assignASecond: whole(assigned),
    noteASecond: whole(noted),
    fileASecond: whole(filed),
    ratioAssign: ratio(assigned),
    ratioNote: ratio(noted),
    ratioFile: ratio(filed),
  };
  tell(result, ask);
  await app.close();
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
