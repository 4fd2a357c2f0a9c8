import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openClient } from '../../clients/typescript/client.ts';
import { CENTRE, fileOne, openMachineSite } from '../world/machine.ts';

const site = await openMachineSite({ after }, { API_RATE: '5' });

test('whoever asks too often is told how long to wait, and others are not touched', async () => {
  const one = await site.machine('Ứng dụng vội vàng', ['catalogue:read']);
  const other = await site.machine('Ứng dụng thong thả', ['catalogue:read']);
  const [hasty, calm] = [await one.token(), await other.token()];
  const answers = [];
  for (let sent = 0; sent < 6; sent += 1) answers.push(await site.ask('/agencies?limit=1', { token: hasty }));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 200, 200, 429],
  );
  assert.equal(answers[0]?.headers.get('ratelimit-policy'), '"minute";q=5;w=60');
  assert.equal(answers[0]?.headers.get('ratelimit'), '"minute";r=4;t=60');
  const last = answers[5] as Response;
  assert.equal(last.headers.get('ratelimit'), '"minute";r=0;t=60');
  assert.equal(last.headers.get('retry-after'), '60');
  assert.equal(((await last.json()) as { code: string }).code, 'too-many-requests');
  assert.equal((await site.ask('/agencies?limit=1', { token: calm })).status, 200);
  site.clock.set('2026-11-20T09:00:41+07:00');
  const still = await site.ask('/agencies?limit=1', { token: hasty });
  assert.deepEqual([still.status, still.headers.get('retry-after')], [429, '19']);
  site.clock.set('2026-11-20T09:01:00+07:00');
  assert.equal((await site.ask('/agencies?limit=1', { token: hasty })).status, 200);
});

test('the typed client sends again what was lost on the way back, and it is done once', async () => {
  const generous = await openMachineSite({ after });
  const machine = await generous.machine('Ứng dụng sau đường truyền kém');
  const code = await fileOne(machine);
  const lost: string[] = [];
  const flaky: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    const key = new Headers(init?.headers).get('idempotency-key');
    if (!key || lost.length === 2) return answer;
    lost.push(key);
    throw new TypeError('the connection was reset');
  };
  const terms = { origin: generous.address, clientId: machine.id, clientSecret: machine.secret, fetch: flaky };
  const body = { text: `Đã chuyển bản giấy về ${CENTRE}.` };
  const done = await openClient(terms).call('noteDossier', { path: { dossier: code }, etag: '"r1"', body });
  assert.equal(done.status, 200);
  assert.deepEqual([lost.length, new Set(lost).size], [2, 1], 'two answers were lost, of one request');
  const { rows } = await generous.app.read.query('select count(*)::int as n from internal_note where code = $1', [
    code,
  ]);
  assert.equal(rows[0].n, 1);
});
