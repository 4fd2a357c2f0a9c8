import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bounds, hasProgram, runBounded } from './bounded.ts';
import { pdfOfPicture } from './photographs.ts';
import type { FileType } from './types.ts';

/** Debian's poppler-utils draws pages; libheif-examples reads what iPhones keep. */
const PDFTOPPM = '/usr/bin/pdftoppm';
const PDFINFO = '/usr/bin/pdfinfo';
const HEIF_CONVERT = '/usr/bin/heif-convert';

export const hasRaster = (): boolean => hasProgram(PDFTOPPM) && hasProgram(PDFINFO);

const MEGABYTE = 1_048_576;
/** Held whole while it is drawn. */
const MOST_BYTES = 64 * MEGABYTE;
const DRAW: Bounds = { seconds: 20, memory: 1024, most: 24 * MEGABYTE };
const CONVERT: Bounds = { ...DRAW, writes: 64 * MEGABYTE };

/** Why a file has no pictures: not a kind that has pages, too large, or not to be read. */
export type NoRaster = 'type' | 'too-big' | 'broken';

export type Pages =
  | { readonly kind: 'pages'; readonly pdf: Uint8Array; readonly count: number }
  | { readonly kind: 'none'; readonly why: NoRaster }
  /** The programs are not on this machine: it may be asked again when they are. */
  | { readonly kind: 'away' };

const none = (why: NoRaster): Pages => ({ kind: 'none', why });

/** A paper as a document with pages: a PDF as it is, a photograph as one upright page. */
export async function pagesOf(type: FileType, bytes: Uint8Array): Promise<Pages> {
  if (!hasRaster()) return { kind: 'away' };
  if (bytes.length > MOST_BYTES) return none('too-big');
  if (type === 'heic') return hasProgram(HEIF_CONVERT) ? pictured(await fromHeic(bytes)) : { kind: 'away' };
  if (type === 'jpeg' || type === 'png') return pictured(bytes);
  if (type !== 'pdf') return none('type');
  const info = await runBounded(PDFINFO, ['-'], bytes, { ...DRAW, most: MEGABYTE });
  const count = info.kind === 'done' ? Number(/^Pages:\s+(\d+)$/m.exec(info.out.toString('utf8'))?.[1] ?? 0) : 0;
  return count > 0 ? { kind: 'pages', pdf: bytes, count } : none('broken');
}

async function pictured(bytes: Uint8Array | undefined): Promise<Pages> {
  const pdf = bytes && (await pdfOfPicture(bytes));
  return pdf ? { kind: 'pages', pdf, count: 1 } : none('broken');
}

/** As JPEG. It reads files only: a plain copy lies in a folder of its own for as long as it runs. */
export async function fromHeic(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-heic-'));
  try {
    const [from, to] = [join(folder, 'in.heic'), join(folder, 'out.jpg')];
    await writeFile(from, bytes, { mode: 0o600 });
    const ran = await runBounded(HEIF_CONVERT, ['-q', '90', from, to], new Uint8Array(), CONVERT);
    return ran.kind === 'done' ? await readFile(to) : undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const pageArgs = (page: number): string[] => ['-f', String(page), '-l', String(page), '-singlefile', '-cropbox'];

/** A page as JPEG, its longer side so many points: nothing of the document but how it looks. Nothing if it cannot be drawn. */
export async function drawPage(pdf: Uint8Array, page: number, longest: number): Promise<Buffer | undefined> {
  const how = ['-jpeg', '-jpegopt', 'quality=80,optimize=y', '-scale-to', String(longest), '-'];
  const ran = await runBounded(PDFTOPPM, [...pageArgs(page), ...how], pdf, DRAW);
  return ran.kind === 'done' && ran.out.length > 0 ? ran.out : undefined;
}

/** A page in grey (PGM, one byte a point) for programs that read it. */
export interface GreyPage {
  readonly pgm: Buffer;
  readonly width: number;
  readonly height: number;
  /** The points, row by row. */
  readonly points: Uint8Array;
}

export async function greyPage(pdf: Uint8Array, page: number, longest: number): Promise<GreyPage | undefined> {
  const how = ['-gray', '-scale-to', String(longest), '-'];
  const ran = await runBounded(PDFTOPPM, [...pageArgs(page), ...how], pdf, DRAW);
  if (ran.kind !== 'done') return undefined;
  const head = /^P5\s(\d+)\s(\d+)\s255\s/.exec(ran.out.toString('latin1', 0, 40));
  if (!head) return undefined;
  const [width, height] = [Number(head[1]), Number(head[2])];
  const points = ran.out.subarray(head[0].length, head[0].length + width * height);
  return points.length === width * height ? { pgm: ran.out, width, height, points } : undefined;
}
