import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { instant } from '#kernel/time.ts';
import { sampleDocx, sampleJpeg, samplePdf, samplePng, sampleZip } from '../../tests/world/papers.ts';
import { openFolderStore } from './folder.ts';
import type { PutTerms } from './store.ts';
import { type FileType, fileTypes } from './types.ts';

const papers = fileTypes.filter((type) => type !== 'zip' && type !== 'xml');
const all: PutTerms = { limit: 10_000_000, accept: papers };
const PUTTING = resolve(import.meta.dirname, '../../tests/world/putting.ts');

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'motcua-files-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** In pieces as a network brings them. */
async function* pieces(bytes: Uint8Array, size = 7) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));

test('a file is kept under the hash of its content and comes back the same', async (t) => {
  const store = await openFolderStore(folder(t));
  const paper = samplePdf('Giay chung sinh');
  const kept = await store.put(pieces(paper), all);
  assert.deepEqual(kept, { ok: true, value: { sha256: sha256(paper), size: paper.length, type: 'pdf' } });
  const open = await store.open(sha256(paper));
  assert.equal(open?.size, paper.length);
  assert.deepEqual(Buffer.concat(await (open?.read().toArray() ?? [])), paper);
  assert.deepEqual(Buffer.concat(await (open?.read({ start: 1, end: 3 }).toArray() ?? [])), Buffer.from('PDF'));
});

test('the type of a file is told by its content', async (t) => {
  const store = await openFolderStore(folder(t));
  const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), Buffer.alloc(20)]);
  const webp = Buffer.concat([Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'), Buffer.alloc(20)]);
  const samples: [Buffer, FileType][] = [
    [samplePdf(), 'pdf'],
    [sampleJpeg(), 'jpeg'],
    [samplePng(), 'png'],
    [sampleDocx(), 'docx'],
    [heic, 'heic'],
    [webp, 'webp'],
  ];
  for (const [bytes, type] of samples) {
    const kept = await store.put(pieces(bytes), all);
    assert.equal(kept.ok && kept.value.type, type);
  }
});

test('what is empty, too big, of another type or cut short is refused and leaves nothing behind', async (t) => {
  const path = folder(t);
  const store = await openFolderStore(path);
  const refusal = async (source: AsyncIterable<Uint8Array>, terms = all) => {
    const put = await store.put(source, terms);
    return put.ok ? 'kept' : put.code;
  };
  const cut = async function* () {
    yield samplePdf();
    throw new Error('connection reset');
  };
  assert.equal(await refusal(pieces(Buffer.alloc(0))), 'file-empty');
  assert.equal(await refusal(pieces(samplePdf()), { ...all, limit: 100 }), 'file-too-big');
  assert.equal(await refusal(cut()), 'file-incomplete');
  assert.equal(await refusal(pieces(samplePdf()), { ...all, accept: ['jpeg'] }), 'file-type-refused');
  const strangers = {
    program: Buffer.from('MZ\x90\0 this is a program with a long enough beginning'),
    page: Buffer.from('<html><script>alert(1)</script></html>'),
    'page before a PDF': Buffer.from(`<script>alert(1)</script>${samplePdf()}`),
    short: Buffer.from('x'),
    archive: sampleZip({ 'hello.txt': 'hello' }),
    'archive cut off': sampleDocx().subarray(0, 120),
    macros: sampleDocx({ 'word/vbaProject.bin': 'Sub AutoOpen()' }),
  };
  for (const [what, bytes] of Object.entries(strangers))
    assert.equal(await refusal(pieces(bytes)), 'file-type-refused', what);
  assert.deepEqual(filesIn(path), []);
});

test('a refusal comes at the first chunk that shows it, not at the end', async (t) => {
  const store = await openFolderStore(folder(t));
  let sent = 0;
  const endless = async function* () {
    for (;;) {
      sent += 1;
      yield Buffer.alloc(1024, 'x');
    }
  };
  await store.put(endless(), all);
  assert.equal(sent, 1);
});

test('the same content from many senders at once is one file', async (t) => {
  const path = folder(t);
  const store = await openFolderStore(path);
  const puts = await Promise.all(
    Array.from({ length: 12 }, (_, index) => store.put(pieces(samplePdf(), index + 1), all)),
  );
  assert.ok(puts.every((put) => put.ok && put.value.sha256 === sha256(samplePdf())));
  assert.equal(filesIn(path).length, 1);
});

test('no name reaches outside the store', async (t) => {
  const store = await openFolderStore(folder(t));
  for (const name of ['', '../../etc/passwd', `..${'a'.repeat(62)}`, 'A'.repeat(64), `${'a'.repeat(64)}\0`]) {
    assert.equal(await store.open(name), undefined);
    assert.equal(await store.has(name), false);
  }
  assert.equal(await store.has('a'.repeat(64)), false);
});

const firstWord = (child: ChildProcess) =>
  new Promise<string>((done) => child.stdout?.once('data', (data: Buffer) => done(data.toString())));

test('a store killed at any moment never shows half a file under a hash', async (t) => {
  const path = folder(t);
  for (let round = 0; round < 8; round += 1) {
    const child = spawn(process.execPath, [PUTTING, 'forever', path], { stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = new Promise((done) => child.once('exit', done));
    await firstWord(child);
    // Not a wait for something: the moment of the blow is the subject of the test.
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 60);
    await gone;
  }
  const kept = filesIn(path).filter((file) => !file.includes('incoming'));
  assert.ok(kept.length >= 8);
  for (const file of kept) assert.equal(sha256(readFileSync(file)), file.slice(-64));
  const store = await openFolderStore(path);
  const left = filesIn(join(path, 'incoming')).length;
  assert.equal(await store.sweepTemp(instant(0)), 0, 'one that is being written stays');
  assert.equal(await store.sweepTemp(instant(Date.now() + 1_000)), left);
  assert.deepEqual(filesIn(join(path, 'incoming')), []);
});

test('memory stays flat while 200 MB are uploaded', async (t) => {
  const child = spawn(process.execPath, [PUTTING, 'flood', folder(t), '200'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { grew, size } = JSON.parse(await firstWord(child));
  assert.equal(size, 200 * 1_048_576 + '%PDF-1.7\n'.length);
  assert.ok(grew < 60, `memory grew by ${grew} MB`);
});

test('a stream of Node is taken as it is', async (t) => {
  const store = await openFolderStore(folder(t));
  const kept = await store.put(Readable.from([samplePdf()]), all);
  assert.ok(kept.ok);
});
