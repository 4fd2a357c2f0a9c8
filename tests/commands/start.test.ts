import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Checkout, everybody, makeCheckout, orphans, type Run } from '../world/checkout.ts';

/** The site answers, and its database does. */
async function answers({ port }: Checkout): Promise<void> {
  const page = await fetch(`http://localhost:${port}/`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /Một Cửa/);
  assert.equal((await fetch(`http://localhost:${port}/readyz`)).status, 200);
}

async function stopped(checkout: Checkout, run: Run): Promise<void> {
  run.ctrlC();
  // npm does not wait for a program that ends: it dies of the same signal, which node tells as null.
  assert.equal(await run.ended, null, run.said());
  assert.deepEqual(await orphans(checkout), []);
  assert.match(run.said(), /Stopped\.\s*$/);
}

const postmaster = ({ cluster }: Checkout): number =>
  Number(readFileSync(`${cluster}/postmaster.pid`, 'utf8').split('\n')[0]);

for (const who of everybody) {
  test(`npm start as ${who}: serves from nothing, stops with Ctrl-C, serves again, alone, and not without its database`, async (t) => {
    const checkout = await makeCheckout(who);
    t.after(() => checkout.remove());

    const first = checkout.run();
    assert.ok(await first.ready, first.said());
    assert.ok(first.said().includes(`serves at http://localhost:${checkout.port}`), first.said());
    await answers(checkout);
    await stopped(checkout, first);

    const second = checkout.run();
    assert.ok(await second.ready, second.said());
    assert.doesNotMatch(second.said(), /Creating|Building|Installing/, 'the second start finds everything done');
    await answers(checkout);

    const rival = checkout.run(['npm', 'start'], { PORT: '0' });
    assert.equal(await rival.ended, 1);
    assert.match(rival.said(), /already runs on .*\(process \d+\): stop it first/);
    await answers(checkout);

    second.kill('SIGTERM');
    await second.ended;
    assert.deepEqual(await orphans(checkout), [], 'SIGTERM to npm alone');

    const third = checkout.run();
    assert.ok(await third.ready, third.said());
    process.kill(postmaster(checkout), 'SIGKILL');
    assert.equal(await third.ended, 1);
    assert.match(third.said(), /The database ended by itself, so the program ends/);
    assert.deepEqual(await orphans(checkout), []);

    const fourth = checkout.run();
    assert.ok(await fourth.ready, fourth.said());
    await answers(checkout);
    await stopped(checkout, fourth);
  });
}
