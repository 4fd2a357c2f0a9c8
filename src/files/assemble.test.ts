import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { sampleJpeg, samplePdf } from '../../tests/world/papers.ts';
import { pieces } from '../../tests/world/store-contract.ts';
import { documentFromPages } from './assemble.ts';
import { openFolderStore } from './folder.ts';
import { bytesIn } from './whole.ts';

test('pages of scans and photographs become one document in the order and the turn told, the same each time', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-assemble-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const store = await openFolderStore(folder);
  const kept = async (bytes: Buffer) => {
    const put = await store.put(pieces(bytes), { limit: 100_000, accept: ['pdf', 'jpeg'] });
    return put.ok ? put.value.sha256 : assert.fail(put.code);
  };
  const [one, two] = [await kept(samplePdf('mot')), await kept(sampleJpeg())];
  const pages = [
    { sha256: two, page: 1, turn: 0 as const },
    { sha256: one, page: 1, turn: 90 as const },
  ];
  const made = await documentFromPages(store, pages);
  assert.ok(made.ok);
  const document = await PDFDocument.load(await bytesIn(store, made.value.sha256));
  assert.deepEqual(
    document.getPages().map((page) => [Math.round(page.getWidth()), page.getRotation().angle]),
    [
      [842, 0],
      [595, 90],
    ],
  );
  const again = await documentFromPages(store, pages);
  assert.equal(again.ok && again.value.sha256, made.value.sha256);
  const beyond = await documentFromPages(store, [{ sha256: one, page: 2, turn: 0 }]);
  assert.equal(!beyond.ok && beyond.code, 'page-unreadable');
  const none = await documentFromPages(store, []);
  assert.equal(!none.ok && none.code, 'pages-none');
});
