import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type Checkout, isRoot, killAll, makeCheckout, orphans } from '../world/checkout.ts';

/** Packages come from where this machine's npm already keeps them, and no script of theirs runs. */
const npmSettings = {
  npm_config_cache: execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim(),
  npm_config_ignore_scripts: 'true',
  npm_config_prefer_offline: 'true',
};

/** Any command installs first; this one also needs the database's libraries to be whole. */
async function works(checkout: Checkout, said: RegExp): Promise<void> {
  const run = checkout.run(['./motcua', 'migrate'], npmSettings);
  assert.equal(await run.ended, 0, run.said());
  assert.match(run.said(), said);
  assert.deepEqual(await orphans(checkout), []);
}

test('a clone without packages installs them, also after an installation killed with -9, and puts back what is lost', async (t) => {
  const checkout = await makeCheckout(isRoot ? 'root' : 'user', { installed: false });
  t.after(() => checkout.remove());

  const cut = checkout.run(['npm', 'start'], npmSettings);
  while (!existsSync(join(checkout.folder, 'node_modules/pg'))) await wait(20);
  killAll(checkout, (command) => command.startsWith('npm start'));
  await cut.ended;
  assert.deepEqual(await orphans(checkout), [], 'the installing npm ends with the npm that was killed');
  assert.ok(!existsSync(join(checkout.folder, 'node_modules/.package-lock.json')), 'cut short while installing');

  await works(checkout, /Installing.*Applied/s);
  rmSync(join(checkout.folder, 'node_modules/pg'), { recursive: true });
  await works(checkout, /Installing.*up to date/s);
  await works(checkout, /^(?!.*Installing).*up to date/s);
});

test('two first commands of one clone at once install once, and both work', async (t) => {
  const checkout = await makeCheckout(isRoot ? 'root' : 'user', { installed: false });
  t.after(() => checkout.remove());
  const runs = [0, 1].map(() => checkout.run(['./motcua', 'help'], npmSettings));
  for (const run of runs) assert.equal(await run.ended, 0, run.said());
  const said = runs.map((run) => run.said()).join('\n');
  assert.equal(said.match(/Installing/g)?.length, 1, said);
  assert.equal(said.match(/Waiting for another process/g)?.length, 1, said);
  assert.equal(said.match(/Commands:/g)?.length, 2, said);
});
