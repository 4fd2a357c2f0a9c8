import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pdfOf, pieces, sha256Of, whole } from '../../tests/world/store-contract.ts';
import { FileAltered } from './chunks.ts';
import { openFolderStore } from './folder.ts';
import { folderShelf } from './folder-shelf.ts';
import { HEADER_BYTES } from './header.ts';
import { openKeeper } from './keeper.ts';
import { type FilesSettings, openFiles, readyKeys } from './open.ts';
import { addFilesKey, dropOldKeys, FilesKeyProblem, keysOfFile, makeFilesKey } from './realm-keys.ts';
import type { Shelf } from './shelf.ts';

const terms = { limit: 50_000_000, accept: ['pdf'] } as const;

async function sealedWorld(t: TestContext) {
  const at = mkdtempSync(join(tmpdir(), 'motcua-sealed-'));
  t.after(() => rmSync(at, { recursive: true, force: true }));
  const [keyFile, folder] = [join(at, 'files.key'), join(at, 'files')];
  makeFilesKey(keyFile);
  const store = await openFolderStore(folder, keysOfFile(keyFile));
  const put = async (bytes: Buffer) => {
    const kept = await store.put(pieces(bytes), terms);
    assert.ok(kept.ok);
    return kept.value.sha256;
  };
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  return { at, keyFile, folder, store, put, place };
}

const lost = (error: unknown) => error instanceof FilesKeyProblem && error.code === 'key-lost';

test('no piece of a sealed file stands in the clear, not while it comes and not after, and its key file is its owner’s', async (t) => {
  const { keyFile, folder, store, place } = await sealedWorld(t);
  const bytes = pdfOf(300_000);
  const found: boolean[] = [];
  async function* watched() {
    for await (const piece of pieces(bytes)) {
      yield piece;
      for (const name of readdirSync(join(folder, 'incoming')))
        found.push(readFileSync(join(folder, 'incoming', name)).includes(bytes.subarray(1_000, 1_032)));
    }
  }
  const kept = await store.put(watched(), terms);
  assert.ok(kept.ok && found.length > 3 && !found.includes(true));
  const there = readFileSync(place(kept.value.sha256));
  for (let at = 0; at + 32 < bytes.length; at += 10_000) assert.equal(there.indexOf(bytes.subarray(at, at + 32)), -1);
  assert.equal(statSync(keyFile).mode & 0o777, 0o600);
});

test('a sealed file that was turned, cut, lengthened or exchanged gives out nothing false', async (t) => {
  const { store, put, place } = await sealedWorld(t);
  const [bytes, other] = [pdfOf(200_000), pdfOf(200_000)];
  const [sha256, second] = [await put(bytes), await put(other)];
  const good = readFileSync(place(sha256));
  const turned = (at: number) => {
    const bad = Buffer.from(good);
    bad[at] = (bad[at] as number) ^ 1;
    return bad;
  };
  const chunk = 65_536 + 16;
  const swapped = Buffer.concat([
    ...[good.subarray(0, HEADER_BYTES), good.subarray(HEADER_BYTES + chunk, HEADER_BYTES + 2 * chunk)],
    ...[good.subarray(HEADER_BYTES, HEADER_BYTES + chunk), good.subarray(HEADER_BYTES + 2 * chunk)],
  ]);
  const bad = [
    ...[turned(HEADER_BYTES), turned(good.length - 1), turned(HEADER_BYTES + chunk + 5), swapped],
    ...[good.subarray(0, HEADER_BYTES + 2 * chunk), good.subarray(0, good.length - 3), Buffer.concat([good, good])],
  ];
  for (const [at, one] of bad.entries()) {
    writeFileSync(place(sha256), one);
    await assert.rejects(whole(store, sha256), FileAltered, `${at}`);
  }
  // Another sealed file in its place, key and all: its label is bound to its own hash.
  copyFileSync(place(second), place(sha256));
  await assert.rejects(whole(store, sha256), lost);
  writeFileSync(place(sha256), good);
  assert.ok((await whole(store, sha256)).equals(bytes));
});

test('a part of a large sealed file is opened by its own chunks alone', async (t) => {
  const { folder, keyFile, put } = await sealedWorld(t);
  const bytes = pdfOf(20_000_000);
  const sha256 = await put(bytes);
  let read = 0;
  const shelf = folderShelf(folder);
  const counting: Shelf = {
    ...shelf,
    async take(wanted) {
      const item = await shelf.take(wanted);
      if (!item) return undefined;
      return {
        ...item,
        async *read(start: number, end: number) {
          read += end - start + 1;
          yield* item.read(start, end);
        },
      };
    },
  };
  const store = await openKeeper({ shelf: counting, incoming: join(folder, 'incoming'), keys: keysOfFile(keyFile) });
  const span = { start: 15_000_000, end: 15_000_999 };
  assert.ok((await whole(store, sha256, span)).equals(bytes.subarray(span.start, span.end + 1)));
  assert.ok(read <= 2 * (65_536 + 16), `${read} bytes were read for 1,000`);
});

test('a new key takes over without a body being rewritten, while readers read, and the old one then opens nothing', async (t) => {
  const { at, keyFile, folder, store, put, place } = await sealedWorld(t);
  const files = [pdfOf(100_000), pdfOf(10)];
  const hashes = await Promise.all(files.map(put));
  const bodies = hashes.map((sha256) => readFileSync(place(sha256)).subarray(HEADER_BYTES));
  const oldKey = join(at, 'old.key');
  copyFileSync(keyFile, oldKey);
  addFilesKey(keyFile);
  assert.equal(await store.sealing(hashes[0] as string), 'older', 'the running program saw the new key');
  for (const [which, sha256] of hashes.entries()) {
    const reading = Array.from({ length: 5 }, () => whole(store, sha256));
    assert.equal(await store.bringUp(sha256), 'rewrapped');
    assert.equal(await store.bringUp(sha256), 'as-it-was');
    for (const bytes of await Promise.all(reading)) assert.ok(bytes.equals(files[which] as Buffer));
    assert.ok(
      readFileSync(place(sha256))
        .subarray(HEADER_BYTES)
        .equals(bodies[which] as Buffer),
    );
  }
  assert.equal(dropOldKeys(keyFile), 1);
  for (const [which, sha256] of hashes.entries())
    assert.ok((await whole(store, sha256)).equals(files[which] as Buffer), 'opened by the new key alone');
  const before = await openFolderStore(folder, keysOfFile(oldKey));
  await assert.rejects(whole(before, hashes[0] as string), lost);
});

test('a change of key cut off at any of its writes leaves a file that opens', async (t) => {
  const { keyFile, folder, store, put, place } = await sealedWorld(t);
  const bytes = pdfOf(5_000);
  const sha256 = await put(bytes);
  const before = readFileSync(place(sha256));
  addFilesKey(keyFile);
  await store.bringUp(sha256);
  const after = readFileSync(place(sha256));
  const half = HEADER_BYTES / 2 + 4;
  // What the disk may hold between the two writes: both labels, the first of them torn at any byte.
  for (const torn of [0, 1, 30, 60, 67, half]) {
    const mixed = Buffer.from(before);
    after.copy(mixed, half, half, Math.min(half + torn, HEADER_BYTES));
    writeFileSync(place(sha256), mixed);
    const again = await openFolderStore(folder, keysOfFile(keyFile));
    assert.ok((await whole(again, sha256)).equals(bytes), `torn after ${torn}`);
    assert.equal(await again.bringUp(sha256), 'rewrapped');
    assert.equal(await again.sealing(sha256), 'current');
    assert.ok((await whole(again, sha256)).equals(bytes));
  }
});

test('a process killed with -9 while it keeps sealed files loses none that it acknowledged, and shows no half one', async (t) => {
  const { at, keyFile, folder, store } = await sealedWorld(t);
  copyFileSync(keyFile, `${folder}.key`);
  const putting = resolve(import.meta.dirname, '../../tests/world/putting.ts');
  const acknowledged = new Set<string>();
  for (let round = 0; round < 8; round += 1) {
    const child = spawn(process.execPath, [putting, 'forever', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = new Promise((done) => child.once('close', done));
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
    });
    await new Promise((first) => child.stdout.once('data', first));
    // Not a wait for something: the moment of the blow is the subject of the test.
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 80);
    await gone;
    for (const [sha256] of said.matchAll(/[0-9a-f]{64}(?=\n)/g)) acknowledged.add(sha256);
  }
  assert.ok(acknowledged.size >= 8);
  for (const sha256 of acknowledged) assert.equal(sha256Of(await whole(store, sha256)), sha256);
  for await (const { sha256 } of store.list()) assert.equal(sha256Of(await whole(store, sha256)), sha256);
  assert.ok(readdirSync(at).includes('files.key'));
});

test('files kept plain before there was a key go on being readable, and are sealed when asked', async (t) => {
  const { folder, store, place } = await sealedWorld(t);
  const plain = await openFolderStore(folder);
  const bytes = pdfOf(90_000);
  const kept = await plain.put(pieces(bytes), terms);
  assert.ok(kept.ok);
  const { sha256 } = kept.value;
  assert.equal(await store.sealing(sha256), 'plain');
  assert.ok((await whole(store, sha256)).equals(bytes));
  assert.equal(await store.bringUp(sha256), 'sealed');
  assert.equal(readFileSync(place(sha256)).indexOf(bytes.subarray(0, 64)), -1);
  assert.ok((await whole(store, sha256)).equals(bytes));
  await assert.rejects(whole(plain, sha256), lost);
});

test('a key is never made beside files sealed with another, and a named key file must be there', async (t) => {
  const { at, keyFile, folder, put } = await sealedWorld(t);
  const settings = (over: Partial<FilesSettings>): FilesSettings => ({
    ...{ folder, keyFile, makesKey: true, scanner: undefined, s3: undefined, quarantine: { days: 0, prefix: '' } },
    ...over,
  });
  await readyKeys(settings({}));
  const sha256 = await put(pdfOf(10));
  await readyKeys(settings({}));
  copyFileSync(keyFile, join(at, 'copy'));
  rmSync(keyFile);
  const code = (wanted: string) => (error: unknown) => error instanceof FilesKeyProblem && error.code === wanted;
  await assert.rejects(readyKeys(settings({})), code('key-missing'));
  await assert.rejects(readyKeys(settings({ keyFile: undefined, makesKey: false })), lost);
  makeFilesKey(keyFile);
  await assert.rejects(readyKeys(settings({})), lost);
  writeFileSync(keyFile, 'not a key\n');
  await assert.rejects(readyKeys(settings({})), code('key-unreadable'));
  await assert.rejects(readyKeys(settings({ keyFile: join(at, 'nowhere'), makesKey: false })), code('key-missing'));
  copyFileSync(join(at, 'copy'), keyFile);
  await readyKeys(settings({}));
  assert.equal((await (await openFiles(settings({}))).open(sha256))?.size, pdfOf(10).length);
});
