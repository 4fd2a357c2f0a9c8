import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import { checkAxe, pageFor, sidewaysScroll } from './browser.ts';
import { signInOfficer } from './filling.ts';

const ADDRESS = '/quan-tri/suc-khoe';

/** A job of a task nobody knows: no worker takes it, so it stays as it is put. */
async function addFailed(): Promise<void> {
  const url = process.env['MOTCUA_SITE_DATABASE'];
  if (!url) throw new Error('MOTCUA_SITE_DATABASE is not said: run with npm test');
  const client = await connectOnce(url);
  await client.query(
    `delete from graphile_worker._private_jobs where task_id in (select id from graphile_worker._private_tasks where identifier = 'viec-mau')`,
  );
  await client.query(`select graphile_worker.add_job('viec-mau', '{}'::json, job_key := 'viec-mau')`);
  await client.query(
    `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'connect ECONNREFUSED 127.0.0.1:25'
     where key = 'viec-mau'`,
  );
  await client.end();
}

for (const width of [360, 1280] as const)
  test(`an administrator sees how the system is and lets a failed job run again, at ${width} px`, async (t) => {
    await addFailed();
    const page = await pageFor(t, { width, javaScript: true });
    await signInOfficer(page, 'tri.qv', '/can-bo');
    await page.getByRole('link', { name: 'Sức khỏe hệ thống' }).click();
    await page.waitForURL(`**${ADDRESS}`);
    await checkAxe(page);
    assert.equal(await sidewaysScroll(page), 0);
    const said = await page.getByRole('main').innerText();
    assert.match(said, /PostgreSQL 1\d/);
    assert.match(said, /Có việc nền đã thử hết số lần/);
    assert.match(said, /ECONNREFUSED/);
    await page.getByRole('button', { name: /Cho làm lại.*viec-mau/ }).click();
    await page.waitForURL(`**${ADDRESS}?da-cho-lam-lai=1`);
    assert.match(await page.getByRole('main').innerText(), /Đã cho làm lại/);
    assert.doesNotMatch(await page.getByRole('main').innerText(), /không tự thử nữa/);
    await page.goto(`${ADDRESS}?lang=en`);
    assert.match(await page.getByRole('main').innerText(), /System health/);
  });

test('nobody but an administrator finds the page of the system’s health', async (t) => {
  const page = await pageFor(t, { width: 1280, javaScript: false });
  await signInOfficer(page, 'son.ph', '/can-bo');
  assert.equal((await page.goto(ADDRESS))?.status(), 404);
});
