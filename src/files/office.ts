import { inflateRawSync } from 'node:zlib';
import type { Received } from './spool.ts';
import type { FileType } from './types.ts';

/** Bounds for what is read of an archive a stranger sent: the end record, the list of contents, one small part. */
const TAIL_BYTES = 65_557;
const LIST_BYTES = 4_000_000;
const PART_BYTES = 1_000_000;

const END_RECORD = 0x06054b50;
const LIST_ENTRY = 0x02014b50;
const LOCAL_HEADER = 30;
const DEFLATED = 8;

interface Entry {
  name: string;
  method: number;
  packed: number;
  at: number;
}

/** The archive's own list of contents (APPNOTE 4.3.12), or nothing if it is broken or too long to be a document. */
async function entriesOf(file: Received): Promise<Entry[]> {
  const tail = await file.read(Math.max(0, file.size - TAIL_BYTES), TAIL_BYTES);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END_RECORD) end -= 1;
  if (end < 0 || tail.readUInt32LE(end + 12) > LIST_BYTES) return [];
  const list = await file.read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: Entry[] = [];
  for (let at = 0; at + 46 <= list.length && list.readUInt32LE(at) === LIST_ENTRY; ) {
    const name = list.readUInt16LE(at + 28);
    entries.push({
      name: list.toString('utf8', at + 46, at + 46 + name),
      method: list.readUInt16LE(at + 10),
      packed: list.readUInt32LE(at + 20),
      at: list.readUInt32LE(at + 42),
    });
    at += 46 + name + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return entries;
}

async function textOf(file: Received, { at, packed, method }: Entry): Promise<string> {
  const header = await file.read(at, LOCAL_HEADER);
  if (packed > PART_BYTES || header.length < LOCAL_HEADER) return '';
  const from = at + LOCAL_HEADER + header.readUInt16LE(26) + header.readUInt16LE(28);
  const bytes = await file.read(from, packed);
  return (method === DEFLATED ? inflateRawSync(bytes, { maxOutputLength: PART_BYTES }) : bytes).toString('utf8');
}

const MAIN_PARTS: readonly [FileType, string, string][] = [
  ['docx', 'word/document.xml', 'wordprocessingml.document.main+xml'],
  ['xlsx', 'xl/workbook.xml', 'spreadsheetml.sheet.main+xml'],
];

/**
 * Which document of an office program a ZIP archive is, by its list of contents and declared content types
 * (ECMA-376 part 2). Nothing if it is another archive, broken, or carries macros.
 */
export async function officeType(file: Received): Promise<FileType | undefined> {
  try {
    const entries = await entriesOf(file);
    const names = new Set(entries.map(({ name }) => name));
    if ([...names].some((name) => /vbaproject\.bin$/i.test(name))) return undefined;
    const declared = entries.find(({ name }) => name === '[Content_Types].xml');
    const types = declared ? await textOf(file, declared) : '';
    return MAIN_PARTS.find(([, part, type]) => names.has(part) && types.includes(type))?.[0];
  } catch {
    return undefined; // an archive that lies about its own lengths
  }
}
