import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sampleJpeg, samplePdf, samplePng } from '../../tests/world/papers.ts';
import { runBounded } from './bounded.ts';
import { drawPage, greyPage, pagesOf } from './raster.ts';
import { sniff } from './sniff.ts';
import type { FileType } from './types.ts';

async function drawn(type: FileType, bytes: Buffer): Promise<Uint8Array> {
  const pages = await pagesOf(type, bytes);
  assert.ok(pages.kind === 'pages', JSON.stringify(pages));
  assert.equal(pages.count, 1);
  return (await drawPage(pages.pdf, 1, 400)) ?? assert.fail('not drawn');
}

test('pages of a PDF and photographs are drawn as JPEG that carry nothing of the file', async () => {
  assert.equal(sniff(await drawn('pdf', samplePdf('Khai sinh'))), 'jpeg');
  const photograph = sampleJpeg({ orientation: 6, place: 'GPS 15.12N 108.80E' });
  const picture = Buffer.from(await drawn('jpeg', photograph));
  assert.equal(sniff(picture), 'jpeg');
  assert.ok(!picture.includes('GPS 15.12N'), 'the camera notes stay behind');
  assert.equal(sniff(await drawn('png', samplePng())), 'jpeg');
});

test('a photograph an iPhone keeps (HEIC) is drawn', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-heic-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'a.png'), samplePng(64, 64));
  execFileSync('/usr/bin/heif-enc', ['-q', '60', join(folder, 'a.png'), '-o', join(folder, 'a.heic')], {
    stdio: 'ignore',
  });
  const heic = readFileSync(join(folder, 'a.heic'));
  assert.equal(sniff(heic), 'heic');
  assert.equal(sniff(await drawn('heic', heic)), 'jpeg');
});

test('what has no pages, or cannot be read, says which of the two', async () => {
  assert.deepEqual(await pagesOf('docx', Buffer.from('PK')), { kind: 'none', why: 'type' });
  const broken = Buffer.from('%PDF-1.7\nnothing\n%%EOF');
  assert.deepEqual(await pagesOf('pdf', broken), { kind: 'none', why: 'broken' });
  assert.deepEqual(await pagesOf('jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])), { kind: 'none', why: 'broken' });
});

test('a page in grey has a byte for each point', async () => {
  const page = (await greyPage(samplePdf(), 1, 842)) ?? assert.fail('not drawn');
  assert.deepEqual([page.width, page.height, page.points.length], [595, 842, 595 * 842]);
  assert.ok(page.points.includes(0), 'there is black on it');
});

test('a program from outside is ended at its bounds, sees no variable of ours and writes no file', async () => {
  const bounds = { seconds: 1, memory: 256, most: 1000 };
  const ran = (path: string, args: string[], input = '') => runBounded(path, args, Buffer.from(input), bounds);
  const slow = await ran('/usr/bin/sleep', ['30']);
  assert.ok(slow.kind === 'failed' && /longer than 1 s/.test(slow.why));
  const much = await ran('/usr/bin/yes', []);
  assert.ok(much.kind === 'failed' && /more than 1000 bytes/.test(much.why));
  const greedy = await ran('/usr/bin/perl', ['-e', 'my $x = "x" x 600_000_000; print length $x']);
  assert.equal(greedy.kind, 'failed');
  process.env['MOTCUA_TEST_SECRET'] = 'secret';
  const seen = await ran('/usr/bin/env', []);
  delete process.env['MOTCUA_TEST_SECRET'];
  assert.ok(seen.kind === 'done' && !seen.out.includes('secret'));
  const wrote = await ran('/usr/bin/tee', ['/tmp/motcua-written'], 'x');
  rmSync('/tmp/motcua-written', { force: true });
  assert.equal(wrote.kind, 'failed');
  assert.deepEqual(await ran('/usr/bin/motcua-not-there', []), { kind: 'missing' });
});
