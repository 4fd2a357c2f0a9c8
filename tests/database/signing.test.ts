import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  accept,
  advance,
  assign,
  claim,
  doToMany,
  draftDecision,
  fileSignatures,
  filesOf,
  handOver,
  number,
  sign,
  signAgain,
  signingsOf,
} from '#dossier/index.ts';
import { bytesIn, keptIn } from '#files/whole.ts';
import { signerTitleOf } from '#identity/index.ts';
import { tasks } from '#jobs/tasks.ts';
import { closePress, returnResult } from '#letter/index.ts';
import { SignerProblem, signPdf, verifyPdf } from '#signatures/index.ts';
import { type Case, fileOne, openCase } from '../world/case.ts';
import { samplePdf } from '../world/papers.ts';
import { openPdfsig } from '../world/pdfsig.ts';
import { signAll } from '../world/signing.ts';

after(() => closePress());

const good = (outcome: { ok: boolean; code?: string }): void => assert.ok(outcome.ok, outcome.code);
const refusedAs = (outcome: { ok: boolean }, code: string) =>
  assert.equal('code' in outcome ? outcome.code : 'ok', code);

/** A dossier whose result waits for the leader. */
async function drafted(world: Case, key?: string): Promise<string> {
  const { app, receiver, handler, head } = world;
  const code = await fileOne(world, '1.003634', key);
  good(await accept(app, receiver, { code }));
  good(await handOver(app, receiver, { code }));
  good(await assign(app, head, { code, officer: handler.id }));
  good(await draftDecision(app, handler, { code, grants: true, title: 'Giấy chứng nhận', body: 'Chứng nhận tàu cá' }));
  good(await advance(app, handler, { code }));
  good(await claim(app, head, { code }));
  good(await advance(app, head, { code }));
  return code;
}

const trustOf = ({ app }: Case) => app.signing.trust(app.clock.now());

test('a result is signed by the leader, then numbered and signed by the agency, and only then returned', async (t) => {
  const world = await openCase(t);
  const { app, leader, clerk, receiver } = world;
  const code = await drafted(world);
  good(await sign(app, leader, { code, title: 'Chi cục trưởng' }));
  const [asked] = await signingsOf(app.read, app.realm, code);
  assert.deepEqual([asked?.part, asked?.doneAt, asked?.failedAt], ['person', null, null], 'being signed');
  await signAll(app, code);
  const first = await filesOf(app.read, app.realm, code, 1);
  assert.ok(first.printed && first.personal && !first.signed);
  good(await number(app, clerk, { code }));
  refusedAs(await returnResult(app, receiver, { code, how: 'electronic' }), 'result-being-signed');
  await signAll(app, code);
  const files = await filesOf(app.read, app.realm, code, 1);
  const pdf = await bytesIn(app.files, files.signed as string);
  const found = await verifyPdf(pdf, await trustOf(world));
  assert.equal(found.verdict, 'good');
  assert.deepEqual(
    found.signatures.map(({ signer }) => signer),
    ['Bùi Thanh Sơn', 'Chi cục Thủy sản'],
  );
  assert.deepEqual(pdf.subarray(0, 1000), (await bytesIn(app.files, first.personal)).subarray(0, 1000));
  good(await returnResult(app, receiver, { code, how: 'electronic' }));
});

test('the signed result says on the sheet who signed, when, its number and its date, and that the keys are a trial', async (t) => {
  const world = await openCase(t);
  const { app, leader, clerk } = world;
  const code = await drafted(world);
  good(await sign(app, leader, { code, title: 'Chi cục trưởng' }));
  good(await number(app, clerk, { code }));
  await signAll(app, code);
  const files = await filesOf(app.read, app.realm, code, 1);
  const pdf = await bytesIn(app.files, files.signed as string);
  const folder = mkdtempSync(join(tmpdir(), 'motcua-signed-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'result.pdf'), pdf);
  const text = execFileSync('pdftotext', ['-raw', join(folder, 'result.pdf'), '-'], { encoding: 'utf8' })
    .normalize('NFC')
    .replace(/\s+/g, ' ');
  for (const words of [
    'Số: 01/KQ-CCTS',
    'Quảng Ngãi, ngày 20 tháng 11 năm 2026',
    'Bùi Thanh Sơn',
    'Ngày ký: 20-11-2026 09:00:00 +07:00',
    'CHI CỤC THỦY SẢN',
    'không có giá trị pháp lý',
  ])
    assert.ok(text.includes(words), `${words} in ${text}`);
  const trust = await trustOf(world);
  const pdfsig = openPdfsig(trust.roots);
  t.after(() => pdfsig.close());
  const said = pdfsig.signatures(pdf);
  assert.deepEqual(
    said.map(({ signature, isWhole }) => [signature, isWhole]),
    [
      ['Signature is Valid', false],
      ['Signature is Valid', true],
    ],
  );
});

test('a signer that refuses is told on the dossier, and the leader asks again; a stranger does not', async (t) => {
  const world = await openCase(t);
  const { leader, clerk, stranger } = world;
  const code = await drafted(world);
  let refuses = true;
  const own = world.app.signing;
  const signerFor: typeof own.signerFor = async (owner, at) => {
    if (refuses) throw new SignerProblem('signer-refused');
    return own.signerFor(owner, at);
  };
  const app = { ...world.app, signing: { ...own, signerFor } };
  good(await sign(app, leader, { code, title: 'Chi cục trưởng' }));
  await signAll(app, code);
  const [failed] = await signingsOf(app.read, app.realm, code);
  assert.equal(failed?.failure, 'signer-refused');
  refuses = false;
  await signAll(app, code);
  assert.equal((await filesOf(app.read, app.realm, code, 1)).personal, null, 'nobody asked again');
  refusedAs(await signAgain(app, clerk, { code }), 'act-not-yours');
  refusedAs(await signAgain(app, stranger, { code }), 'not-found');
  good(await signAgain(app, leader, { code }));
  refusedAs(await signAgain(app, leader, { code }), 'result-signed-already');
  good(await number(app, clerk, { code }));
  await signAll(app, code);
  assert.ok((await filesOf(app.read, app.realm, code, 1)).signed);
});

test('a signing device that is away makes the job come again, and the request goes on waiting', async (t) => {
  const world = await openCase(t);
  const code = await drafted(world);
  const away = async () => {
    throw new SignerProblem('signer-away');
  };
  const app = { ...world.app, signing: { ...world.app.signing, signerFor: away } };
  good(await sign(app, world.leader, { code, title: 'Chi cục trưởng' }));
  await assert.rejects(signAll(app, code), { code: 'signer-away' });
  const [waiting] = await signingsOf(app.read, app.realm, code);
  assert.deepEqual([waiting?.doneAt, waiting?.failedAt], [null, null]);
  await signAll(world.app, code);
  assert.ok((await filesOf(app.read, app.realm, code, 1)).personal);
});

test('two workers at once leave one signed file, and the same job again changes nothing', async (t) => {
  const world = await openCase(t);
  const { app, leader } = world;
  const code = await drafted(world);
  good(await sign(app, leader, { code, title: 'Chi cục trưởng' }));
  await Promise.all([signAll(app, code), signAll(app, code)]);
  const files = await filesOf(app.read, app.realm, code, 1);
  await signAll(app, code);
  assert.deepEqual(await filesOf(app.read, app.realm, code, 1), files);
  const { rowCount } = await app.read.query(`select from trail where act = 'result-signed'`);
  assert.equal(rowCount, 1);
});

test('one act signs twenty results, and each is a file of its own', async (t) => {
  const world = await openCase(t);
  const { app, leader } = world;
  const codes: string[] = [];
  for (let at = 0; at < 20; at += 1) codes.push(await drafted(world, `twenty-results-${at}`));
  const asks = codes.map((code) => ({ code }));
  assert.equal(await signerTitleOf(app.read, app.realm, leader.id), '');
  const done = await doToMany(app, leader, { act: 'sign', asks, terms: { title: 'Chi cục trưởng' }, key: 'twenty' });
  assert.ok(done.every((one) => one.done.ok));
  assert.equal(await signerTitleOf(app.read, app.realm, leader.id), 'Chi cục trưởng', 'offered the next time');
  await signAll(app);
  const kept = await Promise.all(codes.map((code) => filesOf(app.read, app.realm, code, 1)));
  assert.equal(new Set(kept.map(({ personal }) => personal)).size, 20);
});

test('keys of the demonstration are kept for nobody but the program', async (t) => {
  const world = await openCase(t);
  const { app } = world;
  await app.signing.trust(app.clock.now());
  const folder = join(app.settings.varFolder, 'demo-keys');
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  assert.equal(statSync(join(folder, 'ca.json')).mode & 0o777, 0o600);
});

test("what the signatures of a citizen's files are worth is known beside the paper, once for each content", async (t) => {
  const world = await openCase(t);
  const { app } = world;
  const code = await fileOne(world);
  const now = app.clock.now();
  const subject = { name: 'Công ty Cổ phần Đồ hộp Sa Huỳnh' };
  const signer = await app.signing.signerFor({ label: 'test', kind: 'agency', subject }, now);
  const signed = Buffer.from(await signPdf(samplePdf(), { signer, at: now }));
  const altered = Buffer.from(signed);
  altered[altered.indexOf('/MediaBox') + 12] = 0x39;
  const contents = [signed, altered, samplePdf('khong ky')].map(async (pdf) => (await keptIn(app.files, pdf)).sha256);
  const [good_ = '', bad = '', none = ''] = await Promise.all(contents);
  const { rows } = await app.read.query<{ id: string }>('select id from dossier_paper where code = $1 limit 1', [code]);
  const columns = await app.read.query<{ list: string }>(
    `select string_agg(quote_ident(column_name), ', ') as list from information_schema.columns
     where table_name = 'dossier_paper' and column_name not in ('id', 'sha256')`,
  );
  const list = columns.rows[0]?.list ?? '';
  for (const sha256 of [good_, bad, none])
    await app.read.query(
      `insert into dossier_paper (id, sha256, ${list}) select gen_random_uuid(), $2, ${list} from dossier_paper where id = $1`,
      [rows[0]?.id, sha256],
    );
  await tasks['check-signatures']?.(app, { code });
  await tasks['check-signatures']?.(app, { code });
  const found = await fileSignatures(app.read, app.realm, [good_, bad, none]);
  const verdict = (content: string) => found.find((one) => one.content === content)?.verdict;
  assert.deepEqual([verdict(good_), verdict(bad), verdict(none)], ['good', 'bad', 'unsigned']);
  assert.equal(found.find(({ content }) => content === good_)?.signatures[0]?.signer, subject.name);
  const trail = await app.read.query(`select from trail where act = 'paper-signatures-checked'`);
  assert.equal(trail.rowCount, 2, 'what nobody signed leaves no trace');
});

test('a worker killed while it signs leaves no half file named, and another finishes its work', async (t) => {
  const world = await openCase(t);
  const { app, leader, folder } = world;
  const codes: string[] = [];
  for (let at = 0; at < 6; at += 1) codes.push(await drafted(world, `killed-signing-${at}`));
  for (const code of codes) good(await sign(app, leader, { code, title: 'Chi cục trưởng' }));
  const files = await Promise.all(codes.map((code) => filesOf(app.read, app.realm, code, 1)));
  assert.ok(files.every(({ personal }) => personal === null));
  // Each time a little later: between the two files of a result, after the second, before the next.
  for (const points of [1, 2, 3]) {
    const child = spawn(process.execPath, ['tests/world/signing-child.ts', app.url ?? '', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let seen = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.length;
      if (seen >= points) child.kill('SIGKILL');
    });
    const [, signal] = await once(child, 'exit');
    assert.equal(signal, 'SIGKILL');
    for (const code of codes) {
      const { printed, personal } = await filesOf(app.read, app.realm, code, 1);
      assert.equal(printed === null, personal === null, 'both are named or neither');
      if (personal) assert.equal((await check(world, personal)).verdict, 'good');
    }
  }
  await signAll(app);
  for (const code of codes) {
    const { personal } = await filesOf(app.read, app.realm, code, 1);
    assert.equal((await check(world, personal ?? '')).verdict, 'good');
  }
});

const check = async (world: Case, sha256: string) =>
  verifyPdf(await bytesIn(world.app.files, sha256), await trustOf(world));
