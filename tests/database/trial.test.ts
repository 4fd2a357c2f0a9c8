import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import { startTrial } from '#jobs/live-trial.ts';
import { instant } from '#kernel/time.ts';
import {
  askTrial,
  cancelTrial,
  findTrial,
  type Trial,
  trialCommands,
  trialState,
  trialsOf,
} from '#simulation/trials.ts';
import type { App } from '../../src/app.ts';
import { cloneOf } from '../world/database.ts';
import { handClock } from '../world/officers.ts';
import { openProvince } from '../world/province.ts';
import { officerNamed } from '../world/running-site.ts';

const CHANGE = 'add-staff=H48.14.05:2:handler';
const wish = { scenario: 'busy-month', dossiers: 50, seed: 3, change: CHANGE, demo: true };

const good = <T>(done: { ok: true; value: T } | { ok: false; code: string }): T => {
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};
const codeOf = (done: { ok: true } | { ok: false; code: string }) => (done.ok ? 'ok' : done.code);

test('a leader asks for one trial at a time, another leader may cancel it, and both stand in the trail', async (t) => {
  const clock = handClock();
  const app = await openProvince(t, { clock });
  const [chu, tu, handler] = await Promise.all(['chu.tv', 'tu.lv', 'hung.tv'].map((name) => officerNamed(app, name)));
  assert.equal(codeOf(await askTrial(app, handler as Viewer, wish)), 'not-found', 'a handler leads nothing');
  const ask = async (more: object) => codeOf(await askTrial(app, chu as Viewer, { ...wish, ...more }));
  assert.equal(await ask({ demo: false }), 'trial-demo-only');
  assert.equal(await ask({ change: 'add-staff=H48.99.99:1:handler' }), 'trial-change', 'no such unit');
  assert.equal(await ask({ change: 'move-step=1.003650:khong-co:H48.14.05' }), 'trial-change', 'no such step');
  assert.equal(
    await ask({ change: 'move-step=1.003650:receive:H48.14.05' }),
    'trial-change',
    'reception stays at the centre',
  );
  const { id } = good(await askTrial(app, chu as Viewer, wish));
  assert.equal(await ask({}), 'trial-running');
  assert.equal(codeOf(await cancelTrial(app, handler as Viewer, id)), 'not-found');
  good(await cancelTrial(app, tu as Viewer, id));
  assert.equal(codeOf(await cancelTrial(app, tu as Viewer, id)), 'trial-over');
  const ended = (await findTrial(app.read, app.realm, id)) as Trial;
  assert.equal(ended.outcome, 'cancelled', 'nobody had begun it');

  clock.pass(1);
  const second = good(
    await askTrial(app, tu as Viewer, { ...wish, change: 'move-step=1.003650:examine:H48.14.05.004' }),
  );
  clock.pass(121);
  const third = good(await askTrial(app, chu as Viewer, wish));
  assert.equal((await findTrial(app.read, app.realm, second.id))?.outcome, 'lost', 'nothing was heard of it');
  const listed = await trialsOf(app.read, app.realm, { limit: 10 });
  assert.deepEqual(
    listed.map((one) => one.id),
    [third.id, second.id, id],
    'the last first',
  );
  const page = await trialsOf(app.read, app.realm, {
    limit: 1,
    after: { at: listed[0]?.askedAt ?? instant(0), id: third.id },
  });
  assert.equal(page[0]?.id, second.id);
  const { rows } = await app.read.query(`select act, actor from trail where realm = $1 and subject = $2 order by seq`, [
    app.realm,
    `trial/${id}`,
  ]);
  assert.deepEqual(rows, [
    { act: 'trial-asked', actor: `officer:${chu?.id}` },
    { act: 'trial-cancelled', actor: `officer:${tu?.id}` },
  ]);
});

/** The trial as soon as it is as wished; every look is a question to the database, which waits a tenth of a second. */
async function seen(app: App, id: string, isGood: (one: Trial) => boolean): Promise<Trial> {
  for (const until = Date.now() + 240_000; ; ) {
    const one = (await findTrial(app.read, app.realm, id)) as Trial;
    if (isGood(one)) return one;
    assert.ok(Date.now() < until, `not yet: ${JSON.stringify(one)}`);
    await app.read.query('select pg_sleep(0.1)');
  }
}

/** The province beside whose database a process of its own may live a trial, and what such processes left behind. */
async function openBeside(t: TestContext, ...copies: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-trial-'));
  const app = await openProvince({ after: (act) => t.after(act) });
  // Before anything is connected: a database in use cannot be copied.
  for (const name of copies) await cloneOf(app.url, name);
  const kept = { DATABASE_URL: process.env['DATABASE_URL'], MOTCUA_VAR: process.env['MOTCUA_VAR'] };
  Object.assign(process.env, { DATABASE_URL: app.url, MOTCUA_VAR: folder });
  const at = (database: string): string => app.url.replace(/[^/]+$/, database);
  const admin = await connectOnce(at('postgres'));
  t.after(async () => {
    for (const name of copies) await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
    rmSync(folder, { recursive: true, force: true });
    for (const [key, value] of Object.entries(kept))
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
  });
  const left = async () =>
    (await admin.query(`select datname from pg_database where datname like 'motcua\\_simulation\\_phuong\\_an%'`)).rows;
  return { app, folder, admin, at, left, chu: await officerNamed(app, 'chu.tv') };
}

/** Its process has the lowest priority: where others work, it closes its connections long after it has told how it ended. */
async function processGone(app: App, trial: string): Promise<void> {
  const lives = () =>
    readdirSync('/proc').some((pid) => {
      try {
        return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(trial);
      } catch {
        return false;
      }
    });
  for (const until = Date.now() + 60_000; lives(); ) {
    assert.ok(Date.now() < until, 'the process of a trial ends');
    await app.read.query('select pg_sleep(0.1)');
  }
}

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map(({ name }) => name)
    : [];

/** Two runs of minutes on a busy machine. */
const LONG = { timeout: 600_000 };

test(
  'a trial is lived by a process of its own, gives what the commands beside it give, and leaves nothing but its figures',
  LONG,
  async (t) => {
    const name = `kiem-${process.pid}`;
    const database = `motcua_simulation_${name.replace('-', '_')}`;
    const { app, folder, at, left, chu } = await openBeside(t, database);
    const { id } = good(await askTrial(app, chu, wish));
    await startTrial(app, { id });
    const done = await seen(app, id, ({ endedAt }) => endedAt !== null);
    assert.equal(done.outcome, 'done', done.why ?? '');
    await processGone(app, id);
    const [before, after] = [done.before, done.after];
    assert.deepEqual([before?.figures.counts.received, after?.figures.counts.received], [50, 50]);
    assert.equal((after?.officers ?? 0) - (before?.officers ?? 0), 2, 'two more work there');
    assert.notEqual(before?.digest, after?.digest);
    assert.deepEqual(await left(), []);
    assert.deepEqual(existsSync(join(folder, 'simulations')) ? readdirSync(join(folder, 'simulations')) : [], []);

    const [command = ''] = trialCommands(done, 240);
    const argv = command
      .replace(/^motcua /, '')
      .replace('--into truoc', `--into ${name}`)
      .split(' ');
    const child = spawn(process.execPath, ['src/cli/main.ts', ...argv, '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [out, [exit]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    assert.equal(exit, 0, out);
    assert.deepEqual(filesBelow(join(folder, 'files')), [], 'nothing of a run lies in the store of the program');
    assert.notDeepEqual(filesBelow(join(folder, 'simulations', name, 'files')), []);
    const told = JSON.parse(out);
    assert.equal(told.digest, before?.digest, 'the same trail');
    assert.deepEqual(told.figures, before?.figures);
    // The mean queue once more, the slow way: dossiers that stand there at each of 2,000 moments.
    const run = await connectOnce(at(database));
    const { rows } = await run.query<{ agency: string; mean: number }>(
      `with span as (select extract(epoch from min(at)) as first, extract(epoch from max(at)) as last from trail where realm = 'H48' and subject like 'dossier/%'),
       moment as (select to_timestamp(first + (last - first) * (n + 0.5) / 2000) as at from span, generate_series(0, 1999) n)
     select s.agency, (count(m.at) / 2000.0)::float as mean from dossier_step s
       left join moment m on m.at >= s.entered_at and (s.left_at is null or m.at < s.left_at) group by s.agency`,
    );
    await run.end();
    assert.equal(rows.length, before?.offices.length);
    for (const { agency, mean } of rows) {
      const queue = before?.offices.find(({ unit }) => unit === agency)?.queue ?? Number.NaN;
      assert.ok(Math.abs(queue - mean) < 0.1, `${agency}: ${queue}, by moments ${mean}`);
    }
  },
);

test(
  'a trial that a leader cancels while it is lived stops within seconds, and its databases are thrown away',
  LONG,
  async (t) => {
    const { app, admin, left, chu } = await openBeside(t);
    const again = good(await askTrial(app, chu, { ...wish, dossiers: 1000 }));
    await startTrial(app, { id: again.id });
    const under = await seen(app, again.id, ({ acts }) => acts > 0);
    assert.equal(trialState(under, app.clock.now()), 'running');
    good(await cancelTrial(app, chu, again.id));
    const stopped = await seen(app, again.id, ({ endedAt }) => endedAt !== null);
    assert.deepEqual([stopped.outcome, stopped.before, stopped.leg], ['cancelled', null, 1]);
    for (const until = Date.now() + 20_000; (await left()).length > 0; ) {
      assert.ok(Date.now() < until, 'its databases are thrown away too');
      await admin.query('select pg_sleep(0.1)');
    }
    await processGone(app, again.id);
  },
);
