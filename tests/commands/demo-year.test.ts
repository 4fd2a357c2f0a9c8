import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { runningPostgres } from '../../src/db/embedded.ts';
import { type Checkout, isRoot, living, makeCheckout, type Run } from '../world/checkout.ts';

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
  for (const { pid } of living(checkout)) process.kill(pid, 'SIGKILL');
  await second.ended;
  const third = checkout.run(['npm', 'start'], withYear);
  assert.ok(await third.ready, third.said());
  assert.match(third.said(), /last twelve months/);
  assert.equal(await dossiers(checkout), 150);
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
