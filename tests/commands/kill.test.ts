import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { runningPostgres } from '../../src/db/embedded.ts';
import { type Checkout, isRoot, killAll, makeCheckout, orphans } from '../world/checkout.ts';

const ROUNDS = 20;
const KINDS = ['npm', 'program', 'everything', 'postgres'] as const;

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

/** Rows of every table: what a good start must find and leave as it was. */
async function contents({ cluster }: Checkout): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: runningPostgres(cluster) });
  await client.connect();
  try {
    const tables = await client.query(
      `select c.oid::regclass::text as name from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace
         -- A start may recount the queues and keeps what it found.
         and relname <> 'queue_recount' order by 1`,
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables.rows)
      counts[name] = Number((await client.query(`select count(*) as n from ${name}`)).rows[0].n);
    return counts;
  } finally {
    await client.end();
  }
}

/** A start that serves; then what the database holds, and a stop. */
async function goodStart(checkout: Checkout): Promise<{ counts: Record<string, number>; ms: number }> {
  const began = Date.now();
  const run = checkout.run();
  assert.ok(await run.ready, run.said());
  const ms = Date.now() - began;
  assert.equal((await fetch(`http://localhost:${checkout.port}/`)).status, 200);
  assert.equal((await fetch(`http://localhost:${checkout.port}/readyz`)).status, 200);
  const counts = await contents(checkout);
  run.ctrlC();
  await run.ended;
  assert.deepEqual(await orphans(checkout), []);
  return { counts, ms };
}

const targets: Record<(typeof KINDS)[number], (command: string) => boolean> = {
  npm: (command) => command.startsWith('npm'),
  program: (command) => command.includes('src/cli/main.ts'),
  everything: () => true,
  postgres: (command) => command.includes('/postgres -D'),
};

/** kill -9 of what this kind of accident hits; of everything, if that is not there yet. */
function strike(checkout: Checkout, kind: (typeof KINDS)[number]): void {
  if (killAll(checkout, targets[kind]) === 0) killAll(checkout);
}

test('killed with -9 at 20 random moments, of the first start and of later ones, it always starts well again', async (t) => {
  const seed = Number(process.env['MOTCUA_TEST_SEED']) || Date.now() % 1_000_000;
  const random = randomFrom(seed);
  t.diagnostic(`MOTCUA_TEST_SEED=${seed}`);
  const checkout = await makeCheckout(isRoot ? 'root' : 'user', { built: true });
  t.after(() => checkout.remove());
  const fresh = await goodStart(checkout);
  let warm = (await goodStart(checkout)).ms;

  for (let round = 1; round <= ROUNDS; round += 1) {
    // Every fourth time there is no data yet, and every tenth no page, so that their making is interrupted too.
    const first = round % 4 === 0;
    if (first) rmSync(`${checkout.folder}/var`, { recursive: true });
    if (round % 10 === 0) rmSync(`${checkout.folder}/build`, { recursive: true });
    const kind = KINDS[Math.floor(random() * KINDS.length)] as (typeof KINDS)[number];
    const moment = random() * (first ? fresh.ms : warm) * 1.2;
    const run = checkout.run();
    await wait(moment);
    strike(checkout, kind);
    await run.ended;
    const story = `round ${round}, seed ${seed}: ${kind} killed after ${Math.round(moment)} ms`;
    assert.deepEqual(await orphans(checkout), [], `${story}; said ${run.said()}`);
    const again = await goodStart(checkout).catch((error: Error) => {
      throw new Error(`${story}: ${error.message}`, { cause: error });
    });
    assert.deepEqual(again.counts, fresh.counts, story);
    t.diagnostic(story);
    warm = again.ms;
  }
});
