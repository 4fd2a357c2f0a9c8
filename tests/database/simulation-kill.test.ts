import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { verifyTrail } from '#db/verify.ts';
import { random } from '#demo/history/random.ts';
import { openFolderStore } from '#files/folder.ts';
import { closePress } from '#letter/index.ts';
import { anyPending } from '#scorecard/index.ts';
import { digestOfTrail, runSimulation } from '#simulation/index.ts';
import type { App } from '../../src/app.ts';
import { endsAtServer } from '../world/faulted.ts';
import { openProvince } from '../world/province.ts';
import { EVENTFUL_UNTIL, eventful } from '../world/simulating.ts';

after(() => closePress());

const DOSSIERS = 30;
const KILLS = 4;

/** What else must be the same, broken off or not: nothing twice, nothing missing. */
async function leftBy({ read, realm }: App): Promise<Record<string, number>> {
  const { rows } = await read.query<Record<string, number>>(
    `select (select count(*)::integer from feed_event where realm = $1) as events,
       (select count(*)::integer from decision_file where realm = $1) as files,
       (select count(*)::integer from result where realm = $1 and issued_at is not null) as issued,
       (select count(*)::integer from job_outbox where realm = $1) as jobs`,
    [realm],
  );
  return rows[0] as Record<string, number>;
}

/** Kills the simulation a random moment after it has done so many acts more. */
async function killedAfter(url: string, folder: string, acts: number, ms: number): Promise<void> {
  const child = spawn(process.execPath, ['tests/world/simulating-child.ts', url, folder, String(DOSSIERS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout }))
    if (Number(line) >= acts) {
      await wait(ms);
      child.kill('SIGKILL');
      break;
    }
  assert.deepEqual(await ended, [null, 'SIGKILL']);
}

test('a simulation killed at random moments goes on as if nothing had been, and queues and index are right to the last', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-simulation-'));
  t.after(async () => rmSync(folder, { recursive: true, force: true }));
  const wish = { scenario: eventful(DOSSIERS), seed: 3, until: EVENTFUL_UNTIL, lanes: 8, changes: [] };
  const openOne = async (name: string) => {
    const open = await openProvince(t, {}, { MOTCUA_VAR: join(folder, name) });
    return { ...open, files: await openFolderStore(join(folder, name, 'papers')) };
  };
  const whole = await openOne('whole');
  const lived = await runSimulation(whole, wish);
  const broken = await openOne('broken');
  const dice = random(Number(process.env['MOTCUA_SEED'] ?? 11), 1);
  const killed: number[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const acts = Math.floor((lived.acts * kill) / (KILLS + 1));
    await killedAfter(broken.url, join(folder, 'broken'), acts, dice.between(0, 400));
    await endsAtServer(broken);
    killed.push(acts);
  }
  const done = await runSimulation(broken, wish);
  t.diagnostic(`killed after ${killed.join(', ')} acts of ${lived.acts}; ${done.before} were there at the end`);
  assert.ok(done.before >= (killed.at(-1) ?? 0) && done.before < lived.acts, `${done.before} of ${lived.acts}`);
  assert.deepEqual(done.refusals, {});
  assert.deepEqual([done.differences, done.scoreDifferences], [0, 0]);
  assert.equal(await digestOfTrail(broken), await digestOfTrail(whole));
  assert.deepEqual(await leftBy(broken), await leftBy(whole));
  assert.equal(await anyPending(broken.read, broken.realm), false);
  assert.deepEqual((await verifyTrail(broken.read, broken.realm)).breaks, []);
});

/** The program whose connection is lost when an answer to a supplement is about to be sent, its papers handed in. */
function cutOffBeforeSending(app: App): App {
  const forRealm: App['db']['forRealm'] = (realm) =>
    new Proxy(app.db.forRealm(realm), {
      get(pool, name) {
        const own: unknown = Reflect.get(pool, name, pool);
        if (typeof own !== 'function') return own;
        if (name !== 'query') return own.bind(pool);
        return (text: unknown, ...rest: unknown[]) =>
          typeof text === 'string' && text.startsWith('select round from draft')
            ? Promise.reject(new Error('cut off'))
            : own.call(pool, text, ...rest);
      },
    });
  return { ...app, db: { ...app.db, forRealm } };
}

test('an answer broken off after its papers were handed in is sent with each of them once', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-simulation-'));
  t.after(async () => rmSync(folder, { recursive: true, force: true }));
  const wish = { scenario: eventful(DOSSIERS), seed: 3, until: EVENTFUL_UNTIL, lanes: 1, changes: [] };
  const open = await openProvince(t, {}, { MOTCUA_VAR: folder });
  const app = { ...open, files: await openFolderStore(join(folder, 'papers')) };
  await assert.rejects(runSimulation(cutOffBeforeSending(app), wish), /cut off/);
  assert.deepEqual((await runSimulation(app, wish)).refusals, {});
  const { rows } = await app.read.query<{ papers: number; asked: number }>(
    `select count(distinct p.id)::integer as papers, count(distinct (s.code, s.round, p.component))::integer as asked
     from supplement_request s join dossier_paper p on p.realm = s.realm and p.code = s.code and p.round = s.round
     where s.answered_at is not null`,
  );
  assert.ok((rows[0]?.papers ?? 0) > 0);
  assert.equal(rows[0]?.papers, rows[0]?.asked);
});
