import { endRecord } from './archive.ts';
import { inspectArchive } from './inspect-archive.ts';
import { inspectPdf } from './inspect-pdf.ts';
import { inspectXml } from './inspect-xml.ts';
import type { Received } from './spool.ts';
import type { FileType } from './types.ts';

/** Why a file of an accepted type is not taken for what is in it. */
export type ContentRefusal =
  | 'file-active'
  | 'file-mixed'
  | 'file-locked'
  | 'file-expands'
  | 'archive-nested'
  | 'archive-contents'
  | 'xml-not-plain';

const TAIL = 4_096;
const HEAD = 1_024;

/** Looks into a file that has come whole, in bounded memory. The first thing wrong with it, if there is one. */
export async function inspect(file: Received, type: FileType): Promise<ContentRefusal | undefined> {
  if (type === 'zip' || type === 'docx' || type === 'xlsx') return inspectArchive(file, type !== 'zip');
  // An archive's readers look at the end of a file, everybody else at its beginning: so one file is two.
  if (await endRecord(file)) return 'file-mixed';
  if (type === 'xml') return inspectXml(file);
  if (type === 'pdf') return (await goesOn(file)) ? 'file-mixed' : inspectPdf(file);
  const head = (await file.read(0, HEAD)).toString('latin1');
  if (head.includes('%PDF-')) return 'file-mixed';
  return type === 'png' && !(await endsAsPng(file)) ? 'file-mixed' : undefined;
}

/** Whether something follows the last end of a PDF. */
async function goesOn(file: Received): Promise<boolean> {
  const tail = (await file.read(Math.max(0, file.size - TAIL), TAIL)).toString('latin1');
  const end = tail.lastIndexOf('%%EOF');
  if (end >= 0) return /[^\s\0]/.test(tail.slice(end + 5));
  return file.size > TAIL && (await endsBefore(file));
}

const WINDOW = 262_144;

/** A long tail without an end: whether the document ended further up. */
async function endsBefore(file: Received): Promise<boolean> {
  for (let at = 0; at < file.size; at += WINDOW - 8) if ((await file.read(at, WINDOW)).includes('%%EOF')) return true;
  return false;
}

const IEND = Buffer.from('0000000049454e44ae426082', 'hex');

const endsAsPng = async (file: Received): Promise<boolean> =>
  (await file.read(Math.max(0, file.size - IEND.length), IEND.length)).equals(IEND);
