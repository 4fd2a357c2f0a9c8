import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import type { Shelf } from '#files/shelf.ts';
import type { FileStore } from '#files/store.ts';
import { fileTypes } from '#files/types.ts';
import { instant } from '#kernel/time.ts';
import { samplePdf } from './papers.ts';

/** A new, empty store and the shelf below it. */
export type OpenStore = (t: TestContext) => Promise<{ store: FileStore; shelf: Shelf }>;

export async function* pieces(bytes: Uint8Array, size = 50_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A PDF of about so many bytes, different each time. */
export const pdfOf = (size: number): Buffer =>
  Buffer.concat([samplePdf(), randomBytes(size), Buffer.from('\n%%EOF\n')]);

const terms = { limit: 50_000_000, accept: fileTypes } as const;

export async function whole(store: FileStore, sha256: string, range?: { start: number; end: number }): Promise<Buffer> {
  const open = await store.open(sha256);
  assert.ok(open, `${sha256} is not there`);
  return Buffer.concat(await open.read(range).toArray());
}

/** What every store promises, whatever lies below it. `name` says which store. */
export function storeContract(name: string, openStore: OpenStore): void {
  test(`${name}: what was kept comes back the same, whole and in parts, whatever its size`, async (t) => {
    const { store } = await openStore(t);
    for (const size of [0, 65_536 - samplePdf().length - 7, 65_536, 131_072, 1_000_001]) {
      const bytes = pdfOf(size);
      const kept = await store.put(pieces(bytes), terms);
      assert.ok(kept.ok && kept.value.sha256 === sha256Of(bytes) && kept.value.size === bytes.length);
      const { sha256 } = kept.value;
      assert.equal((await store.open(sha256))?.size, bytes.length);
      assert.ok((await whole(store, sha256)).equals(bytes));
      const spans = [
        [0, 0],
        [bytes.length - 1, bytes.length - 1],
        [65_000, 66_000],
        [3, bytes.length - 4],
      ] as const;
      for (const [start, end] of spans) {
        const part = bytes.subarray(start, end + 1);
        if (part.length > 0) assert.ok((await whole(store, sha256, { start, end })).equals(part), `${start}-${end}`);
      }
    }
  });

  test(`${name}: the same content from many at once is one file, and stays readable`, async (t) => {
    const { store } = await openStore(t);
    const bytes = pdfOf(200_000);
    const puts = await Promise.all(Array.from({ length: 8 }, () => store.put(pieces(bytes), terms)));
    assert.ok(puts.every((put) => put.ok && put.value.sha256 === sha256Of(bytes)));
    assert.equal((await Array.fromAsync(store.list())).length, 1);
    const reads = Array.from({ length: 6 }, () => whole(store, sha256Of(bytes)));
    await store.put(pieces(bytes), terms);
    for (const read of await Promise.all(reads)) assert.ok(read.equals(bytes));
  });

  test(`${name}: a refused or broken file leaves nothing, and nothing is there that was not kept`, async (t) => {
    const { store } = await openStore(t);
    const cut = async function* () {
      yield samplePdf();
      throw new Error('connection reset');
    };
    const refused = [
      await store.put(pieces(Buffer.alloc(0)), terms),
      await store.put(pieces(pdfOf(1_000)), { ...terms, limit: 500 }),
      await store.put(pieces(Buffer.from('<html>')), terms),
      await store.put(cut(), terms),
    ];
    assert.deepEqual(
      refused.map((one) => (one.ok ? 'kept' : one.code)),
      ['file-empty', 'file-too-big', 'file-type-refused', 'file-incomplete'],
    );
    assert.deepEqual(await Array.fromAsync(store.list()), []);
    assert.equal(await store.open('a'.repeat(64)), undefined);
    assert.equal(await store.has('../../etc/passwd'), false);
  });

  test(`${name}: files are listed by hash in order, with when they were kept`, async (t) => {
    const { store } = await openStore(t);
    const before = Date.now() - 2_000;
    const hashes: string[] = [];
    for (let one = 0; one < 5; one += 1) {
      const bytes = pdfOf(100 + one);
      assert.ok((await store.put(pieces(bytes), terms)).ok);
      hashes.push(sha256Of(bytes));
    }
    const listed = await Array.fromAsync(store.list());
    assert.deepEqual(
      listed.map(({ sha256 }) => sha256),
      hashes.toSorted(),
    );
    assert.ok(listed.every(({ keptAt }) => keptAt >= instant(before) && keptAt <= Date.now() + 2_000));
  });

  test(`${name}: what is set aside is still found, comes back or goes`, async (t) => {
    const { store, shelf } = await openStore(t);
    const [one, two] = [pdfOf(70_000), pdfOf(70_001)];
    for (const bytes of [one, two]) assert.ok((await store.put(pieces(bytes), terms)).ok);
    for (const bytes of [one, two]) await shelf.setAside(sha256Of(bytes));
    assert.deepEqual(await Array.fromAsync(store.list()), []);
    assert.ok((await whole(store, sha256Of(one))).equals(one), 'readable while it waits');
    const aside = await Array.fromAsync(shelf.listAside());
    assert.deepEqual(
      aside.map(({ sha256 }) => sha256),
      [one, two].map(sha256Of).toSorted(),
    );
    await shelf.bringBack(sha256Of(one));
    await shelf.drop(sha256Of(two));
    assert.deepEqual(
      (await Array.fromAsync(store.list())).map(({ sha256 }) => sha256),
      [sha256Of(one)],
    );
    assert.deepEqual(await Array.fromAsync(shelf.listAside()), []);
    assert.ok((await whole(store, sha256Of(one))).equals(one));
    assert.equal(await store.has(sha256Of(two)), false);
  });
}
