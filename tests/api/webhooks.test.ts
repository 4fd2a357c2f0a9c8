import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import { inTransaction } from '#db/transaction.ts';
import { type Cause, deliver, publishEvents } from '#feed/index.ts';
import { revokeClient } from '#identity/index.ts';
import { webhookSender } from '#integrations/webhook/client.ts';
import { openGuard } from '#integrations/webhook/guard.ts';
import { work } from '#jobs/worker.ts';
import type { Refusal } from '../../clients/typescript/client.ts';
import { WebhookMessage } from '../../src/api/shapes/feed.ts';
import { wrongs } from '../../src/api/validate.ts';
import { act, EVERY_SCOPE, fileOne, type Machine, openMachineSite } from '../world/machine.ts';
import { openReceiver, type Receiver } from '../world/receiver.ts';

const site = await openMachineSite({ after }, { WEBHOOK_NETWORKS: '127.0.0.0/8' });
const portal = await site.machine('Cổng nộp hồ sơ', EVERY_SCOPE, []);
const office = await site.machine('Phần mềm chuyên ngành');

async function listening(t: TestContext, machine: Machine, acts: ('submit' | 'accept' | 'claim')[] = []) {
  const receiver = await openReceiver({ after: (end) => t.after(end) });
  const webhook = crypto.randomUUID();
  const made = await machine.client.call('putWebhook', { path: { webhook }, body: { url: receiver.url, acts } });
  receiver.secret = made.body.secret;
  // One that is closed already is not there to be closed.
  t.after(() => machine.client.call('deleteWebhook', { path: { webhook } }).catch(() => undefined));
  const deliveries = async () => (await machine.client.call('listWebhookDeliveries', { path: { webhook } })).body.items;
  return { receiver, webhook, deliveries };
}

const seen = ({ messages }: Receiver) => messages.map(({ type }) => type);

test('what happens is read in the feed in order, without gap, from where one stopped', async () => {
  const code = await fileOne(portal);
  await site.work();
  const read = async (machine: Machine, cursor?: string) =>
    (await machine.client.call('listEvents', { query: { limit: 2, ...(cursor ? { cursor } : {}) } })).body;
  const first = await read(office);
  assert.deepEqual(
    first.items.map(({ act: what, dossier }) => [what, dossier]),
    [['submit', code]],
  );
  assert.equal(first.more, false);
  await act(office.client, 'acceptDossier', code, {});
  await act(office.client, 'handOverDossier', code, {});
  await act(office.client, 'claimDossier', code, {});
  await act(office.client, 'noteDossier', code, { text: 'Gọi điện hẹn chủ tàu.' });
  assert.deepEqual((await read(office, first.next)).items, [], 'not before the jobs have put it there');
  await site.work();
  const second = await read(office, first.next);
  assert.deepEqual(
    second.items.map(({ act: what }) => what),
    ['accept', 'hand-over'],
  );
  assert.equal(second.more, true);
  const third = await read(office, second.next);
  assert.deepEqual(
    third.items.map(({ act: what }) => what),
    ['claim', 'note'],
  );
  assert.deepEqual([third.more, (await read(office, third.next)).items], [false, []]);
  const positions = [first, second, third].flatMap(({ items }) => items.map(({ position }) => position));
  assert.deepEqual(positions, [1, 2, 3, 4, 5]);
  const all = await portal.client.call('listEvents', { query: { limit: 50 } });
  assert.deepEqual(
    all.body.items.map(({ act: what }) => what),
    ['submit', 'accept', 'hand-over'],
    'who only filed it is not told what the office does inside',
  );
  const stranger = await site.machine('Phần mềm xã khác', EVERY_SCOPE, [{ role: 'handler', unit: 'H48.03.01' }]);
  const nothing = await stranger.client.call('listEvents', {});
  assert.deepEqual([nothing.body.items, nothing.body.next], [[], all.body.next], 'and still goes on from the end');
});

test('a reader that follows while many acts are told at once misses none and sees none twice', async () => {
  const codes = await Promise.all(Array.from({ length: 12 }, () => fileOne(portal)));
  const { rows } = await site.app.read.query<Cause>(
    `select id, subject, act from trail where act = 'dossier-submit' and subject = any ($1)`,
    [codes.map((code) => `dossier/${code}`)],
  );
  let cursor: string | undefined;
  const found: string[] = [];
  const read = async () => {
    const page = await office.client.call('listEvents', { query: { limit: 3, ...(cursor ? { cursor } : {}) } });
    cursor = page.body.next;
    found.push(...page.body.items.map(({ dossier }) => dossier));
    return page.body.more;
  };
  const telling = Promise.all(
    [...rows, ...rows].map((cause) => inTransaction(site.app, 'system:feed', (tx) => publishEvents(tx, [cause]))),
  );
  let told = false;
  telling.finally(() => {
    told = true;
  });
  while (!told) await read();
  await telling;
  while (await read());
  assert.deepEqual(found.filter((code) => codes.includes(code)).toSorted(), codes.toSorted());
  await site.work();
});

test('a receiver that is down, then wrong, then silent, then well gets the message, under one id, signed', async (t) => {
  const { receiver, deliveries } = await listening(t, office, ['submit']);
  const { port } = new URL(receiver.url);
  await receiver.stop();
  const code = await fileOne(portal);
  await site.work();
  const [down] = await deliveries();
  assert.deepEqual([down?.state, down?.tries, down?.lastResult], ['waiting', 1, 'unreachable']);
  assert.equal(down?.nextAt, '2026-11-20T02:00:05Z');
  const again = await openReceiver({ after: (end) => t.after(end) }, Number(port));
  Object.assign(again, { secret: receiver.secret, mood: 500 });
  site.clock.set('2026-11-20T09:00:04+07:00');
  await site.work();
  assert.equal(again.asked, 0, 'it waits as long as it said');
  site.clock.set('2026-11-20T09:00:05+07:00');
  await site.work();
  const [wrong] = await deliveries();
  assert.deepEqual([wrong?.tries, wrong?.lastResult, wrong?.lastStatus], [2, 'status', 500]);
  assert.equal(wrong?.nextAt, '2026-11-20T02:00:35Z');
  again.mood = 'silent';
  // The same job with a shorter patience than the fifteen seconds of service.
  site.clock.set('2026-11-20T09:00:35+07:00');
  await deliver(site.app, webhookSender(openGuard(['127.0.0.0/8']), 200), down?.id ?? '');
  const [silent] = await deliveries();
  assert.deepEqual([silent?.tries, silent?.lastResult, silent?.nextAt], [3, 'timeout', '2026-11-20T02:02:35Z']);
  again.mood = 302;
  site.clock.set('2026-11-20T09:02:35+07:00');
  await site.work();
  const [moved] = await deliveries();
  assert.deepEqual([moved?.lastResult, moved?.lastStatus], ['status', 302], 'a redirect is not followed');
  again.mood = 204;
  site.clock.set('2026-11-20T09:12:35+07:00');
  await site.work();
  const [done] = await deliveries();
  assert.deepEqual([done?.state, done?.tries, done?.nextAt], ['delivered', 5, null]);
  assert.deepEqual(
    again.messages.map(({ id, type, data, genuine }) => [id, type, data.dossier, genuine]),
    [[done?.event, 'dossier.submit', code, true]],
  );
  assert.equal(again.messages[0]?.seconds, Date.parse('2026-11-20T02:12:35Z') / 1000);
  await site.work();
  assert.equal(again.messages.length, 1);
  site.clock.set('2026-11-20T09:00:00+07:00');
});

test('a receiver that is never well fails after three days, and a replay begins anew', async (t) => {
  const { receiver, webhook, deliveries } = await listening(t, office, ['accept']);
  receiver.mood = 503;
  const code = await fileOne(portal);
  await act(office.client, 'acceptDossier', code, {});
  for (let hours = 0; hours <= 80; hours += 1) {
    site.clock.set(new Date(Date.parse('2026-11-20T02:00:00Z') + hours * 3_600_000).toISOString());
    await site.work();
  }
  const [failed] = await deliveries();
  assert.deepEqual([failed?.state, failed?.tries, receiver.asked], ['failed', 13, 13]);
  const gone = Date.parse(failed?.endedAt ?? '') - Date.parse(failed?.madeAt ?? '');
  assert.ok(gone > 3 * 86_400_000, `${gone}`);
  receiver.mood = 200;
  const path = { webhook, delivery: failed?.id ?? '' };
  await office.client.call('replayWebhookDelivery', { path });
  await assert.rejects(
    office.client.call('replayWebhookDelivery', { path }),
    (why: Refusal) => why.status === 409 && why.problem.code === 'delivery-under-way',
  );
  await site.work();
  const [done] = await deliveries();
  assert.deepEqual([done?.state, done?.tries, seen(receiver)], ['delivered', 14, ['dossier.accept']]);
  assert.equal(receiver.messages[0]?.genuine, true);
  await assert.rejects(portal.client.call('replayWebhookDelivery', { path }), (why: Refusal) => why.status === 404);
  site.clock.set('2026-11-20T09:00:00+07:00');
});

test('a receiver that says it is gone is told nothing more, and neither is one that was closed', async (t) => {
  const { receiver, webhook, deliveries } = await listening(t, office, ['submit']);
  receiver.mood = 410;
  await fileOne(portal);
  await site.work();
  assert.equal((await deliveries())[0]?.state, 'failed');
  const closed = await office.client.call('readWebhook', { path: { webhook } });
  assert.equal(closed.body.closedWhy, 'gone');
  await fileOne(portal);
  await site.work();
  assert.equal((await deliveries()).length, 1);
});

test('a closed webhook is sent nothing again, and no client has more than twenty', async (t) => {
  const { receiver, webhook, deliveries } = await listening(t, office, ['submit']);
  await fileOne(portal);
  await site.work();
  const [done] = await deliveries();
  assert.equal(done?.state, 'delivered');
  await office.client.call('deleteWebhook', { path: { webhook } });
  const path = { webhook, delivery: done?.id ?? '' };
  await assert.rejects(office.client.call('replayWebhookDelivery', { path }), (why: Refusal) => {
    assert.deepEqual([why.status, why.problem.code], [409, 'webhook-closed']);
    return true;
  });
  assert.equal(receiver.asked, 1);
  const revoked = await site.machine('Ứng dụng bị thu hồi', EVERY_SCOPE);
  const left = await listening(t, revoked, ['submit']);
  left.receiver.mood = 500;
  await fileOne(portal);
  await site.work();
  assert.equal(left.receiver.asked, 1);
  assert.ok((await revokeClient(site.app, 'system:cli', revoked.id)).ok);
  site.clock.set('2026-11-20T09:00:05+07:00');
  await site.work();
  site.clock.set('2026-11-20T09:00:00+07:00');
  assert.equal(left.receiver.asked, 1, 'whose right is taken back is told nothing more, also not what waited');
  const many = await site.machine('Ứng dụng đăng ký quá nhiều', ['webhooks:manage'], []);
  const put = (id: string) => many.client.call('putWebhook', { path: { webhook: id }, body: { url: receiver.url } });
  const ids = Array.from({ length: 20 }, () => crypto.randomUUID());
  for (const id of ids) await put(id);
  await assert.rejects(put(crypto.randomUUID()), (why: Refusal) => why.problem.code === 'webhooks-too-many');
  const [first = ''] = ids;
  const [once, twice] = [await put(first), await put(first)];
  assert.equal(once.body.secret, twice.body.secret, 'put again it is the same webhook');
});

test('each webhook is told what it asked for and its client may know, once though the job runs twice', async (t) => {
  const outside = await listening(t, portal);
  const inside = await listening(t, office, ['submit', 'claim']);
  const code = await fileOne(portal);
  await act(office.client, 'acceptDossier', code, {});
  await act(office.client, 'handOverDossier', code, {});
  await act(office.client, 'claimDossier', code, {});
  await site.work();
  assert.deepEqual(seen(outside.receiver), ['dossier.submit', 'dossier.accept', 'dossier.hand-over']);
  assert.deepEqual(seen(inside.receiver), ['dossier.submit', 'dossier.claim']);
  const [last] = await inside.deliveries();
  const send = webhookSender(openGuard(['127.0.0.0/8']));
  await deliver(site.app, send, last?.id ?? '');
  assert.equal(inside.receiver.messages.length, 2);
  for (const { body } of outside.receiver.messages) assert.deepEqual(wrongs(WebhookMessage, body), []);
  assert.doesNotMatch(JSON.stringify(outside.receiver.messages), /Lan|0511|0905/, 'no personal data leave');
});

test('the worker of the running program delivers within seconds of the act', async (t) => {
  const { receiver } = await listening(t, office, ['submit']);
  const { systemClock } = await import('#kernel/time.ts');
  const worker = await work({ ...site.app, clock: systemClock });
  t.after(() => worker.close());
  const code = await fileOne(portal);
  const until = Date.now() + 20_000;
  while (receiver.messages.length === 0 && Date.now() < until) await new Promise((next) => setTimeout(next, 20));
  assert.deepEqual(
    receiver.messages.map(({ data, genuine }) => [data.dossier, genuine]),
    [[code, true]],
  );
});

test('a webhook may not lie where only the program reaches', async () => {
  const put = (url: string) =>
    office.client.call('putWebhook', { path: { webhook: crypto.randomUUID() }, body: { url } });
  const refused = (why: Refusal) => why.status === 422 && why.problem.code === 'webhook-refused';
  for (const url of [
    ...['http://10.0.0.1/', 'https://10.0.0.1/', 'https://169.254.169.254/latest/meta-data', 'https://[::1]/x'],
    ...['https://[::ffff:10.0.0.1]/', 'https://[fd00::1]/', 'http://8.8.8.8/', 'ftp://127.0.0.1/x'],
    ...['https://ten:matkhau@8.8.8.8/', 'https://0x0a000001/', 'https://2130706433.0.0.0/x'],
  ])
    await assert.rejects(put(url), refused, url);
  const kept = await put('https://8.8.8.8/nhan');
  assert.deepEqual([kept.body.url, kept.body.acts], ['https://8.8.8.8/nhan', []]);
  await office.client.call('deleteWebhook', { path: { webhook: kept.body.id } });
  await assert.rejects(
    portal.client.call('putWebhook', { path: { webhook: kept.body.id }, body: { url: 'https://8.8.8.8/' } }),
    (why: Refusal) => why.status === 404,
    'an id of another client is nothing',
  );
});
