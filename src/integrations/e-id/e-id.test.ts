import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { AtIssuer, openEId } from '../../../tests/world/e-id.ts';
import { begin, EIdFailed, end, returnPathIn } from './client.ts';
import { readClaims } from './schema.ts';

const BACK = 'http://localhost:0/dang-nhap/e-id';
const sample = (name: string) =>
  readClaims(JSON.parse(readFileSync(join(import.meta.dirname, 'samples', `${name}.json`), 'utf8')));

async function lan(t: TestContext, timeout = 10) {
  const eId = await openEId(t);
  const settings = { ...eId.settings, timeout };
  const begun = await begin(settings, BACK, '/tai-khoan');
  const came = new URL(await new AtIssuer().signIn(begun.url, { nguoi: 'lan.lt' }));
  const problem = (change: object = {}) =>
    end(settings, came, { ...begun, ...change }).then(
      () => 'none',
      (error) => (error instanceof EIdFailed ? error.problem : String(error)),
    );
  return { eId, settings, begun, came, problem };
}

test('the issuer tells of a citizen from VNeID neither mail nor telephone', async (t) => {
  const { settings, begun, came } = await lan(t);
  const { claims, issuerToken } = await end(settings, came, begun);
  assert.deepEqual({ ...claims, loAs: null }, sample('citizen-from-vneid'));
  assert.match(issuerToken ?? '', /^ey/);
  assert.equal(JSON.parse(Buffer.from(issuerToken?.split('.')[0] ?? '', 'base64url').toString()).alg, 'RS256');
  assert.equal(returnPathIn(begun.state), '/tai-khoan');
});

test('a state, a nonce or a verifier that is not the one sent is refused, and a code is traded in once', async (t) => {
  const { problem } = await lan(t);
  assert.equal(await problem({ state: 'other' }), 'wrong');
  assert.equal(await problem({ verifier: 'x'.repeat(43) }), 'stale');
  const again = await lan(t);
  assert.equal(await again.problem({ nonce: 'other' }), 'wrong');
  const twice = await lan(t);
  assert.equal(await twice.problem(), 'none');
  assert.equal(await twice.problem(), 'stale');
});

test('for a browser that has gone before its turn the issuer is asked nothing: its code is still good', async (t) => {
  const { settings, begun, came, problem } = await lan(t);
  const gone = end(settings, came, begun, AbortSignal.abort());
  await assert.rejects(gone, (error: EIdFailed) => error.problem === 'stale');
  assert.equal(await problem(), 'none');
});

test('an issuer that is too slow is given up', async (t) => {
  const { eId, problem } = await lan(t, 1.5);
  eId.faults.slow = 20_000;
  assert.equal(await problem(), 'silent');
});

test('plain http is spoken to this machine and to no other', async () => {
  const far = { issuer: 'http://e-id.example', clientId: 'motcua', clientSecret: 'x' };
  await assert.rejects(begin(far, BACK, ''), EIdFailed);
});

test('claims are read as each issuer writes them, and refused when they are something else', () => {
  assert.equal(sample('vneid-direct')?.LoaiTaiKhoan, '1');
  assert.equal(sample('vneid-direct')?.loAs, '2');
  assert.equal(sample('organisation')?.MaSoThue, '4300990107');
  for (const bad of [
    null,
    'text',
    [],
    {},
    { sub: 'x' },
    { sub: '', LoaiTaiKhoan: '1' },
    { sub: 'x', LoaiTaiKhoan: '4' },
  ])
    assert.equal(readClaims(bad), undefined, JSON.stringify(bad));
  assert.equal(readClaims({ sub: 'x', LoaiTaiKhoan: '1', HoVaTen: { evil: 1 } }), undefined);
  for (const state of [
    '',
    'x',
    Buffer.from('null').toString('base64url'),
    Buffer.from('{"tiep":1}').toString('base64url'),
  ])
    assert.equal(returnPathIn(state), undefined, state);
});

test('of a hundred who come back at once the issuer is asked for a few at a time', async (t) => {
  const [state, most] = [{ asked: 0, now: 0 }, { now: 0 }];
  const server = createServer((req, res) => {
    const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
    res.setHeader('content-type', 'application/json');
    const places = { authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` };
    if (req.method === 'GET') return void res.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/jwks`, ...places }));
    state.asked += 1;
    state.now += 1;
    most.now = Math.max(most.now, state.now);
    // Whoever asks together is there together.
    setTimeout(() => {
      state.now -= 1;
      res.writeHead(400).end('{"error":"invalid_grant"}');
    }, 20);
  });
  await new Promise<void>((done) => void server.listen(0, 'localhost', done));
  t.after(() => server.close());
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const settings = { issuer, clientId: 'motcua', clientSecret: 'test' };
  const begun = await begin(settings, BACK, '');
  const came = new URL(`${BACK}?code=x&state=${begun.state}`);
  const all = await Promise.allSettled(Array.from({ length: 100 }, () => end(settings, came, begun)));
  assert.deepEqual([state.asked, new Set(all.map(({ status }) => status))], [100, new Set(['rejected'])]);
  assert.ok(most.now > 1 && most.now <= 32, `${most.now} at once`);
});
