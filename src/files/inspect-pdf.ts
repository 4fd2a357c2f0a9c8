import { inflatedFrom } from './archive.ts';
import type { ContentRefusal } from './inspect.ts';
import { runs } from './programs.ts';
import type { Received } from './spool.ts';

const WINDOW = 262_144;
/** Longer than anything looked for, so that nothing hides across two windows. */
const OVERLAP = 2_048;
/** Objects packed together, unpacked in one document. */
const MOST_UNPACKED = 100 * 1_048_576;
const MOST_PACKED_STREAMS = 20_000;

/** A name of ISO 32000-1 7.3.5, in which any sign may be written as its number: `/J#61vaScript`. */
const named = (name: string): string =>
  [...name]
    .map((sign) => {
      const number = sign.charCodeAt(0).toString(16);
      return `(?:${sign}|#${[...number].map((one) => (/\d/.test(one) ? one : `[${one}${one.toUpperCase()}]`)).join('')})`;
    })
    .join('');
const END = '(?![A-Za-z0-9])';

/** Scripts, calls of other programs, films with scripts (ISO 32000-1 12.6.4). */
const ACTIVE = new RegExp(`/(?:${['JavaScript', 'Launch', 'RichMedia', 'Rendition'].map(named).join('|')})${END}`);
const LOCKED = new RegExp(`/${named('Encrypt')}${END}`);
/** The name of an embedded or linked file, as text or in hexadecimal. */
const FILE_NAME = /\/U?F\s{0,8}(?:\(((?:[^()\\]|\\.){0,400})\)|<([0-9a-fA-F\s]{0,800})>)/g;
/** Only a stream of packed objects has these (7.5.7); no name needs to say that it is one. */
const PACKED = new RegExp(`/(?:${named('ObjStm')}|${named('First')})${END}`, 'g');

/** What runs in a PDF, or keeps us from looking. Reads it once in windows, and what is packed in it as it unpacks. */
export async function inspectPdf(file: Received): Promise<ContentRefusal | undefined> {
  const packed = new Set<number>();
  for (let at = 0; at < file.size; at += WINDOW - OVERLAP) {
    const text = (await file.read(at, WINDOW)).toString('latin1');
    const why = judgeText(text);
    if (why) return why;
    for (const { index } of text.matchAll(PACKED)) {
      const from = await streamAfter(file, at + index);
      if (from !== undefined) packed.add(from);
    }
    if (packed.size > MOST_PACKED_STREAMS) return 'file-expands';
  }
  return inspectPacked(file, packed);
}

function judgeText(text: string): ContentRefusal | undefined {
  if (ACTIVE.test(text)) return 'file-active';
  if (LOCKED.test(text)) return 'file-locked';
  for (const [, plain, hex] of text.matchAll(FILE_NAME)) {
    const name = plain ?? Buffer.from((hex ?? '').replace(/\s/g, ''), 'hex').toString('latin1');
    if (runs(name)) return 'file-active';
  }
  return undefined;
}

/** Where the stream begins whose dictionary has this place in it; nothing if that is no dictionary of a stream. */
async function streamAfter(file: Received, at: number): Promise<number | undefined> {
  const text = (await file.read(at, OVERLAP)).toString('latin1');
  const found = /stream\r?\n/.exec(text);
  if (!found || /endobj|endstream/.test(text.slice(0, found.index + 6))) return undefined;
  return at + found.index + found[0].length;
}

async function inspectPacked(file: Received, places: Iterable<number>): Promise<ContentRefusal | undefined> {
  let total = 0;
  for (const from of places) {
    let carried = '';
    for await (const part of inflatedFrom(file, from)) {
      total += part.length;
      if (total > MOST_UNPACKED) return 'file-expands';
      const text = carried + part.toString('latin1');
      const why = judgeText(text);
      if (why) return why;
      carried = text.slice(-OVERLAP);
    }
    // Neither plain, which was read above, nor packed in the one way that is known here.
    if (total === 0 && (await isPackedOtherwise(file, from))) return 'file-active';
  }
  return undefined;
}

async function isPackedOtherwise(file: Received, from: number): Promise<boolean> {
  const before = (await file.read(Math.max(0, from - OVERLAP), Math.min(from, OVERLAP))).toString('latin1');
  return /\/Filter/.test(before.slice(before.lastIndexOf(' obj')));
}
