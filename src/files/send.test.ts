import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { samplePdf } from '../../tests/world/papers.ts';
import { openFolderStore } from './folder.ts';
import { contentDisposition, rangeOf, type SentFile, sendFile } from './send.ts';

const paper = samplePdf('Quyet dinh');

async function serving(t: TestContext, over: Partial<SentFile> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-send-'));
  const store = await openFolderStore(folder);
  const kept = await store.put(Readable.from([paper]), { limit: 10_000, accept: ['pdf'] });
  assert.ok(kept.ok);
  const file: SentFile = { ...kept.value, name: 'Quyết định số 12.pdf', disposition: 'inline', ...over };
  const server = createServer(async (_req, res) => {
    if (!(await sendFile(res, store, file))) res.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { sha256: kept.value.sha256, get: (headers = {}, method = 'GET') => fetch(address, { headers, method }) };
}

test('a file is sent with headers under which it can do nothing in our name', async (t) => {
  const { get, sha256 } = await serving(t);
  const answer = await get();
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), paper);
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'; sandbox/);
  assert.match(answer.headers.get('cache-control') ?? '', /private, no-cache/);
  assert.equal(answer.headers.get('etag'), `"${sha256}"`);
  const again = await get({ 'if-none-match': `"${sha256}"` });
  assert.deepEqual([again.status, await again.text()], [304, '']);
  const head = await get({}, 'HEAD');
  assert.equal(head.headers.get('content-length'), String(paper.length));
});

test('a part of a file is sent when a part is asked', async (t) => {
  const { get } = await serving(t);
  const part = await get({ range: 'bytes=5-8' });
  assert.deepEqual([part.status, await part.text()], [206, '1.7\n']);
  assert.equal(part.headers.get('content-range'), `bytes 5-8/${paper.length}`);
  assert.equal((await get({ range: `bytes=${paper.length}-` })).status, 416);
  assert.equal((await get({ range: 'bytes=0-3', 'if-range': '"another"' })).status, 200);
});

test('ranges are read as RFC 9110 has them', () => {
  assert.deepEqual(rangeOf('bytes=0-0', 10), { start: 0, end: 0 });
  assert.deepEqual(rangeOf('bytes=4-', 10), { start: 4, end: 9 });
  assert.deepEqual(rangeOf('bytes=-3', 10), { start: 7, end: 9 });
  assert.deepEqual(rangeOf('bytes=-30', 10), { start: 0, end: 9 });
  assert.deepEqual(rangeOf('bytes=2-99', 10), { start: 2, end: 9 });
  assert.equal(rangeOf('bytes=10-', 10), 'none');
  assert.equal(rangeOf('bytes=-0', 10), 'none');
  for (const odd of [undefined, 'bytes=-', 'bytes=5-2', 'bytes=0-1,4-5', 'items=0-1'])
    assert.equal(rangeOf(odd, 10), 'all');
});

test('a Vietnamese name goes whole, with a plain twin, and never breaks the header', () => {
  assert.equal(
    contentDisposition({ name: 'Quyết định số 12.exe', type: 'pdf', disposition: 'inline' }),
    `inline; filename="Quyet dinh so 12.pdf"; filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20s%E1%BB%91%2012.pdf`,
  );
  const nasty = contentDisposition({ name: 'a";\r\nx: y*\'()', type: 'docx', disposition: 'inline' });
  assert.match(nasty, /^attachment; filename="[A-Za-z0-9._ -]+"; filename\*=UTF-8''[A-Za-z0-9%._-]+$/);
});

test('a file that is not there is not sent', async (t) => {
  const { get } = await serving(t, { sha256: '../../../etc/passwd' });
  assert.equal((await get()).status, 404);
});
