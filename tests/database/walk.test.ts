import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyTrail } from '#db/verify.ts';
import { ACTS, type ActName, findDossier, lead } from '#dossier/index.ts';
import { formatInstant, instant } from '#kernel/time.ts';
import { actsOf } from '../world/acts.ts';
import { fileOne, openCase } from '../world/case.ts';

/** Numbers that are the same each run, so that a walk that fails can be walked again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test('random walks of real acts keep to the drawing, and every chain holds at the end', {
  timeout: 240_000,
}, async (t) => {
  const world = await openCase(t);
  const { app, clock, lan } = world;
  const acts = actsOf(world);
  const roll = random(20_261_121);
  const seen = new Set<string>();
  let done = 0;
  for (let walk = 0; walk < 12; walk += 1) {
    const code = await fileOne(world);
    for (let step = 0; step < 60; step += 1) {
      const before = await findDossier(app.read, app.realm, lan, code);
      assert.ok(before);
      // Half of the time an act that is lawful here, so that walks get far.
      const lawful = ACTS.filter(
        (act) => lead(act, before.state).ok && act !== 'withdraw' && act !== 'stop' && act !== 'refuse',
      );
      const pool = roll() < 0.6 && lawful.length > 0 ? lawful : ACTS;
      const act = pool[Math.floor(roll() * pool.length)] as ActName;
      const outcome = await acts[act](code);
      const after = await findDossier(app.read, app.realm, lan, code);
      assert.ok(after);
      const told = lead(act, before.state);
      if (outcome.ok) {
        assert.ok(told.ok, `${act} was done in ${before.state}`);
        assert.equal(after.state, told.value, `${act} from ${before.state}`);
        assert.equal(after.revision > before.revision || act === 'note', true);
        seen.add(`${before.state} ${act}`);
        done += 1;
      } else
        assert.deepEqual(
          { ...after },
          { ...before },
          `${act} was refused (${outcome.code}) and still changed something`,
        );
      clock.set(formatInstant(instant(clock.now() + 20 * 60_000)));
    }
  }
  assert.ok(done > 120, `${done} acts were done`);
  assert.ok(seen.size > 25, `${seen.size} edges were walked`);
  const { breaks, chains } = await verifyTrail(app.read, app.realm);
  assert.deepEqual(breaks, []);
  assert.ok(chains >= 12);
});
