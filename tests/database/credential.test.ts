import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import {
  accept,
  advance,
  assign,
  claim,
  draftDecision,
  number as giveNumber,
  handOver,
  revoke,
  sign,
} from '#dossier/index.ts';
import { signInCitizen } from '#identity/index.ts';
import { tasks } from '#jobs/tasks.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { credentialsOf, issueResult, returnResult } from '#letter/index.ts';
import { checkCredential } from '#signatures/index.ts';
import { serve } from '../../src/server.ts';
import { openVisitor } from '../security/site.ts';
import { claimsFor, ISSUER } from '../world/citizens.ts';
import { libraryFor } from '../world/credentials.ts';
import { openProvince } from '../world/province.ts';
import { citizenNamed, fileFor, officerNamed } from '../world/running-site.ts';
import { signAll } from '../world/signing.ts';

const good = <T>(done: Outcome<T>): T => {
  assert.ok(done.ok, done.ok ? '' : `${done.code} ${JSON.stringify(done.facts)}`);
  return done.value;
};

/** A result of the fisheries office for Tư, issued, and what its jobs make of it. */
async function openResult(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-credential-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const app = await openProvince({ after: (act) => t.after(act) }, {}, { MOTCUA_VAR: folder, PORT: '0' });
  const serving = await serve(app);
  t.after(() => serving.close());
  const named = (userName: string) => officerNamed(app, userName);
  const [receiver, head, handler] = [await named('suong.dt'), await named('vinh.pq'), await named('hung.tv')];
  const leader = await named('son.ph');
  const code = await fileFor(app, await citizenNamed(app, 'tu.vv'), {}, { key: 'a-credential', papers: 'one' });
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  good(await assign(app, head, { code, officer: handler.id }));
  good(await draftDecision(app, handler, { code, grants: true, title: 'Giấy chứng nhận', body: 'Tàu QNg-90214-TS.' }));
  good(await advance(app, handler, { code }));
  good(await claim(app, head, { code }));
  good(await advance(app, head, { code }));
  good(await sign(app, leader, { code, title: 'Chi cục trưởng' }));
  good(await giveNumber(app, await named('an.tt'), { code }));
  await signAll(app, code);
  const file = good(await issueResult(app, code));
  const { rows } = await app.read.query<{ id: string }>(
    `select id from trail where realm = $1 and act = 'result-issue' and subject = $2`,
    [app.realm, `result/${code}`],
  );
  const event = rows[0]?.id ?? assert.fail('not issued');
  for (const _time of [1, 2]) await tasks['react']?.(app, { event });
  const asked = await app.read.query<{ payload: { code: string; seq: number } }>(
    `select payload from job_outbox where realm = $1 and task = 'make-credential'`,
    [app.realm],
  );
  assert.equal(asked.rows.length, 2, 'a reaction may come twice');
  for (const { payload } of asked.rows) await tasks['make-credential']?.(app, payload);
  const visitor = async (userName: string) => {
    const who = openVisitor(serving.address);
    who.cookies.set('motcua', good(await signInCitizen(app, { issuer: ISSUER, claims: claimsFor(userName) })).token);
    return who;
  };
  const stop = async () => {
    good(await returnResult(app, receiver, { code, how: 'centre' }));
    const said = { ground: 'Giấy tờ giả', article: 'khoản 1 Điều 72', reason: 'Theo kết luận thanh tra' };
    good(await revoke(app, leader, { code, ...said }));
  };
  return { app, code, file, visitor, anyone: openVisitor(serving.address), stop };
}

const certificateOf = (credential: string) => {
  const header = JSON.parse(Buffer.from(credential.split('.')[0] ?? '', 'base64url').toString());
  return new X509Certificate(Buffer.from(header.x5c[0], 'base64'));
};

test('the owner takes a result along as a credential; a library of others verifies it and shows part of it; the check page says what it is worth', async (t) => {
  const { app, code, file, visitor, anyone, stop } = await openResult(t);
  const owner = await visitor('tu.vv');
  const page = (await owner.get(`/ho-so/${code}`)).body;
  assert.match(page, /ket-qua\/1\.sd-jwt"/);
  const { status, headers, body: credential } = await owner.get(`/ho-so/${code}/ket-qua/1.sd-jwt`);
  assert.deepEqual([status, headers.get('content-type')], [200, 'application/dc+sd-jwt']);
  const others = await visitor('lan.lt');
  assert.equal((await others.get(`/ho-so/${code}/ket-qua/1.sd-jwt`)).status, 404);
  assert.equal((await credentialsOf(app.read, app.realm, code)).get(1), credential, 'made once');

  const theirs = libraryFor(certificateOf(credential));
  const { payload } = await theirs.verify(credential);
  const claims = payload as Record<string, unknown>;
  assert.deepEqual([claims['ownerName'], claims['fileSha256']], ['Võ Văn Tư', file.sha256]);
  const shown = await theirs.present(credential, { title: true } as never);
  const post = (text: string) => anyone.post('/kiem-tra?/chung-chi', { 'chung-chi': text });

  const whole = await post(credential);
  for (const told of ['Chứng chỉ đúng', 'Võ Văn Tư', 'Chi cục Thủy sản', 'Còn hiệu lực', file.sha256])
    assert.ok(whole.body.includes(told), told);
  const part = (await post(shown)).body;
  assert.ok(part.includes('Chứng chỉ đúng') && part.includes('Giấy chứng nhận'));
  assert.doesNotMatch(part, /Võ Văn Tư|051/, 'what its holder kept back is nowhere');

  const [jwt = '', ...rest] = credential.split('~');
  const [head = '', body = '', signature = ''] = jwt.split('.');
  const changed = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), number: '99/KQ-CCTS' };
  const altered = [head, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
  const wrong = (await post([altered, ...rest].join('~'))).body;
  assert.ok(wrong.includes('Không tin được chứng chỉ này') && !wrong.includes('Còn hiệu lực'));
  const forged = Buffer.from(JSON.stringify(['x', 'ownerName', 'Người khác'])).toString('base64url');
  for (const bad of [[jwt, forged, ''].join('~'), credential.slice(0, -1), 'không phải', '']) {
    const answer = await post(bad);
    assert.equal(answer.status, 422);
    assert.match(answer.body, /Không đọc được chứng chỉ số/);
  }
  await stop();
  assert.match((await post(shown)).body, /Đã thu hồi/, 'how it stands is asked today');
});

test('a credential of a key nobody trusts, or whose term is over, is not believed', async (t) => {
  const { app, code } = await openResult(t);
  const credential = (await credentialsOf(app.read, app.realm, code)).get(1) ?? assert.fail('none');
  const trust = await app.signing.trust(app.clock.now());
  assert.deepEqual(checkCredential(credential, trust)?.flaws, []);
  assert.deepEqual(checkCredential(` ${credential.replace('~', '~\n')} `, trust)?.flaws, [], 'as it was pasted');
  assert.deepEqual(checkCredential(credential, { ...trust, roots: [] })?.flaws, ['untrusted']);
  const later = { ...trust, now: (trust.now + 40 * 365 * 86_400_000) as never };
  assert.ok(checkCredential(credential, later)?.flaws.includes('expired'));
  assert.equal(checkCredential('~'.repeat(200), trust), undefined);
});
