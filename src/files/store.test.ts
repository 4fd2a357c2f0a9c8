import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { storeContract } from '../../tests/world/store-contract.ts';
import { openFolderStore } from './folder.ts';
import { folderShelf } from './folder-shelf.ts';
import { keysOfFile, makeFilesKey } from './realm-keys.ts';

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
