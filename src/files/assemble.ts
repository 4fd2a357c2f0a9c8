import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { pdfOfPicture } from './photographs.ts';
import { fromHeic } from './raster.ts';
import { sniff } from './sniff.ts';
import type { FileStore, Kept } from './store.ts';
import { bytesIn, keptIn } from './whole.ts';

/** A page of a kept file, as it is to stand in a document. */
export interface SourcePage {
  readonly sha256: string;
  /** From 1. */
  readonly page: number;
  /** Degrees clockwise, besides what the page itself says. */
  readonly turn: 0 | 90 | 180 | 270;
}

const MOST_PAGES = 60;
const MOST_BYTES = 60 * 1_048_576;

let turn: Promise<unknown> = Promise.resolve();

/**
 * Makes one PDF of pages of scans and photographs, in the order given, each turned as told. The same pages always make the same
 * document. One document at a time in a process: memory is bounded.
 */
export function documentFromPages(
  store: FileStore,
  pages: readonly SourcePage[],
): Promise<Outcome<Kept, 'pages-none' | 'pages-too-many' | 'page-unreadable'>> {
  const mine = turn.then(() => assemble(store, pages));
  turn = mine.catch(() => {});
  return mine;
}

async function assemble(store: FileStore, pages: readonly SourcePage[]) {
  if (pages.length === 0) return refused('pages-none');
  const limit = { pages: MOST_PAGES, limit: `${MOST_BYTES / 1_048_576} MB` };
  if (pages.length > MOST_PAGES) return refused('pages-too-many', limit);
  const document = await PDFDocument.create({ updateMetadata: false });
  const sources = new Map<string, { document: PDFDocument; size: number }>();
  let bytes = 0;
  for (const [at, { sha256, page, turn }] of pages.entries()) {
    const source = sources.get(sha256) ?? (await opened(store, sha256));
    if (!source || page > source.document.getPageCount()) return refused('page-unreadable', { page: at + 1 });
    sources.set(sha256, source);
    bytes = [...sources.values()].reduce((sum, { size }) => sum + size, 0);
    if (bytes > MOST_BYTES) return refused('pages-too-many', limit);
    const [copy] = await document.copyPages(source.document, [page - 1]);
    if (!copy) return refused('page-unreadable', { page: at + 1 });
    copy.setRotation(degrees((copy.getRotation().angle + turn) % 360));
    document.addPage(copy);
  }
  const made = await keptIn(store, await document.save());
  return ok<Kept>({ ...made, type: 'pdf' });
}

async function opened(store: FileStore, sha256: string) {
  const bytes = await bytesIn(store, sha256);
  const pdf = await asPdf(bytes);
  const document = pdf && (await PDFDocument.load(pdf, { updateMetadata: false }).catch(() => undefined));
  return document && { document, size: bytes.length };
}

async function asPdf(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const type = sniff(bytes);
  if (type === 'pdf') return bytes;
  const picture = type === 'heic' ? await fromHeic(bytes) : bytes;
  return picture && pdfOfPicture(picture);
}
