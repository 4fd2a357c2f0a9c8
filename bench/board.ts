// The board's pages at growing numbers of dossiers, and how soon the tallies follow the acts under load:
//   node bench/board.ts [--sizes 10000,100000] [--requests 300] [--seconds 20] [--keep FOLDER] [--json]
// One server, database and worker with everything on; server, database and client share this machine. For each size: p50, p95 of the
// public board, a leader's board and a list behind a figure; the time of a rebuild and of a recount and its differences; then
// acts by four lanes as fast as they go, and of each act how long its mark stood before it was folded (p50, p99).
import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { openApp } from '../src/app.ts';
import { freePort } from '../src/db/embedded/port.ts';
import { runningPostgres } from '../src/db/embedded.ts';
import { connectOnce } from '../src/db/pool.server.ts';
import { note } from '../src/dossier/index.ts';
import { readSettings } from '../src/env.server.ts';
import { officerNamed } from '../tests/world/running-site.ts';

const { values } = parseArgs({
  options: {
    ...{ sizes: { type: 'string' }, requests: { type: 'string' }, seconds: { type: 'string' } },
    ...{ keep: { type: 'string' }, json: { type: 'boolean' } },
  },
});
const SIZES = (values.sizes ?? '10000,100000').split(',').map(Number);
const REQUESTS = Number(values.requests ?? 300);
const SECONDS = Number(values.seconds ?? 20);

const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'motcua-bench-'));
const port = await freePort();
const env = {
  ...process.env,
  ...{ PORT: String(port), E_ID_PORT: String(await freePort()), MOTCUA_VAR: join(folder, 'var') },
  ...{ MOTCUA_DEMO: 'empty', LOG_LEVEL: 'warn' },
};
const address = `http://localhost:${port}`;
const say = (text: string) => process.stderr.write(`${text}\n`);
/** The last line it prints: a slow statement is told of in one before. */
const motcua = (...args: string[]) => {
  const told = execFileSync(process.execPath, ['src/cli/main.ts', ...args, '--json'], {
    env,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return JSON.parse(told.trim().split('\n').at(-1) ?? '');
};

async function ready(): Promise<void> {
  for (const until = Date.now() + 300_000; Date.now() < until; await wait(100)) {
    const good = await fetch(`${address}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (good) return;
  }
  throw new Error('the program does not answer');
}

const share = (list: readonly number[], at: number): number => {
  const sorted = list.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN) * 10) / 10;
};

/** A leader of the whole province, signed in as signing in leaves it. */
async function leaderCookie(client: pg.Client): Promise<string> {
  const { rows } = await client.query<Record<string, string>>(
    `select p.realm, p.officer, o.person, w.id as way from officer_post p join officer o on o.realm = p.realm and o.id = p.officer
     join way_to_sign_in w on w.realm = o.realm and w.person = o.person where p.role = 'leader' and p.unit = p.realm limit 1`,
  );
  const { realm, officer, person, way } = rows[0] ?? {};
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `insert into session (realm, token_hash, person, officer, way, created_at, last_seen_at, expires_at)
     values ($1, $2, $3, $4, $5, now(), now(), now() + interval '3 hours')`,
    [realm, createHash('sha256').update(token).digest('hex'), person, officer, way],
  );
  return `motcua=${token}`;
}

async function measure(path: string, cookie: string): Promise<{ p50: number; p95: number }> {
  const list: number[] = [];
  for (let at = 0; at < REQUESTS + 20; at += 1) {
    const began = performance.now();
    const response = await fetch(`${address}${path}`, { headers: { cookie, accept: 'text/html' } });
    await response.text();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    if (at >= 20) list.push(performance.now() - began);
  }
  return { p50: share(list, 0.5), p95: share(list, 0.95) };
}

/** Acts on one after the other in four lanes; of each, how long its mark stood. */
async function freshness(
  url: string,
): Promise<{ acts: number; perSecond: number; p50: number; p99: number; most: number }> {
  const app = openApp(readSettings({ LOG_LEVEL: 'silent', MOTCUA_DEMO: '1' }), url);
  try {
    const viewer = await officerNamed(app as Parameters<typeof officerNamed>[0], 'chu.tv');
    const { rows } = await app.read.query<{ code: string }>(
      `select code from dossier where realm = $1 and received_at is not null and state in ('received', 'processing') limit 2000`,
      [app.realm],
    );
    const took: number[] = [];
    const watched: Promise<void>[] = [];
    const watch = async (code: string, from: number): Promise<void> => {
      for (;;) {
        const found = await app.read.query('select from score_pending where realm = $1 and code = $2 limit 1', [
          app.realm,
          code,
        ]);
        if (found.rowCount === 0) return void took.push(performance.now() - from);
        await wait(4);
      }
    };
    const began = performance.now();
    let acts = 0;
    const lane = async (at: number): Promise<void> => {
      for (let turn = at; performance.now() - began < SECONDS * 1000; turn += 4) {
        const { code } = rows[turn % rows.length] as { code: string };
        const done = await note(app, viewer, { code, text: 'Đã gọi điện cho chủ hồ sơ.' });
        if (!done.ok) throw new Error(done.code);
        acts += 1;
        // One in ten is watched: watching all would be the load.
        if (acts % 10 === 0) watched.push(watch(code, performance.now()));
      }
    };
    await Promise.all([0, 1, 2, 3].map(lane));
    const seconds = (performance.now() - began) / 1000;
    await Promise.all(watched);
    return {
      acts,
      perSecond: Math.round(acts / seconds),
      p50: share(took, 0.5),
      p99: share(took, 0.99),
      most: share(took, 1),
    };
  } finally {
    await app.close();
  }
}

const child = spawn(process.execPath, ['src/cli/main.ts', 'start', '--json'], {
  env,
  stdio: ['ignore', 'ignore', 'inherit'],
});
try {
  await ready();
  const url = runningPostgres(join(folder, 'var/postgres'));
  if (!url) throw new Error('no database is running');
  const client = await connectOnce(url);
  const cookie = await leaderCookie(client);
  const found: Record<string, unknown>[] = [];
  for (const size of SIZES) {
    const there = Number((await client.query('select count(*) as n from dossier')).rows[0].n);
    if (there < size) {
      const began = performance.now();
      motcua(
        'generate',
        '--count',
        String(size - there),
        '--seed',
        String(7 + there),
        ...(there ? ['--into-used'] : []),
      );
      say(`${size}: generated in ${Math.round((performance.now() - began) / 1000)} s`);
    }
    const rebuilt = motcua('score', '--rebuild');
    const recounted = motcua('score', '--recount');
    await client.query('vacuum analyze');
    const row = {
      dossiers: size,
      publicBoard: await measure('/bang-diem', ''),
      publicYear: await measure(`/bang-diem?ky=${new Date().getFullYear()}`, ''),
      leaderBoard: await measure('/can-bo/bang-diem', cookie),
      list: await measure('/can-bo/bang-diem/danh-sach?chi-so=2.1&phia=lost', cookie),
      ...{ rebuildSeconds: rebuilt.seconds, differences: recounted.differences, freshness: await freshness(url) },
    };
    say(JSON.stringify(row));
    found.push(row);
  }
  const p95 = (row: Record<string, unknown> | undefined) =>
    (row?.['publicBoard'] as { p95: number } | undefined)?.p95 ?? Number.NaN;
  const growth = Math.round((p95(found.at(-1)) / p95(found[0])) * 100) / 100;
  const after = motcua('score', '--recount');
  await client.end();
  console.log(
    JSON.stringify(
      { cores: cpus().length, requests: REQUESTS, found, growth, differencesAfterLoad: after.differences },
      null,
      values.json ? 0 : 2,
    ),
  );
} finally {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGINT');
  await ended;
  if (!values.keep) rmSync(folder, { recursive: true, force: true });
}
