import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyTrail } from '#db/verify.ts';
import { accept, findDossier, handOver, note, recountQueues } from '#dossier/index.ts';
import { signInCitizen, viewerOf } from '#identity/index.ts';
import { watchLimits } from '#notice/index.ts';
import { tasks } from '../../src/jobs/tasks.ts';
import { type Alerts, good, openAlerts } from '../world/alerts.ts';
import { fileOne } from '../world/case.ts';
import { claimsFor, ISSUER } from '../world/citizens.ts';

const [FRIDAY, SUNDAY, AGAIN] = ['2026-11-20T09:00:00+07:00', '2026-11-22T09:00:00+07:00', '2026-11-20T09:10:00+07:00'];

/** Every notice of the house: what was told to whom about what. */
async function toldTwice({ app }: Alerts): Promise<unknown[]> {
  const { rows } = await app.read.query(
    `select person, dossier, kind, coalesce(occasion, cause::text) as why, count(*)::integer as times from notice
     group by 1, 2, 3, 4 having count(*) > 1`,
  );
  return rows;
}

async function expectSound(world: Alerts): Promise<void> {
  const { app } = world;
  assert.deepEqual((await verifyTrail(app.read, app.realm)).breaks, []);
  assert.equal((await recountQueues(app)).differences, 0);
  assert.deepEqual(await toldTwice(world), []);
  const { rows } = await app.read.query('select position::integer as at from feed_event order by position');
  assert.deepEqual(
    rows.map(({ at }) => at),
    rows.map((_, at) => at + 1),
    'the feed has a gap',
  );
}

test('the clock two days ahead and back again: acts go on, chains and tallies fit, nobody is told twice', async (t) => {
  const world = await openAlerts(t, FRIDAY);
  const { app, clock, receiver } = world;
  const first = await fileOne(world);
  good(await accept(app, receiver, { code: first }));
  await world.react(first);
  await fileOne(world); // nobody answers it: its limit passes while the clock is ahead
  const due = (await findDossier(app.read, app.realm, receiver, first))?.due;

  clock.set(SUNDAY);
  const ahead = await fileOne(world);
  good(await handOver(app, receiver, { code: first }));
  await world.react(first);
  await world.react(ahead);
  assert.ok((await watchLimits(app)) > 0);
  for (const task of ['close-dossiers', 'forget-unsent', 'seal-trail', 'recount-queues']) await tasks[task]?.(app, {});
  await expectSound(world);

  clock.set(AGAIN);
  // Submitted, by its own clock, the day after tomorrow: accepted now all the same.
  good(await accept(app, receiver, { code: ahead }));
  good(await handOver(app, receiver, { code: ahead }));
  good(await note(app, receiver, { code: ahead, text: 'Đồng hồ máy chủ vừa chỉnh lại' }));
  const second = await fileOne(world);
  good(await accept(app, receiver, { code: second }));
  for (const code of [first, ahead, second]) await world.react(code);
  assert.equal(await watchLimits(app), 0, 'what was told ahead of time is not told again');
  for (const task of ['close-dossiers', 'forget-unsent', 'seal-trail', 'recount-queues']) await tasks[task]?.(app, {});
  assert.equal((await findDossier(app.read, app.realm, receiver, first))?.due, due, 'a term that runs stays as it was');
  assert.equal(new Set([first, ahead, second]).size, 3);
  const { rows } = await app.read.query('select act from trail where subject = $1 order by seq', [`dossier/${ahead}`]);
  assert.deepEqual(
    rows.map(({ act }) => act),
    ['dossier-submit', 'dossier-accept', 'dossier-hand-over', 'dossier-note'],
    'the chain tells the order, whatever the clock said',
  );
  await expectSound(world);

  clock.set(SUNDAY);
  assert.equal((await toldTwice(world)).length, 0);
  await watchLimits(app);
  assert.equal(await watchLimits(app), 0);
  await expectSound(world);
});

test('a session made while the clock was ahead opens after it went back, and one of before is over only while it is ahead', async (t) => {
  const { app, clock } = await openAlerts(t, FRIDAY);
  const enter = async () => good(await signInCitizen(app, { issuer: ISSUER, claims: claimsFor('lan.lt') })).token;
  const kind = async (token: string) => (await viewerOf(app, token, 30)).kind;
  const before = await enter();
  assert.equal(await kind(before), 'citizen');
  clock.set(SUNDAY);
  assert.equal(await kind(before), 'anyone', 'two days without a sign of life');
  const ahead = await enter();
  assert.equal(await kind(ahead), 'citizen');
  clock.set(AGAIN);
  assert.equal(await kind(ahead), 'citizen');
});
