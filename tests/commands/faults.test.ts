import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { verifyTrail } from '#db/verify.ts';
import { recountQueues } from '#dossier/index.ts';
import { type Answer, type Load, NOTES, startLoad } from '../world/fault-load.ts';
import { type Faulted, openFaulted, type Program, until } from '../world/faulted.ts';

let site: Faulted;
const ends: (() => Promise<void>)[] = [];
before(async () => {
  site = await openFaulted({ after: (act) => void ends.push(act) });
});
after(async () => {
  for (const end of ends) await end();
});

/** What was acknowledged is there, once, and everything that is counted or chained fits. */
async function expectExactlyOnce({ app: { read, realm } }: Faulted, { done }: Load): Promise<void> {
  assert.equal(new Set(done).size, done.length, 'a code was given twice');
  const kept = await read.query<{ code: string; state: string; notes: number; acts: number }>(
    `select code, state, (select count(*) from internal_note n where n.realm = d.realm and n.code = d.code) as notes,
       (select count(*) from trail t where t.realm = d.realm and t.subject = 'dossier/' || d.code) as acts
     from dossier d where realm = $1 and code = any($2)`,
    [realm, done],
  );
  assert.equal(kept.rows.length, done.length, 'an acknowledged dossier is lost');
  for (const one of kept.rows)
    assert.deepEqual(one, { code: one.code, state: 'processing', notes: NOTES, acts: 3 + NOTES });
  const { breaks } = await verifyTrail(read, realm);
  assert.deepEqual(breaks, []);
  assert.equal((await recountQueues(site.app)).differences, 0);
}

/** Either as ever, or one clear sentence and when to come again; never a stack, never a bare word of English. */
function expectClear(answers: readonly Answer[], program: Program): void {
  for (const { what, status, retryAfter, body, ms } of answers) {
    assert.ok([200, 303, 503].includes(status), `${what}: ${status} ${body.slice(0, 300)}`);
    assert.ok(ms < 10_000, `${what} took ${ms} ms`);
    if (status !== 503) continue;
    assert.ok(retryAfter, `${what}: no Retry-After`);
    assert.match(body, /tạm thời gián đoạn/, what);
    assert.doesNotMatch(body, /ECONN|terminat|\bat .*\.ts|node_modules|postgres/i, what);
  }
  assert.doesNotMatch(program.said(), /UnhandledPromise|triggerUncaught/);
}

const isPage = ({ what }: Answer): boolean => what.startsWith('/');

for (const how of ['fast', 'immediate'] as const)
  test(`the database stopped (${how}) under load and started again: a clear sentence meanwhile, then all goes on and nothing is lost`, async (t) => {
    const program = await site.start();
    t.after(() => program.kill('SIGKILL'));
    const load = await startLoad(site);
    const going = <T>(what: string, ask: () => T | undefined) =>
      until(what, () => {
        load.check();
        return ask();
      });
    for (let round = 0; round < 2; round += 1) {
      await going('acts', () => load.done.length > 2 + round || undefined);
      const before = load.answers.length;
      await site.strike(how);
      await wait(1_500);
      await site.raise();
      const [back, since] = [Date.now(), load.answers.length];
      await going('a page and an act after it', () => {
        const good = load.answers.slice(since).filter(({ status }) => status === 200);
        return (good.some(isPage) && good.some((one) => !isPage(one))) || undefined;
      });
      const told = load.answers.slice(before).filter(({ status }) => status === 503);
      assert.ok(told.some(isPage) && told.some((one) => !isPage(one)), 'nobody was told');
      t.diagnostic(`${told.length} told to wait; pages and acts again after ${Date.now() - back} ms`);
    }
    await load.end();
    t.diagnostic(
      `${load.done.length} dossiers, ${load.answers.length} answers, slowest ${Math.round(Math.max(...load.answers.map(({ ms }) => ms)))} ms`,
    );
    expectClear(load.answers, program);
    await expectExactlyOnce(site, load);
    program.kill('SIGTERM');
    assert.equal(await program.ended, 0, 'it ends well when asked to');
  });
