import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../src/db/embedded/port.ts';
import { type Checkout, isRoot, living, makeCheckout, orphans } from '../world/checkout.ts';

/** Packages come from where this machine's npm already keeps them, and no script of theirs runs. */
const npmSettings = {
  npm_config_cache: execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim(),
  npm_config_ignore_scripts: 'true',
  npm_config_prefer_offline: 'true',
};

async function serves(checkout: Checkout, said: RegExp): Promise<void> {
  const run = checkout.run(['npm', 'start'], npmSettings);
  assert.ok(await run.ready, run.said());
  assert.match(run.said(), said);
  run.ctrlC();
  await run.ended;
  assert.deepEqual(await orphans(checkout), []);
}

test('a clone without packages installs them, also after an installation killed with -9, and puts back what is lost', async (t) => {
  const checkout = await makeCheckout(isRoot ? 'root' : 'user', { installed: false });
  t.after(() => checkout.remove());

  const cut = checkout.run(['npm', 'start'], npmSettings);
  while (!existsSync(join(checkout.folder, 'node_modules/pg'))) await wait(20);
  for (const { pid, command } of living(checkout)) if (command.startsWith('npm')) process.kill(pid, 'SIGKILL');
  await cut.ended;
  assert.deepEqual(await orphans(checkout), [], 'the installing npm ends with the npm that was killed');
  assert.ok(!existsSync(join(checkout.folder, 'node_modules/.package-lock.json')), 'cut short while installing');

  await serves(checkout, /Installing/);
  rmSync(join(checkout.folder, 'node_modules/pg'), { recursive: true });
  await serves(checkout, /Installing/);
  await serves(checkout, /^(?!.*Installing)/s);
});

test('two first starts of one clone at once install once and both serve', async (t) => {
  const checkout = await makeCheckout(isRoot ? 'root' : 'user', { installed: false });
  t.after(() => checkout.remove());
  const runs = await Promise.all(
    ['a', 'b'].map(async (name) =>
      checkout.run(['npm', 'start'], {
        ...npmSettings,
        PORT: String(await freePort()),
        E_ID_PORT: String(await freePort()),
        MOTCUA_VAR: join(checkout.folder, name),
      }),
    ),
  );
  for (const run of runs) assert.ok(await run.ready, run.said());
  const said = runs.map((run) => run.said()).join('\n');
  assert.equal(said.match(/Installing/g)?.length, 1, said);
  assert.equal(said.match(/Waiting for another process/g)?.length, 1, said);
  for (const run of runs) run.ctrlC();
  for (const run of runs) await run.ended;
  assert.deepEqual(await orphans(checkout), []);
});
