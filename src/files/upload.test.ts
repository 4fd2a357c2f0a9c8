import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { sampleJpeg, samplePdf } from '../../tests/world/papers.ts';
import { uploadDoor } from './door.ts';
import { openFolderStore } from './folder.ts';
import { displayName } from './name.ts';
import { readUpload, type UploadLimits, usualLimits } from './upload.ts';

type Read = Awaited<ReturnType<typeof readUpload>>;

const terms = { limit: 1_000_000, accept: ['pdf', 'jpeg'] as const };

/** A server whose forms go into a store; `reads` are what the form reader answered, oldest first. */
async function receiving(t: TestContext, limits: Partial<UploadLimits> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-upload-'));
  const store = await openFolderStore(folder);
  const waiting: ((read: Read) => void)[] = [];
  const next = () => new Promise<Read>((done) => waiting.push(done));
  const door = uploadDoor(
    { origin: 'http://localhost:3000', onBug: (error) => assert.fail(String(error)) },
    {
      '/nop-ho-so/:draft/giay-to': async (req, res, { params }) => {
        const read = await readUpload(req, { ...usualLimits, ...limits }, ({ content }) => store.put(content, terms));
        waiting.shift()?.(read);
        res.end(JSON.stringify({ params, read: read.ok ? [...read.value.fields] : read.code }));
      },
    },
  );
  const server = createServer((req: IncomingMessage, res: ServerResponse) => {
    if (!door(req, res)) res.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/nop-ho-so/d1/giay-to`;
  const post = (body: FormData | string, headers: Record<string, string> = {}) =>
    fetch(address, { method: 'POST', body, headers: { origin: 'http://localhost:3000', ...headers } });
  return { address, port, post, next, left: () => readdirSync(join(folder, 'incoming')) };
}

function form(files: Record<string, Blob>, fields: Record<string, string> = {}): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.append(name, value);
  for (const [name, file] of Object.entries(files)) made.append('giay-to', file, name);
  return made;
}

const blob = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]);

test('a form gives its fields and files, each with its own answer', async (t) => {
  const { post, next } = await receiving(t);
  const read = next();
  const sent = form(
    {
      'Giấy khai sinh của bé Ngọc.pdf': blob(samplePdf()),
      'ảnh.jpg': blob(sampleJpeg()),
      'x.exe': blob(Buffer.from('MZ, a program')),
    },
    { 'ghi-chú': 'bản chính' },
  );
  const answer = await (await post(sent)).json();
  assert.deepEqual(answer, { params: { draft: 'd1' }, read: [['ghi-chú', 'bản chính']] });
  const got = await read;
  assert.ok(got.ok);
  assert.deepEqual(
    got.value.files.map(({ field, name, result }) => {
      const put = result as { ok: boolean; code?: string; value?: { type: string } };
      return [field, name, put.ok ? put.value?.type : put.code];
    }),
    [
      ['giay-to', 'Giấy khai sinh của bé Ngọc.pdf', 'pdf'],
      ['giay-to', 'ảnh.jpg', 'jpeg'],
      ['giay-to', 'x.exe', 'file-type-refused'],
    ],
  );
});

test('a file input left empty is no file, an empty file is refused', async (t) => {
  const { post, next } = await receiving(t);
  const body = ['', 'rong.pdf'].map(
    (name) => `--x\r\ncontent-disposition: form-data; name="g"; filename="${name}"\r\n\r\n\r\n`,
  );
  const read = next();
  await post(`${body.join('')}--x--\r\n`, { 'content-type': 'multipart/form-data; boundary=x' });
  const got = await read;
  assert.deepEqual(got.ok && got.value.files.map(({ name, result }) => [name, (result as { code: string }).code]), [
    ['rong.pdf', 'file-empty'],
  ]);
});

test('a request that is too much or no form is refused whole', async (t) => {
  const { post, left } = await receiving(t, { total: 100_000, files: 2, field: 1_000 });
  const code = async (...sent: Parameters<typeof post>) => (await (await post(...sent)).json()).read;
  const paper = blob(samplePdf());
  assert.equal(await code(form({ 'a.pdf': blob(Buffer.alloc(200_000, samplePdf())) })), 'upload-too-much');
  assert.equal(await code(form({ 'a.pdf': paper, 'b.pdf': paper, 'c.pdf': paper })), 'upload-too-many');
  assert.equal(await code(form({}, { long: 'x'.repeat(2_000) })), 'upload-too-much');
  assert.equal(await code('--x', { 'content-type': 'multipart/form-data' }), 'upload-unreadable');
  const open = '--x\r\ncontent-disposition: form-data; name="g"; filename="a.pdf"\r\n\r\n%PDF-1.7 and no end';
  assert.equal(await code(open, { 'content-type': 'multipart/form-data; boundary=x' }), 'upload-unreadable');
  assert.deepEqual(left(), []);
});

test('a length that was not declared is counted as it comes', async (t) => {
  const { address, next, left } = await receiving(t, { total: 100_000 });
  const headers = { 'content-type': 'multipart/form-data; boundary=x', origin: 'http://localhost:3000' };
  const req = request(address, { method: 'POST', headers });
  req.on('error', () => {});
  const read = next();
  req.write('--x\r\ncontent-disposition: form-data; name="g"; filename="a.pdf"\r\n\r\n%PDF-1.7\n');
  req.end(Buffer.alloc(300_000, 'x'));
  const got = await read;
  assert.equal(!got.ok && got.code, 'upload-too-much');
  assert.deepEqual(left(), []);
});

for (const [how, end] of [
  ['cut off', (req: ReturnType<typeof request>) => req.destroy()],
  ['left hanging', () => {}],
] as const) {
  test(`an upload ${how} in the middle of a file keeps nothing`, async (t) => {
    const { address, next, left } = await receiving(t, { idle: 300 });
    const headers = { 'content-type': 'multipart/form-data; boundary=x', origin: 'http://localhost:3000' };
    const req = request(address, { method: 'POST', headers });
    req.on('error', () => {});
    const read = next();
    req.write('--x\r\ncontent-disposition: form-data; name="g"; filename="a.pdf"\r\n\r\n');
    req.write(Buffer.concat([samplePdf(), Buffer.alloc(100_000, 'x')]), () => setTimeout(() => end(req), 50));
    const got = await read;
    assert.equal(!got.ok && got.code, 'file-incomplete');
    assert.deepEqual(left(), []);
  });
}

test('a form of another site and another address are not taken', async (t) => {
  const { post, port } = await receiving(t);
  assert.equal((await post(form({ 'a.pdf': blob(samplePdf()) }), { origin: 'https://evil.example' })).status, 403);
  const other = await fetch(`http://127.0.0.1:${port}/other`, { method: 'POST', body: form({}) });
  assert.equal(other.status, 404);
});

test('a file name is made safe to show', () => {
  assert.equal(displayName('Đơn đề nghị.pdf'.normalize('NFD')), 'Đơn đề nghị.pdf');
  assert.equal(displayName('C:\\Users\\lan\\anh.jpg'), 'anh.jpg');
  assert.equal(displayName('../../etc/passwd'), 'passwd');
  assert.equal(displayName('ho-so\u202Efdp.exe\r\nSet-Cookie: a=b'), 'ho-sofdp.exeSet-Cookie: a=b');
  assert.equal(displayName(`${'ă'.repeat(300)}.pdf`), `${'ă'.repeat(196)}.pdf`);
  assert.equal(displayName('...'), '');
  assert.equal(displayName(undefined), '');
});
