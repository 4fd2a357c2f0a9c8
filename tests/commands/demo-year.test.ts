import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { instantOf } from '#kernel/time.ts';
import { openApp } from '../../src/app.ts';
import { type Begun, SEED } from '../../src/cli/demo-year.ts';
import { runningPostgres } from '../../src/db/embedded.ts';
import { readSettings } from '../../src/env.server.ts';
import { simulate } from '../../src/simulation/rules/simulate.ts';
import { appAt } from '../../src/simulation/run/perform.ts';
import { openStage } from '../../src/simulation/run/stage.ts';
import { type Checkout, isRoot, killAll, makeCheckout, type Run } from '../world/checkout.ts';

/** Dossiers of the province, or undefined while there is no server or no table. */
async function dossiers({ cluster }: Checkout): Promise<number | undefined> {
  const url = runningPostgres(cluster);
  if (!url) return undefined;
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return Number((await client.query('select count(*) as n from dossier')).rows[0].n);
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Dossiers that the plan of this run has: today's come in the course of the day. */
async function planned({ cluster }: Checkout, { scenario, until }: Begun): Promise<number> {
  const url = runningPostgres(cluster) ?? assert.fail('no server');
  const app = openApp(readSettings({ LOG_LEVEL: 'silent', MOTCUA_DEMO: '1' }), url);
  try {
    const { stage } = await openStage(appAt(app, instantOf(scenario.period.from)), scenario, SEED, []);
    return [...simulate(stage, scenario, SEED, until)].filter(({ deed }) => deed.act === 'file').length;
  } finally {
    await app.close();
  }
}

async function until(run: Run, checkout: Checkout, least: number): Promise<void> {
  for (const end = Date.now() + 240_000; ((await dossiers(checkout)) ?? 0) < least; await wait(50))
    assert.ok(Date.now() < end && !(await Promise.race([run.ready, false])), run.said());
}

test('the first start lives the demo’s last twelve months; stopped or killed in the middle, the next goes on to the same end', async (t) => {
  const checkout = await makeCheckout(isRoot ? 'root' : 'user', { built: true });
  t.after(() => checkout.remove());
  const withYear = { MOTCUA_DEMO: '1' };
  const first = checkout.run(['npm', 'start'], withYear);
  await until(first, checkout, 15);
  first.ctrlC();
  await first.ended;
  assert.doesNotMatch(first.said(), /serves at/, 'it was stopped before it served');
  const second = checkout.run(['npm', 'start'], withYear);
  await until(second, checkout, 40);
  killAll(checkout);
  await second.ended;
  const begun = JSON.parse(readFileSync(`${checkout.folder}/var/demo-year.json`, 'utf8'));
  const third = checkout.run(['npm', 'start'], withYear);
  assert.ok(await third.ready, third.said());
  assert.match(third.said(), /last twelve months/);
  assert.equal(await dossiers(checkout), await planned(checkout, begun));
  const motcua = async (...command: string[]) => {
    const run = checkout.run(['./motcua', ...command, '--json'], withYear);
    assert.equal(await run.ended, 0, run.said());
    return run.said();
  };
  await motcua('verify');
  assert.match(await motcua('score', '--recount'), /"differences":0/);
  third.ctrlC();
  await third.ended;
  const fourth = checkout.run(['npm', 'start'], withYear);
  assert.ok(await fourth.ready, fourth.said());
  assert.doesNotMatch(fourth.said(), /last twelve months/, 'it is lived once');
  fourth.ctrlC();
  await fourth.ended;
});
