import { contentOf, type Entry, type Listed, listOf, textOf } from './archive.ts';
import type { ContentRefusal } from './inspect.ts';
import { runs, startsProgram } from './programs.ts';
import type { Received } from './spool.ts';

/** A drawing set or a book of tables has hundreds of parts. */
const MOST_ENTRIES = 2_000;
/** Text packs twenty times smaller, tables fifty; a bomb thousands. Small ones may pack as they like. */
const MOST_RATIO = 100;
const SMALL_BYTES = 10 * 1_048_576;
const MOST_BYTES = 200 * 1_048_576;

const PACKED = ['PK\x03\x04', 'PK\x05\x06', 'Rar!', '7z\xbc\xaf', '\x1f\x8b', 'BZh', '\xfd7zXZ'];
/** Charts and tables that a document carries within it. */
const EMBEDDED = /^(?:word|xl)\/embeddings\/[^/]+\.(?:docx|xlsx)$/i;

/** What is wrong with an archive, or with a document that is one. Unpacks it all once, in pieces, and believes no length it tells. */
export async function inspectArchive(file: Received, isDocument: boolean): Promise<ContentRefusal | undefined> {
  const listed = await listOf(file);
  if (!listed) return 'file-mixed';
  const { entries } = listed;
  if (entries.length > MOST_ENTRIES) return 'file-expands';
  if (entries.some(({ isLocked }) => isLocked)) return 'file-locked';
  if (listed.end !== file.size || Math.min(...entries.map(({ at }) => at)) !== 0) return 'file-mixed';
  if (overlap(listed)) return 'file-expands';
  if (isDocument && (await callsOut(file, listed))) return 'file-active';
  return inspectEntries(file, entries, isDocument);
}

/** Entries that share bytes: how a bomb of few kilobytes says the same megabytes a thousand times. */
function overlap({ entries, listAt }: Listed): boolean {
  let end = 0;
  for (const { at, packed } of entries.toSorted((a, b) => a.at - b.at)) {
    if (at < end) return true;
    end = at + packed;
  }
  return end > listAt;
}

async function inspectEntries(file: Received, entries: readonly Entry[], isDocument: boolean) {
  let total = 0;
  for (const entry of entries) {
    if (!isDocument && (runs(entry.name) || /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:/.test(entry.name)))
      return 'archive-contents';
    let first: Buffer | undefined;
    for await (const part of contentOf(file, entry)) {
      first ??= part.subarray(0, 16);
      total += part.length;
      if (total > MOST_BYTES || (total > SMALL_BYTES && total > file.size * MOST_RATIO)) return 'file-expands';
    }
    const why = first && judgeStart(first, entry.name, isDocument);
    if (why) return why;
  }
  return undefined;
}

function judgeStart(first: Buffer, name: string, isDocument: boolean): ContentRefusal | undefined {
  const start = first.toString('latin1');
  if (startsProgram(start)) return isDocument ? 'file-active' : 'archive-contents';
  if (!PACKED.some((mark) => start.startsWith(mark))) return undefined;
  return isDocument && EMBEDDED.test(name) ? undefined : 'archive-nested';
}

/** Objects of other programs, controls, and a template fetched from elsewhere: what runs in a document without a macro. */
async function callsOut(file: Received, { entries }: Listed): Promise<boolean> {
  if (entries.some(({ name }) => /oleObject\d*\.bin$|(?:^|\/)activeX\//i.test(name))) return true;
  for (const entry of entries.filter(({ name }) => /(?:settings|document|workbook)\.xml\.rels$/i.test(name))) {
    const links = (await textOf(file, entry)).match(/<Relationship\b[^>]*>/gi) ?? [];
    if (links.some((link) => /attachedTemplate|oleObject|externalLinkPath/i.test(link) && /External/i.test(link)))
      return true;
  }
  return false;
}
