import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { type Instant, instant } from '#kernel/time.ts';
import { libraryFor } from '../../tests/world/credentials.ts';
import { authority, type Holder, holder } from '../../tests/world/pki.ts';
import { checkCredential, issueCredential } from './index.ts';

const now = Date.now() as Instant;
const root = authority(now);
const agency = holder(root, { name: 'Chi cục Thủy sản' }, now, { kind: 'ec' });

const terms = (signer: Holder) => ({
  ...{ signer, issuer: 'https://motcua.example.vn', type: 'https://motcua.example.vn/loai/KQ.G16.000123', at: now },
  until: instant(now + 86_400_000),
  open: { number: '12/GCN-CCTS', paper: '051190004321.KQ.G16.000123' },
  hidden: { owner: 'Phạm Thị Ngọc Quỳnh', ownerNumber: '051190004321', boat: 'QNg-98765-TS' },
});

const verifier = (signer: Holder) => libraryFor(new X509Certificate(signer.chain[0] as Uint8Array));

test('a library of others verifies the credential of a result, by an agency with ECDSA or RSA', async () => {
  for (const signer of [agency, holder(root, { name: 'Sở Xây dựng' }, now)]) {
    const { payload } = await verifier(signer).verify(await issueCredential(terms(signer)));
    const claims = payload as Record<string, unknown>;
    assert.equal(claims['number'], '12/GCN-CCTS');
    assert.equal(claims['owner'], 'Phạm Thị Ngọc Quỳnh');
    assert.equal(claims['vct'], 'https://motcua.example.vn/loai/KQ.G16.000123');
  }
});

test('the holder shows what is asked for and nothing else, and the credential still holds', async () => {
  const whole = await issueCredential(terms(agency));
  const shown = await verifier(agency).present(whole, { boat: true } as never);
  const { payload } = await verifier(agency).verify(shown);
  const claims = payload as Record<string, unknown>;
  assert.deepEqual([claims['boat'], claims['owner'], claims['ownerNumber']], ['QNg-98765-TS', undefined, undefined]);
  assert.ok(
    !Buffer.from(shown.split('.')[1] ?? '', 'base64url')
      .toString()
      .includes('Quỳnh'),
  );
});

test('a changed or foreign credential is refused by that library', async () => {
  const whole = await issueCredential(terms(agency));
  const [head = '', body = '', rest = ''] = whole.split('.');
  const changed = JSON.parse(Buffer.from(body, 'base64url').toString());
  const other = Buffer.from(JSON.stringify({ ...changed, number: '99/GCN-CCTS' })).toString('base64url');
  await assert.rejects(verifier(agency).verify([head, other, rest].join('.')));
  const [jwt = '', ...disclosures] = whole.split('~');
  const forged = Buffer.from(JSON.stringify(['x', 'owner', 'Người khác'])).toString('base64url');
  const { payload } = await verifier(agency).verify([jwt, forged, ...disclosures.slice(1)].join('~'));
  assert.equal((payload as Record<string, unknown>)['owner'], undefined, 'what was not signed says nothing');
  await assert.rejects(verifier(holder(root, { name: 'Khác' }, now, { kind: 'ec' })).verify(whole));
});

test('a claim may not take a name that the format uses itself', async () => {
  await assert.rejects(issueCredential({ ...terms(agency), open: { exp: 1 } }), RangeError);
});

test('what a credential shows was signed, each part once and under a name of its own', async () => {
  const trust = { roots: [root.certificate], now };
  const whole = await issueCredential(terms(agency));
  const [jwt = '', ...disclosures] = whole.split('~');
  assert.deepEqual(checkCredential(whole, trust)?.flaws, []);
  assert.equal(checkCredential(whole, trust)?.claims.get('owner'), 'Phạm Thị Ngọc Quỳnh');
  assert.deepEqual([...(checkCredential(`${jwt}~`, trust)?.claims.keys() ?? [])].toSorted(), ['number', 'paper']);
  const forged = Buffer.from(JSON.stringify(['x', 'owner', 'Người khác'])).toString('base64url');
  const [one = ''] = disclosures;
  for (const shown of [`${jwt}~${forged}~`, `${jwt}~${one}~${one}~`, `${jwt}~${one}`, jwt, whole.slice(1)])
    assert.equal(checkCredential(shown, trust), undefined);
  const [head, body, signature = ''] = jwt.split('.');
  const other = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
  assert.deepEqual(checkCredential(`${head}.${body}.${other}~`, trust)?.flaws, ['forged']);
  const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'dc+sd-jwt', x5c: headerOf(jwt).x5c }));
  assert.deepEqual(checkCredential(`${none.toString('base64url')}.${body}.~`, trust)?.flaws, ['forged']);
  assert.deepEqual(checkCredential(whole, { ...trust, now: instant(now + 2 * 86_400_000) })?.flaws, ['over']);
  assert.deepEqual(checkCredential(whole, { ...trust, roots: [] })?.flaws, ['untrusted']);
});

const headerOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString());
