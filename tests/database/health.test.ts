import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { serveHealth } from '../../src/health.ts';
import { openTestApp } from '../world/database.ts';

async function doors(t: TestContext, env: Record<string, string> = {}) {
  const app = await openTestApp(t, {}, env);
  const served = await serveHealth(app, '127.0.0.1', 0);
  t.after(() => served.close());
  return async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`http://127.0.0.1:${served.port}${path}`, { headers });
    return { status: answer.status, text: await answer.text(), asks: answer.headers.get('www-authenticate') };
  };
}

test('a worker alone answers whether it lives and works, and its figures, and nothing else', async (t) => {
  const ask = await doors(t);
  assert.deepEqual([(await ask('/healthz')).text, (await ask('/readyz?x')).text], ['ok\n', 'ready\n']);
  assert.match((await ask('/metrics')).text, /^motcua_/m);
  assert.equal((await ask('/')).status, 404);
});

test('without a token figures are for this machine alone, not for whoever its proxy asks for', async (t) => {
  const ask = await doors(t, { ADDRESS_HEADER: 'X-Real-IP' });
  for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip']) {
    const { status, text } = await ask('/metrics', { [name]: '203.0.113.7' });
    assert.deepEqual([status, /motcua_/.test(text)], [403, false], name);
    assert.equal((await ask('/readyz', { [name]: '203.0.113.7' })).status, 200, 'a proxy must know whom to send to');
  }
});

test('with a token figures are for whoever sends it, from anywhere', async (t) => {
  const token = 'mot-chuoi-that-dai-va-kin';
  const ask = await doors(t, { METRICS_TOKEN: token });
  for (const authorization of ['', token, `Bearer ${token}x`, 'Bearer ']) {
    const { status, text, asks } = await ask('/metrics', { authorization });
    assert.deepEqual([status, /motcua_/.test(text), asks], [401, false, 'Bearer'], authorization);
  }
  const given = await ask('/metrics', { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.7' });
  assert.equal(given.status, 200);
  assert.match(given.text, /^motcua_/m);
});
