import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pdfOf, pieces, sha256Of, storeContract, whole } from '../../tests/world/store-contract.ts';
import { openFolderStore } from './folder.ts';
import { folderShelf } from './folder-shelf.ts';
import { openKeeper } from './keeper.ts';
import { keysOfFile, makeFilesKey } from './realm-keys.ts';
import { ItemReplaced, type Shelf } from './shelf.ts';
import { fileTypes } from './types.ts';

const folder = (t: TestContext): string => {
  const path = mkdtempSync(join(tmpdir(), 'motcua-store-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

storeContract('a folder', async (t) => {
  const path = join(folder(t), 'files');
  return { store: await openFolderStore(path), shelf: folderShelf(path) };
});

storeContract('a sealed folder', async (t) => {
  const at = folder(t);
  makeFilesKey(join(at, 'files.key'));
  const path = join(at, 'files');
  return { store: await openFolderStore(path, keysOfFile(join(at, 'files.key'))), shelf: folderShelf(path) };
});

test('a file kept again while it is read comes whole, in parts sealed under different keys', async (t) => {
  const at = folder(t);
  makeFilesKey(join(at, 'files.key'));
  const below = folderShelf(join(at, 'files'));
  let replaced = 0;
  const shelf: Shelf = {
    ...below,
    async take(sha256) {
      const item = await below.take(sha256);
      return (
        item && {
          ...item,
          async *read(start, end) {
            let given = 0;
            for await (const bytes of item.read(start, end)) {
              if (replaced < 3 && given > 100_000) {
                replaced += 1;
                assert.ok((await store.put(pieces(content), { limit: 2_000_000, accept: fileTypes })).ok);
                throw new ItemReplaced();
              }
              given += bytes.length;
              yield bytes;
            }
          },
        }
      );
    },
  };
  const store = await openKeeper({ shelf, incoming: join(at, 'in'), keys: keysOfFile(join(at, 'files.key')) });
  const content = pdfOf(1_500_000);
  assert.ok((await store.put(pieces(content), { limit: 2_000_000, accept: fileTypes })).ok);
  assert.ok((await whole(store, sha256Of(content))).equals(content));
  assert.equal(replaced, 3);
});
