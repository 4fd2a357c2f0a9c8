import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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
