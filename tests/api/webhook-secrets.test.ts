import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, type TestContext, test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import { sealWebhookSecrets } from '#feed/index.ts';
import { addFilesKey, dropOldKeys, makeFilesKey } from '#files/realm-keys.ts';
import { tasks } from '#jobs/tasks.ts';
import type { Refusal } from '../../clients/typescript/client.ts';
import { EVERY_SCOPE, fileOne, openMachineSite } from '../world/machine.ts';
import { openReceiver, type Receiver } from '../world/receiver.ts';

const site = await openMachineSite({ after }, { WEBHOOK_NETWORKS: '127.0.0.0/8' });
const portal = await site.machine('Cổng nộp hồ sơ của tỉnh', EVERY_SCOPE, []);
const office = await site.machine('Phần mềm một cửa xã');
const keyFile = site.app.settings.files.keyFile ?? '';
const START = '2026-11-20T09:00:00+07:00';

async function listening(t: TestContext) {
  const receiver = await openReceiver({ after: (end) => t.after(end) });
  const path = { webhook: crypto.randomUUID() };
  const made = await office.client.call('putWebhook', { path, body: { url: receiver.url, acts: ['submit'] } });
  receiver.secret = made.body.secret;
  t.after(() => office.client.call('deleteWebhook', { path }).catch(() => undefined));
  t.after(async () => site.clock.set(START));
  const renew = (secret: string, body: { overlapHours?: number } = {}) =>
    office.client.call('putWebhookSecret', { path: { ...path, secret }, body });
  return { receiver, path, first: made.body.secret, renew };
}

async function sent(receiver: Receiver) {
  await fileOne(portal);
  await site.work();
  const message = receiver.messages.at(-1);
  assert.ok(message);
  return message;
}

/** Every row of the database that has to do with webhooks, as text: bytes in hexadecimal and in base64. */
async function everything(): Promise<string> {
  const admin = await connectOnce(site.url);
  const told = await Promise.all(
    ['webhook', 'webhook_secret', 'webhook_delivery', 'webhook_try', 'trail', 'api_request'].map((table) =>
      admin.query<{ row: string }>(`select t::text as row from ${table} t`),
    ),
  );
  await admin.end();
  return told.flatMap(({ rows }) => rows.map(({ row }) => row)).join('\n');
}

const bytesOf = (secret: string) => Buffer.from(secret.replace('whsec_', ''), 'base64');

test('the database never holds a webhook’s secret in the clear, first or renewed', async (t) => {
  const { first, renew, receiver } = await listening(t);
  const second = (await renew(crypto.randomUUID())).body.secret;
  assert.notEqual(first, second);
  await sent(receiver);
  const rows = await everything();
  assert.match(rows, /webhook-secret-renewed/);
  for (const secret of [first, second])
    for (const form of ['hex', 'base64', 'base64url'] as const)
      assert.equal(rows.includes(bytesOf(secret).toString(form)), false, form);
});

test('while a secret is changed over, messages verify by the old one and by the new; afterwards by the new alone', async (t) => {
  const { receiver, first, renew } = await listening(t);
  const id = crypto.randomUUID();
  const renewed = await renew(id, { overlapHours: 2 });
  const second = renewed.body.secret;
  assert.equal(renewed.body.earlierUntil, '2026-11-20T04:00:00Z');
  const again = await renew(id, { overlapHours: 0 });
  assert.deepEqual(
    [again.body.secret, again.body.earlierUntil],
    [second, '2026-11-20T04:00:00Z'],
    'put again under its id it changes nothing',
  );
  const during = await sent(receiver);
  assert.deepEqual([during.isGenuineBy(first), during.isGenuineBy(second)], [true, true]);
  site.clock.set('2026-11-20T11:00:01+07:00');
  const later = await sent(receiver);
  assert.deepEqual([later.isGenuineBy(first), later.isGenuineBy(second)], [false, true]);
  const leaked = (await renew(crypto.randomUUID(), { overlapHours: 0 })).body;
  assert.equal(leaked.earlierUntil, null);
  const last = await sent(receiver);
  assert.deepEqual([last.isGenuineBy(second), last.isGenuineBy(leaked.secret)], [false, true]);
});

test('renewed twice within the overlap, only the newest two sign', async (t) => {
  const { receiver, first, renew } = await listening(t);
  const second = (await renew(crypto.randomUUID())).body.secret;
  const third = (await renew(crypto.randomUUID())).body.secret;
  const message = await sent(receiver);
  assert.deepEqual(
    [first, second, third].map((secret) => message.isGenuineBy(secret)),
    [false, true, true],
  );
});

test('nobody renews a secret of another’s webhook, nor of a closed one, nor for longer than a week', async (t) => {
  const { path, renew } = await listening(t);
  const secret = crypto.randomUUID();
  await assert.rejects(
    portal.client.call('putWebhookSecret', { path: { ...path, secret }, body: {} }),
    (why: Refusal) => why.status === 404,
  );
  await assert.rejects(renew(secret, { overlapHours: 169 }), (why: Refusal) => why.status === 422);
  await office.client.call('deleteWebhook', { path });
  await assert.rejects(renew(secret), (why: Refusal) => why.problem.code === 'webhook-closed');
});

/** As a program from before sealing left it. */
async function makePlain(webhook: string, secret: string): Promise<void> {
  const admin = await connectOnce(site.url);
  await admin.query('delete from webhook_secret where webhook = $1', [webhook]);
  await admin.query('update webhook set secret = $2 where id = $1', [webhook, bytesOf(secret)]);
  await admin.end();
}

test('secrets that an older program kept plain sign as before, and are sealed by the job and by renewal', async (t) => {
  const { receiver, path, first, renew } = await listening(t);
  await makePlain(path.webhook, first);
  assert.equal((await sent(receiver)).genuine, true, 'also before they are sealed');
  await tasks['seal-secrets']?.(site.app, {});
  assert.equal((await everything()).includes(bytesOf(first).toString('hex')), false);
  assert.equal((await sent(receiver)).genuine, true);
  assert.equal((await office.client.call('readWebhook', { path })).body.secret, first);
  const twice = await sealWebhookSecrets(site.app);
  assert.deepEqual(twice.ok && [twice.value.sealed, twice.value.rewrapped, twice.value.lost], [0, 0, 0]);
  await makePlain(path.webhook, first);
  const second = (await renew(crypto.randomUUID())).body.secret;
  const message = await sent(receiver);
  assert.deepEqual([message.isGenuineBy(first), message.isGenuineBy(second)], [true, true]);
  assert.equal((await everything()).includes(bytesOf(first).toString('hex')), false);
});

test('under a new key of the realm secrets are wrapped anew, and the old key can go', async (t) => {
  const { receiver, first } = await listening(t);
  addFilesKey(keyFile);
  const done = await sealWebhookSecrets(site.app);
  assert.ok(done.ok && done.value.rewrapped > 0 && done.value.lost === 0);
  assert.equal(dropOldKeys(keyFile), 1);
  const message = await sent(receiver);
  assert.equal(message.isGenuineBy(first), true);
});

test('without the realm’s key nothing is sent unsigned, nothing is kept in the clear, and a renewal mends it', async (t) => {
  const { receiver, path, renew, first } = await listening(t);
  rmSync(keyFile);
  makeFilesKey(keyFile);
  await fileOne(portal);
  await site.work();
  assert.equal(receiver.asked, 0);
  const [waiting] = (await office.client.call('listWebhookDeliveries', { path })).body.items;
  assert.deepEqual([waiting?.state, waiting?.lastResult], ['waiting', 'secret-lost']);
  await assert.rejects(
    office.client.call('readWebhook', { path }),
    (why: Refusal) => why.status === 503 && why.problem.code === 'safe-key-missing',
  );
  const second = (await renew(crypto.randomUUID())).body.secret;
  site.clock.set('2026-11-20T09:00:05+07:00');
  await site.work();
  const [message] = receiver.messages;
  assert.deepEqual([message?.isGenuineBy(first), message?.isGenuineBy(second)], [false, true]);
});

test('a realm that has no key at all is given no webhook', async (t) => {
  const bare = await openMachineSite(
    { after: (end) => t.after(end) },
    { WEBHOOK_NETWORKS: '127.0.0.0/8', DATABASE_URL: 'postgres://localhost/none' },
  );
  const machine = await bare.machine('Phần mềm không khóa', ['webhooks:manage'], []);
  await assert.rejects(
    machine.client.call('putWebhook', {
      path: { webhook: crypto.randomUUID() },
      body: { url: 'http://127.0.0.1:9/x' },
    }),
    (why: Refusal) => why.status === 503 && why.problem.code === 'safe-key-missing',
  );
});
