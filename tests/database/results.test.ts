import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectOnce } from '#db/pool.server.ts';
import { decisionsOf, returnResult as returnWithout } from '#dossier/index.ts';
import { checkResult, fileOf, issueResult, returnResult, tokenOf } from '#letter/index.ts';
import { laterReactions } from '../../src/jobs/reactions.ts';
import { actsOf } from '../world/acts.ts';
import { type Case, fileOne, openCase } from '../world/case.ts';
import { signAll } from '../world/signing.ts';

const good = <T>(outcome: { ok: true; value: T } | { ok: false; code: string; facts: object }): T => {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.code} ${JSON.stringify(outcome.facts)}`);
  return outcome.value;
};
const WAY = [
  'accept',
  'hand-over',
  'claim',
  'assign',
  'draft-decision',
  'advance',
  'claim',
  'advance',
  'claim',
  'sign',
];
const AGAIN = ['claim', 'draft-decision', 'advance', 'claim', 'advance', 'claim', 'sign', 'number'];

async function numbered(world: Case): Promise<string> {
  const code = await fileOne(world);
  await go(world, code, [...WAY, 'number']);
  return code;
}

async function go(world: Case, code: string, way: readonly string[]): Promise<void> {
  const acts = actsOf(world);
  for (const act of way) {
    const done = await acts[act as keyof typeof acts](code);
    assert.ok(done.ok, `${act}: ${JSON.stringify(done)}`);
  }
}

async function bytesOf({ app }: Case, sha256: string): Promise<Buffer> {
  const open = await app.files.open(sha256);
  return Buffer.concat((await open?.read().toArray()) ?? []);
}

const check = async ({ app }: Case, code: string, seq: number) => {
  const token = await tokenOf(app.read, app.realm, code, seq);
  return good(await checkResult(app, { token: token ?? '', address: '10.0.0.9' }));
};

test('a result is returned only as a signed file with its code; it is issued once, by the job or by whoever needs it first', async (t) => {
  const world = await openCase(t);
  const { app, clock, receiver } = world;
  const code = await numbered(world);
  const unsigned = await returnResult(app, receiver, { code, how: 'centre' });
  assert.equal(unsigned.ok || unsigned.code, 'result-being-signed');
  await signAll(app, code);
  const refused = await returnWithout(app, receiver, { code, how: 'centre' });
  assert.equal(refused.ok || refused.code, 'result-file-missing');
  assert.equal(await fileOf(app.read, app.realm, code, 1), undefined, 'not given out before it is issued');

  const facts = { seq: 1, part: 'agency' };
  const happened = { id: '', subject: `dossier/${code}`, act: 'result-signed', actor: '', facts };
  const issue = laterReactions.find(({ to }) => to.includes('result-signed'))?.does;
  assert.ok(issue);
  await Promise.all([issue(app, happened), issue(app, happened)]);
  const file = await fileOf(app.read, app.realm, code, 1);
  assert.equal(file?.kind, 'signed');
  const before = await bytesOf(world, file.sha256);
  assert.equal(before.subarray(0, 5).toString(), '%PDF-');
  clock.set('2026-12-20T09:00:00+07:00');
  assert.deepEqual(good(await issueResult(app, code)), file);
  good(await returnResult(app, receiver, { code, how: 'centre' }));

  const { rows } = await app.read.query(
    `select paper_code, paper_code_is_provisional as provisional, valid_from, valid_until from result where realm = $1`,
    [app.realm],
  );
  assert.deepEqual(rows, [
    { paper_code: '051190001234-1.003634', provisional: true, valid_from: '2026-11-20', valid_until: null },
  ]);
  assert.deepEqual((await check(world, code, 1)).hashes, [file.sha256]);
  const trail = await app.read.query(`select act from trail where realm = $1 and subject = $2`, [
    app.realm,
    `result/${code}`,
  ]);
  assert.deepEqual(trail.rows, [{ act: 'result-issue' }]);
});

test('a result from before there were signatures becomes a file once, unsigned', async (t) => {
  const world = await openCase(t);
  const { app, receiver } = world;
  const code = await numbered(world);
  const admin = await connectOnce(app.url ?? '');
  await admin.query('delete from signing_request');
  await admin.end();
  const file = good(await issueResult(app, code));
  assert.equal(file.kind, 'unsigned');
  assert.deepEqual(good(await issueResult(app, code)), file);
  good(await returnResult(app, receiver, { code, how: 'centre' }));
});

test('a corrected result stays with its file and says what replaced it; a revoked one says so with its ground', async (t) => {
  const world = await openCase(t);
  const { app, leader, receiver } = world;
  const code = await numbered(world);
  await signAll(app, code);
  good(await returnResult(app, receiver, { code, how: 'centre' }));
  assert.equal((await check(world, code, 1)).standing, 'in-force');

  await go(world, code, ['correct', ...AGAIN]);
  await signAll(app, code);
  good(await issueResult(app, code));
  const replaced = await check(world, code, 1);
  assert.equal(replaced.standing, 'replaced');
  assert.equal(replaced.replacedBy, '02/KQ-CCTS');
  assert.equal((await check(world, code, 2)).standing, 'in-force');
  const [first, second] = [await fileOf(app.read, app.realm, code, 1), await fileOf(app.read, app.realm, code, 2)];
  assert.notEqual(first?.sha256, second?.sha256);
  assert.ok((await bytesOf(world, first?.sha256 ?? '')).length > 10_000);
  good(await returnResult(app, receiver, { code, how: 'centre' }));

  const { revoke } = await import('#dossier/index.ts');
  const said = {
    code,
    ground: 'Giấy tờ nộp kèm bị làm giả',
    article: 'khoản 1 Điều 72',
    reason: 'Theo kết luận thanh tra',
  };
  for (const wrong of [
    { ...said, article: 'Luật Thủy sản' },
    { ...said, ground: ' ' },
  ]) {
    const no = await revoke(app, leader, wrong);
    assert.equal(no.ok || no.code, 'revocation-ground-needed');
  }
  const notHers = await revoke(app, receiver, said);
  assert.equal(notHers.ok || notHers.code, 'act-not-yours');
  good(await revoke(app, leader, said));
  assert.equal((await check(world, code, 2)).standing, 'revoked');
  const twice = await revoke(app, leader, said);
  assert.equal(twice.ok || twice.code, 'result-revoked');
  const [, latest] = await decisionsOf(app.read, app.realm, code);
  assert.deepEqual([latest?.number, latest?.revokeArticle], ['02/KQ-CCTS', 'khoản 1 Điều 72']);
});

test('a stranger with the code learns issuer, number, date and worth, and nothing else; whoever guesses waits longer', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const code = await numbered(world);
  await signAll(app, code);
  good(await issueResult(app, code));
  const told = await check(world, code, 1);
  assert.deepEqual(Object.keys(told).sort(), [
    ...['hashes', 'issuerEn', 'issuerVi', 'number', 'replacedAt', 'replacedBy', 'revokedAt', 'standing'],
    ...['validFrom', 'validUntil'],
  ]);
  const text = JSON.stringify(told);
  for (const secret of ['Lan', '051190001234', code, 'tàu cá', 'Chứng nhận']) assert.ok(!text.includes(secret), secret);

  const answers: string[] = [];
  for (let n = 0; n < 60; n += 1) {
    const token = `${'a'.repeat(24)}${String.fromCharCode(97 + (n % 26))}${n < 26 ? 'b' : 'c'}`;
    const no = await checkResult(app, { token, address: '10.0.0.77' });
    answers.push(no.ok ? 'found' : no.code);
  }
  assert.equal(answers[0], 'not-found');
  assert.equal(answers.at(-1), 'sign-in-wait');
});
