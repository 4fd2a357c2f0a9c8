import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import { unfinishedIn } from '#files/unfinished.ts';
import { collectFiles } from '#jobs/orphans.ts';
import { DAY_MS, instant } from '#kernel/time.ts';
import { fileOne, openCase, paper } from '../world/case.ts';

test('the nightly job takes what no row of any realm names, and nothing that a draft, a dossier or another realm names', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  await fileOne(world);
  const orphan = await paper(app, 'nobody');
  const elsewhere = await paper(app, 'of another province');
  const { rows } = await app.read.query<{ sha256: string }>(
    'select distinct sha256 from dossier_paper where realm = $1 and sha256 is not null',
    [app.realm],
  );
  assert.ok(rows.length > 0);
  const client = await connectOnce((app as unknown as { url: string }).url);
  // A row of a realm that this one may not see, in a table that does not exist yet: any column of that name counts.
  await client.query(`create table later_paper (realm text, sha256 text, primary key (realm, sha256));
    alter table later_paper owner to motcua_owner; alter table later_paper enable row level security`);
  await client.query('insert into later_paper values ($1, $2)', ['H49', elsewhere.sha256]);
  await client.end();
  // The store's clock is the disk's; the job's is moved on.
  const nights = (days: number) => ({
    ...app,
    clock: { ...app.clock, now: () => instant(Date.now() + days * DAY_MS) },
    unfinished: unfinishedIn('/nonexistent', () => undefined),
  });
  for (const days of [0, 3, 4, 11]) await collectFiles(nights(days));
  assert.equal(await app.files.has(orphan.sha256), false);
  for (const sha256 of [elsewhere.sha256, ...rows.map((row) => row.sha256)])
    assert.equal(await app.files.has(sha256), true, sha256);
});
