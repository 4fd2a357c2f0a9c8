import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type EmbeddedPostgres, startPostgres } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { verifyTrail } from '#db/verify.ts';
import { type App, openApp } from '../../src/app.ts';
import { importAll } from '../../src/cli/import.ts';
import { seedDemo } from '../../src/demo/index.ts';
import { readSettings } from '../../src/env.server.ts';
import { ACTS_OF_ONE, type Told } from '../world/acting.ts';

const DOSSIERS = 250;
const LANES = 8;
const NOTES = ACTS_OF_ONE - 3;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const openDurable = (folder: string): Promise<EmbeddedPostgres> =>
  startPostgres({ directory: join(folder, 'postgres'), durable: true });

async function withApp<T>(url: string, act: (app: App) => Promise<T>): Promise<T> {
  const app = openApp(readSettings({ LOG_LEVEL: 'silent' }), url);
  try {
    return await act(app);
  } finally {
    await app.close();
  }
}

async function makeProvince(folder: string): Promise<EmbeddedPostgres> {
  const postgres = await openDurable(folder);
  await migrate(postgres.url, resolve('migrations'));
  await withApp(postgres.url, async (app) => {
    await importAll(app);
    await seedDemo(app);
  });
  return postgres;
}

/** kill -9 of the server and every worker of it at once: what it had not written to its log is gone. */
function strikePostgres(folder: string): void {
  const main = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  const parentOf = (pid: number) => {
    try {
      return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
    } catch {
      return 0; // ended meanwhile
    }
  };
  const workers = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === main);
  for (const pid of [main, ...workers]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // ended meanwhile
    }
  }
}

/** What was acknowledged: the answer to each act of each dossier. A repeat must be answered as the first time. */
class Acknowledged {
  readonly answers = new Map<string, string>();
  /** Acts answered again, with the same key, after an accident. */
  repeated = 0;

  hear(line: string): void {
    const [, dossier, act, answer = ''] = /^(\d+) (\d+) (.*)$/.exec(line) ?? [];
    if (dossier === undefined) return;
    const key = `${dossier} ${act}`;
    const before = this.answers.get(key);
    if (before !== undefined) {
      assert.equal(answer, before, `act ${act} of dossier ${dossier} was answered differently the second time`);
      this.repeated += 1;
    }
    this.answers.set(key, answer);
  }

  get count(): number {
    return this.answers.size;
  }

  codeOf(dossier: number): string | undefined {
    const answer = this.answers.get(`${dossier} 0`);
    return answer === undefined ? undefined : (JSON.parse(answer) as string);
  }

  /** Where a lane goes on: its last acknowledged act is asked once more, as after a cut connection. */
  lane(first: number): Told['lanes'][number] {
    for (let dossier = first; dossier < DOSSIERS; dossier += LANES)
      for (let act = 0; act < ACTS_OF_ONE; act += 1)
        if (!this.answers.has(`${dossier} ${act}`)) {
          const code = this.codeOf(dossier);
          return { dossier, done: Math.max(0, act - 1), ...(code === undefined || act < 1 ? {} : { code }) };
        }
    return { dossier: DOSSIERS, done: 0 };
  }
}

interface Acting {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  /** Resolves when so many more acts were acknowledged, or the program ended. */
  after(acts: number): Promise<void>;
  said(): string;
}

function startActing(told: Told, heard: Acknowledged): Acting {
  const child = spawn(process.execPath, ['tests/world/acting.ts', JSON.stringify(told)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors: string[] = [];
  child.stderr?.on('data', (part) => errors.push(String(part)));
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  let lines = 0;
  let heardLine = () => {};
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    heard.hear(line);
    lines += 1;
    heardLine();
  });
  const after = async (acts: number) => {
    const enough = new Promise<void>((done) => {
      heardLine = () => void (lines >= acts && done());
    });
    await Promise.race([enough, ended]);
  };
  return { child, ended, after, said: () => errors.join('') };
}

async function expectExactlyOnce(app: App, heard: Acknowledged): Promise<void> {
  const { read, realm } = app;
  for (let dossier = 0; dossier < DOSSIERS; dossier += 1) assert.ok(heard.codeOf(dossier), `${dossier} has no code`);
  const codes = Array.from({ length: DOSSIERS }, (_, dossier) => heard.codeOf(dossier) as string);
  assert.equal(new Set(codes).size, DOSSIERS, 'a code was given twice');
  const kept = await read.query<{ code: string; state: string; notes: number }>(
    `select code, state, (select count(distinct text) from internal_note n where n.realm = d.realm and n.code = d.code) as notes
     from dossier d where realm = $1`,
    [realm],
  );
  assert.deepEqual(kept.rows.map(({ code }) => code).sort(), codes.toSorted(), 'kept is what was acknowledged');
  const wrong = kept.rows.filter(({ state, notes }) => state !== 'processing' || notes !== NOTES);
  assert.deepEqual(wrong, [], 'an act was lost or done twice');
  const trail = await read.query<{ act: string; done: number; subjects: number }>(
    `select act, count(*) as done, count(distinct subject) as subjects from trail
     where realm = $1 and subject like 'dossier/%' group by act`,
    [realm],
  );
  const told = Object.fromEntries(trail.rows.map(({ act, done, subjects }) => [act, [done, subjects]]));
  const once = [DOSSIERS, DOSSIERS];
  const each = { 'dossier-submit': once, 'dossier-accept': once, 'dossier-hand-over': once };
  assert.deepEqual(told, { ...each, 'dossier-note': [DOSSIERS * NOTES, DOSSIERS] });
  await expectGapless(app, codes);
  const { breaks, chains } = await verifyTrail(read, realm);
  assert.deepEqual(breaks, []);
  assert.ok(chains >= DOSSIERS);
}

/** The numbers of each agency and day are 1, 2, 3 … without a gap (NĐ 118/2025 Đ28). */
async function expectGapless({ read, realm }: App, codes: readonly string[]): Promise<void> {
  const days = Map.groupBy(codes, (code) => code.slice(0, code.lastIndexOf('-')));
  for (const [day, ofDay] of days) {
    const numbers = ofDay.map((code) => Number(code.slice(code.lastIndexOf('-') + 1))).sort((a, b) => a - b);
    assert.deepEqual(
      numbers,
      Array.from(numbers, (_, at) => at + 1),
      day,
    );
  }
  const counted = await read.query<{ last: number }>('select sum(last) as last from dossier_counter where realm = $1', [
    realm,
  ]);
  assert.equal(Number(counted.rows[0]?.last), codes.length);
}

test('killed with -9 in the middle of 2,000 acts, again and again, it loses nothing acknowledged and does nothing twice', {
  timeout: 240_000,
}, async (t) => {
  const seed = Number(process.env['MOTCUA_TEST_SEED']) || Date.now() % 1_000_000;
  t.diagnostic(`MOTCUA_TEST_SEED=${seed}`);
  const random = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'motcua-acting-'));
  let postgres = await makeProvince(folder);
  t.after(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const heard = new Acknowledged();
  const accidents = { program: 0, everything: 0 };
  for (;;) {
    const lanes = Array.from({ length: LANES }, (_, first) => heard.lane(first));
    const acting = startActing({ database: postgres.url, folder, seed, lanes, dossiers: DOSSIERS }, heard);
    await acting.after(20 + Math.floor(random() * 400));
    await wait(random() * 25);
    const kind = random() < 0.35 ? ('everything' as const) : ('program' as const);
    // The server first: the program must not answer for what the server can no longer keep.
    if (acting.child.exitCode === null && kind === 'everything') strikePostgres(folder);
    acting.child.kill('SIGKILL');
    const code = await acting.ended;
    if (code === 0) break;
    assert.equal(code, null, `${kind}: the program ended by itself: ${acting.said()}`);
    accidents[kind] += 1;
    if (kind === 'everything') {
      await postgres.stop();
      postgres = await openDurable(folder);
    }
  }
  t.diagnostic(`${heard.count} acts, ${JSON.stringify(accidents)}, ${heard.repeated} answered again`);
  assert.equal(heard.count, DOSSIERS * ACTS_OF_ONE);
  assert.ok(accidents.program + accidents.everything >= 4, JSON.stringify(accidents));
  await withApp(postgres.url, (app) => expectExactlyOnce(app, heard));
});
