import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { sampleJpeg, samplePdf, samplePng } from '../../tests/world/papers.ts';
import { openFolderStore } from './folder.ts';
import { documentFromImages } from './photographs.ts';
import { fileTypes } from './types.ts';

async function opened(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-pages-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const store = await openFolderStore(folder);
  const keep = async (bytes: Buffer): Promise<string> => {
    const kept = await store.put(Readable.from([bytes]), { limit: 10_000_000, accept: fileTypes });
    return kept.ok ? kept.value.sha256 : assert.fail(kept.code);
  };
  const bytesOf = async (sha256: string) => Buffer.concat(await ((await store.open(sha256))?.read().toArray() ?? []));
  return { store, keep, bytesOf };
}

test('photographs become one document, a page each, upright, without the camera notes', async (t) => {
  const { store, keep, bytesOf } = await opened(t);
  const photographs = [
    await keep(sampleJpeg()),
    await keep(samplePng(20, 30)),
    await keep(sampleJpeg({ orientation: 6, place: 'GPS 15.12,108.80' })),
  ];
  const made = await documentFromImages(store, photographs);
  assert.ok(made.ok);
  assert.equal(made.value.type, 'pdf');
  const bytes = await bytesOf(made.value.sha256);
  const pages = (await PDFDocument.load(bytes)).getPages();
  assert.deepEqual(
    pages.map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight()), page.getRotation().angle]),
    [
      [842, 595, 0],
      [595, 842, 0],
      [842, 595, 90],
    ],
  );
  assert.ok(!bytes.includes('GPS 15.12'));
  const again = await documentFromImages(store, photographs);
  assert.deepEqual(again, made);
});

test('what cannot be joined is refused by its page', async (t) => {
  const { store, keep } = await opened(t);
  const photograph = await keep(sampleJpeg());
  const code = async (images: string[]) => {
    const made = await documentFromImages(store, images);
    return made.ok ? 'made' : [made.code, made.facts['page']];
  };
  assert.deepEqual(await code([]), ['pages-none', undefined]);
  assert.deepEqual(await code([photograph, 'f'.repeat(64)]), ['not-found', undefined]);
  assert.deepEqual(await code([photograph, await keep(samplePdf())]), ['page-unreadable', 2]);
  assert.deepEqual(await code([await keep(sampleJpeg().subarray(0, 60))]), ['page-unreadable', 1]);
  assert.deepEqual(await code([await keep(samplePng(2, 2, { width: 30_000, height: 30_000 }))]), [
    'page-unreadable',
    1,
  ]);
  assert.deepEqual(await code(Array.from({ length: 31 }, () => photograph)), ['pages-too-many', undefined]);
});
