import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { DAY_MS, instant } from '#kernel/time.ts';
import { type Clamd, EICAR, openClamd } from '../../tests/world/clamd.ts';
import { samplePdf } from '../../tests/world/papers.ts';
import { pdfOf, pieces } from '../../tests/world/store-contract.ts';
import type { Scanned } from './judge.ts';
import { openFiles } from './open.ts';
import { makeFilesKey } from './realm-keys.ts';

async function scanning(t: TestContext, clamd: Clamd, away: 'refuse' | 'accept' = 'refuse', keyFile?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-scan-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const told: Scanned[] = [];
  const scanner = { address: clamd.address, away };
  const store = await openFiles(
    { folder, keyFile, makesKey: false, s3: undefined, scanner, quarantine: { days: 30, prefix: 'quarantine/H48' } },
    (found) => void told.push(found),
  );
  const put = async (bytes: Buffer, size?: number) => {
    const kept = await store.put(pieces(bytes, size), { limit: 50_000_000, accept: ['pdf'] });
    return kept.ok ? 'kept' : kept;
  };
  return { store, told, put, folder, left: () => readdirSync(join(folder, 'incoming')) };
}

const infected = Buffer.concat([
  samplePdf().subarray(0, 60),
  Buffer.from('\nstream\n'),
  EICAR,
  Buffer.from('\n%%EOF\n'),
]);

test('a virus inside a PDF is found by a real clamd while it arrives in any pieces, and nothing of it is kept', async (t) => {
  const { store, told, put, left } = await scanning(t, await openClamd(t));
  assert.equal(await put(samplePdf()), 'kept');
  assert.equal(await put(pdfOf(3_000_000)), 'kept');
  for (const size of [7, 50_000])
    assert.deepEqual(await put(infected, size), {
      ...{ ok: false, code: 'file-infected' },
      facts: { virus: 'Motcua.Eicar.UNOFFICIAL' },
    });
  assert.equal((await Array.fromAsync(store.list())).length, 2);
  assert.deepEqual(left(), []);
  assert.deepEqual(
    told.map(({ kind }) => kind),
    ['clean', 'clean', 'infected', 'infected'],
  );
});

test('an infected file lies sealed apart, where nothing lists, opens or collects it, until it is removed', async (t) => {
  const keyFile = join(mkdtempSync(join(tmpdir(), 'motcua-key-')), 'files.key');
  t.after(() => rmSync(dirname(keyFile), { recursive: true, force: true }));
  makeFilesKey(keyFile);
  const { store, told, put, folder, left } = await scanning(t, await openClamd(t), 'refuse', keyFile);
  for (const _time of [1, 2]) assert.notEqual(await put(infected), 'kept');
  const found = told.flatMap((one) => (one.kind === 'infected' ? [one] : []));
  assert.deepEqual(
    found.map(({ isKept }) => isKept),
    [true, true],
  );
  const sha256 = found[0]?.file.sha256 ?? '';
  const held = () => Array.fromAsync(store.quarantine.list(), (one) => one.sha256);
  assert.deepEqual(await held(), [sha256]);
  const path = join(folder, 'quarantine/H48', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  assert.equal(readFileSync(path).includes(EICAR), false, 'sealed: no scanner of the disk finds it either');
  await store.collect(async () => new Set(), instant(Date.now() + 30 * DAY_MS));
  assert.deepEqual(
    [await store.open(sha256), (await Array.fromAsync(store.list())).length, left()],
    [undefined, 0, []],
  );
  assert.deepEqual(await held(), [sha256]);
  // A process killed between the two steps of a removal leaves it aside.
  const aside = join(folder, 'quarantine/H48/aside');
  mkdirSync(aside);
  renameSync(path, join(aside, sha256));
  assert.deepEqual(await held(), [sha256]);
  for (const _time of [1, 2]) await store.quarantine.remove(sha256);
  assert.deepEqual([await held(), existsSync(path), readdirSync(aside)], [[], false, []]);
});

test('without a key nothing of an infected file is kept: it would lie there as it came', async (t) => {
  const { told, put, folder } = await scanning(t, await openClamd(t));
  await put(infected);
  assert.equal(told[0]?.kind === 'infected' && told[0].isKept, false);
  assert.equal(existsSync(join(folder, 'quarantine')), false);
});

test('twenty files at once are each judged for themselves', async (t) => {
  const { put } = await scanning(t, await openClamd(t));
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => put(at % 5 === 0 ? infected : pdfOf(400_000 + at))),
  );
  assert.deepEqual(
    answers.map((answer) => (answer === 'kept' ? answer : answer.code)),
    Array.from({ length: 20 }, (_, at) => (at % 5 === 0 ? 'file-infected' : 'kept')),
  );
});

test('while the scanner is down files are refused to come again later, and are taken when it is back', async (t) => {
  const clamd = await openClamd(t);
  const { store, told, put, left } = await scanning(t, clamd);
  await clamd.stop();
  assert.deepEqual(await put(samplePdf()), { ok: false, code: 'scanner-away', facts: {} });
  assert.deepEqual([await Array.fromAsync(store.list()), left()], [[], []]);
  assert.equal(told[0]?.kind, 'refused-unseen');
  await clamd.start();
  assert.equal(await put(samplePdf()), 'kept');
});

test('a scanner killed in the middle of a file gives no verdict, and that is not “clean”', async (t) => {
  const clamd = await openClamd(t);
  const { store } = await scanning(t, clamd);
  const bytes = pdfOf(2_000_000);
  async function* slowly() {
    let at = 0;
    for (const chunk of await Array.fromAsync(pieces(bytes))) {
      at += 1;
      if (at === 20) await clamd.stop();
      yield chunk;
    }
  }
  const kept = await store.put(slowly(), { limit: 50_000_000, accept: ['pdf'] });
  assert.equal(!kept.ok && kept.code, 'scanner-away');
});

test('a file longer than the scanner takes is not taken for clean', async (t) => {
  const { put } = await scanning(t, await openClamd(t));
  const answer = await put(pdfOf(31 * 1_048_576));
  assert.equal(answer !== 'kept' && answer.code, 'scanner-away');
});

test('where the settings say so files are taken unseen while the scanner is down, and counted', async (t) => {
  const clamd = await openClamd(t);
  const { told, put } = await scanning(t, clamd, 'accept');
  await clamd.stop();
  assert.equal(await put(samplePdf()), 'kept');
  assert.equal(told[0]?.kind, 'taken-unseen');
});
