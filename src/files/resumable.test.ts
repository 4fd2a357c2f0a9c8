import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { instant } from '#kernel/time.ts';
import { pdfOf } from '../../tests/world/store-contract.ts';
import { addFilesKey, keysOfFile, makeFilesKey } from './realm-keys.ts';
import { resumableDoor } from './resumable.ts';
import { unfinishedIn } from './unfinished.ts';

const FORM = '/ho-so/nhap/1/giay-to/don';
const TUS = { 'tus-resumable': '1.0.0' };
const PIECE = { 'content-type': 'application/offset+octet-stream' };

async function door(t: TestContext) {
  const at = mkdtempSync(join(tmpdir(), 'motcua-tus-'));
  const keyFile = join(at, 'files.key');
  makeFilesKey(keyFile);
  const keys = keysOfFile(keyFile);
  const uploads = unfinishedIn(join(at, 'unfinished'), () => keys);
  const clock = { now: instant(Date.parse('2026-11-20T02:00:00Z')) };
  const take = resumableDoor({
    ...{ origin: 'http://localhost:3000', uploads, now: () => clock.now },
    allow: async ({ headers }, form) =>
      headers.cookie && form === FORM ? { owner: headers.cookie, target: form, limit: 5_000_000 } : undefined,
    onBug: (error) => assert.fail(String(error)),
  });
  const server = createServer((req, res) => void (take(req, res) || res.writeHead(418).end()));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
    rmSync(at, { recursive: true, force: true });
  });
  const { port } = server.address() as AddressInfo;
  const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: Buffer, who = 'lan') =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { cookie: who, ...TUS, ...headers },
      ...(body ? { body: new Uint8Array(body) } : {}),
    });
  const begin = async (length: number, name = 'Đơn.pdf') => {
    const metadata = `filename ${Buffer.from(name).toString('base64')}`;
    return ask('POST', `${FORM}/tai-len`, { 'upload-length': String(length), 'upload-metadata': metadata });
  };
  const offset = async (url: string) => Number((await ask('HEAD', url)).headers.get('upload-offset'));
  return { at, port, keyFile, uploads, clock, ask, begin, offset };
}

const from = (offset: number) => ({ ...PIECE, 'upload-offset': String(offset) });

test('an upload comes in pieces, is told where it stands, and is whole and sealed in the end', async (t) => {
  const { at, keyFile, uploads, ask, begin, offset } = await door(t);
  const bytes = pdfOf(400_000);
  const made = await begin(bytes.length);
  assert.equal(made.status, 201);
  const url = made.headers.get('location') ?? '';
  assert.equal((await ask('PATCH', url, from(0), bytes.subarray(0, 150_000))).headers.get('upload-offset'), '150000');
  addFilesKey(keyFile);
  assert.equal((await ask('PATCH', url, from(0), bytes.subarray(0, 10))).status, 409, 'not where it stands');
  assert.equal((await ask('PATCH', url, from(150_000), bytes.subarray(150_000))).status, 204);
  assert.equal(await offset(url), bytes.length);
  const upload = await uploads.find(url.split('/').at(-1) ?? '', 'lan', FORM);
  assert.ok(upload);
  assert.equal(upload.name, 'Đơn.pdf');
  assert.ok(Buffer.concat(await Array.fromAsync(uploads.read(upload))).equals(bytes));
  const folder = join(at, 'unfinished', upload.id);
  for (const name of readdirSync(folder))
    assert.equal(readFileSync(join(folder, name)).indexOf(bytes.subarray(1_000, 1_032)), -1, name);
  assert.equal((await ask('DELETE', url)).status, 204);
  assert.equal((await ask('HEAD', url)).status, 404);
});

test('a piece that is cut off is kept as far as it came, and one half written by a killed process is not counted', async (t) => {
  const { at, port, begin, ask, offset } = await door(t);
  const bytes = pdfOf(900_000);
  const url = (await begin(bytes.length)).headers.get('location') ?? '';
  const headers = { cookie: 'lan', ...TUS, ...from(0), 'content-length': String(bytes.length) };
  const req = request({ port, path: url, method: 'PATCH', headers });
  req.on('error', () => {});
  await new Promise<void>((sent) => req.write(bytes.subarray(0, 300_000), () => sent()));
  req.destroy();
  let stands = 0;
  for (const until = Date.now() + 5_000; stands === 0 && Date.now() < until; ) stands = await offset(url);
  assert.ok(stands > 0 && stands <= 300_000, `${stands}`);
  writeFileSync(join(at, 'unfinished', url.split('/').at(-1) ?? '', 'coming-x'), 'half');
  assert.equal(await offset(url), stands);
  assert.equal(
    (await ask('PATCH', url, from(stands), bytes.subarray(stands))).headers.get('upload-offset'),
    String(bytes.length),
  );
});

test('nobody else, no other form and no other site gets at an upload, and what is too much or late is refused', async (t) => {
  const { uploads, clock, ask, begin } = await door(t);
  const url = (await begin(100)).headers.get('location') ?? '';
  assert.equal((await ask('HEAD', url, {}, undefined, 'tu')).status, 404);
  assert.equal((await ask('PATCH', url, from(0), Buffer.alloc(10), 'tu')).status, 404);
  assert.equal((await ask('HEAD', url.replace('/don/', '/khac/'))).status, 404);
  assert.equal((await ask('HEAD', url, { origin: 'https://evil.example' })).status, 403);
  assert.equal((await ask('HEAD', `${FORM}/tai-len/${'../'.repeat(3)}etc`)).status, 418);
  assert.equal((await ask('HEAD', url, { 'tus-resumable': '0.2.2' })).status, 412);
  assert.equal((await begin(5_000_001)).status, 413);
  assert.equal((await begin(0)).status, 400);
  assert.equal(
    (await ask('PATCH', url, { 'upload-offset': '0', 'content-type': 'text/plain' }, Buffer.from('x'))).status,
    415,
  );
  assert.equal((await ask('PATCH', url, from(0), Buffer.alloc(101))).status, 413);
  assert.equal((await ask('OPTIONS', `${FORM}/tai-len`)).headers.get('tus-max-size'), '5000000');
  for (let more = 1; more < 40; more += 1) assert.equal((await begin(10)).status, 201);
  assert.equal((await begin(10)).status, 429);
  assert.equal(await uploads.sweep(clock.now), 0);
  clock.now = instant(clock.now + 24 * 3_600_000);
  assert.equal((await ask('HEAD', url)).status, 404);
  assert.equal(await uploads.sweep(clock.now), 40);
});
