import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { DAY_MS, instant } from '#kernel/time.ts';
import { pdfOf, pieces, sha256Of, whole } from '../../tests/world/store-contract.ts';
import { openFolderStore } from './folder.ts';

async function world(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-orphans-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const store = await openFolderStore(folder);
  const rows = new Set<string>();
  const put = async (bytes: Buffer) => {
    const kept = await store.put(pieces(bytes), { limit: 50_000_000, accept: ['pdf'] });
    assert.ok(kept.ok);
    return kept.value.sha256;
  };
  const collect = (days: number) =>
    store.collect(
      async (hashes) => new Set(hashes.filter((one) => rows.has(one))),
      instant(Date.now() + days * DAY_MS),
    );
  return { store, rows, put, collect };
}

test('a file that nobody names goes after its days, in two steps, and one that is named or new never does', async (t) => {
  const { store, rows, put, collect } = await world(t);
  const [named, orphan] = [await put(pdfOf(10)), await put(pdfOf(20))];
  rows.add(named);
  assert.deepEqual(await collect(1), { setAside: 0, broughtBack: 0, dropped: 0 });
  assert.deepEqual(await collect(3), { setAside: 1, broughtBack: 0, dropped: 0 });
  assert.equal(await store.has(orphan), true, 'still found while it waits');
  assert.deepEqual(await collect(6), { setAside: 0, broughtBack: 0, dropped: 0 });
  assert.deepEqual(await collect(8), { setAside: 0, broughtBack: 0, dropped: 1 });
  assert.deepEqual([await store.has(orphan), await store.has(named)], [false, true]);
});

test('a row written after its file was set aside finds it, and the file comes back for good', async (t) => {
  const { store, rows, put, collect } = await world(t);
  const bytes = pdfOf(30);
  const sha256 = await put(bytes);
  await collect(3);
  rows.add(sha256);
  assert.ok((await whole(store, sha256)).equals(bytes));
  assert.deepEqual(await collect(30), { setAside: 0, broughtBack: 1, dropped: 0 });
  assert.deepEqual(
    (await Array.fromAsync(store.list())).map((one) => one.sha256),
    [sha256],
  );
});

test('while many keep the same and other files, no file whose row is written afterwards is ever unreadable', async (t) => {
  const { store, rows, put, collect } = await world(t);
  const papers = Array.from({ length: 20 }, (_, at) => pdfOf(1_000 + at));
  let isOver = false;
  // Three days on and again at once: everything not yet named is set aside the moment it is there.
  const collector = (async () => {
    while (!isOver) await collect(3);
  })();
  const people = Array.from({ length: 6 }, async (_, who) => {
    for (let at = 0; at < 40; at += 1) {
      const bytes = papers[(at * 7 + who) % papers.length] as Buffer;
      const sha256 = await put(bytes);
      assert.ok((await whole(store, sha256)).equals(bytes), 'readable before it is named');
      rows.add(sha256);
      assert.ok((await whole(store, sha256)).equals(bytes), 'and after');
    }
  });
  await Promise.all(people).finally(() => {
    isOver = true;
  });
  await collector;
  await collect(30);
  for (const bytes of papers) assert.ok((await whole(store, sha256Of(bytes))).equals(bytes));
});
