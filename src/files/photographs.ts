import { degrees, PDFDocument, type PDFImage } from '@cantoo/pdf-lib';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { readPhotograph } from './jpeg.ts';
import { sniff } from './sniff.ts';
import type { FileStore, Kept, OpenFile } from './store.ts';

/** Points of A4, no margin: a sheet scanned edge to edge stays at its true size (NĐ 30/2020, annex on digitising: 100 %). */
const SHORT = 595.28;
const LONG = 841.89;

const MOST_PAGES = 30;
/** The library keeps the whole document in memory until it is saved, so this is what one joining may take, twice over. */
const MOST_BYTES = 40 * 1_048_576;
/** A PNG is unpacked to be embedded: four bytes a pixel. */
const MOST_PNG_PIXELS = 25_000_000;

type JoinRefusal = 'pages-none' | 'pages-too-many' | 'page-unreadable' | 'not-found';

let turn: Promise<unknown> = Promise.resolve();

/**
 * Makes one PDF of photographs (JPEG, PNG) in the order given, one to an A4 page, upright, without the camera's notes.
 * The same photographs always make the same document. One document at a time in a process: memory is bounded.
 */
export function documentFromImages(store: FileStore, images: readonly string[]): Promise<Outcome<Kept, JoinRefusal>> {
  const mine = turn.then(() => join(store, images));
  turn = mine.catch(() => {});
  return mine;
}

async function join(store: FileStore, images: readonly string[]): Promise<Outcome<Kept, JoinRefusal>> {
  if (images.length === 0) return refused('pages-none');
  const opened = await Promise.all(images.map((sha256) => store.open(sha256)));
  const found = opened.filter((one) => one !== undefined);
  if (found.length < images.length) return refused('not-found');
  const total = found.reduce((sum, { size }) => sum + size, 0);
  if (found.length > MOST_PAGES || total > MOST_BYTES)
    return refused('pages-too-many', { pages: MOST_PAGES, limit: `${MOST_BYTES / 1_048_576} MB` });
  const document = await PDFDocument.create({ updateMetadata: false });
  for (const [index, file] of found.entries()) {
    if (!(await addPage(document, await whole(file)))) return refused('page-unreadable', { page: index + 1 });
  }
  const bytes = await document.save();
  const kept = await store.put(slices(bytes), { limit: Number.POSITIVE_INFINITY, accept: ['pdf'] });
  if (!kept.ok) throw new Error(`The document made of photographs was refused: ${kept.code}`);
  return ok(kept.value);
}

/** One picture as an upright page. Nothing if it cannot be read. */
export function pdfOfPicture(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const mine = turn.then(async () => {
    const document = await PDFDocument.create({ updateMetadata: false });
    return (await addPage(document, bytes)) ? document.save() : undefined;
  });
  turn = mine.catch(() => {});
  return mine;
}

async function whole(file: OpenFile): Promise<Uint8Array> {
  const bytes = Buffer.alloc(file.size);
  let at = 0;
  for await (const chunk of file.read()) at += (chunk as Buffer).copy(bytes, at);
  return bytes;
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 262_144) yield bytes.subarray(at, at + 262_144);
}

/** Adds the picture as a page. False if it cannot be read. */
async function addPage(document: PDFDocument, bytes: Uint8Array): Promise<boolean> {
  const picture = await embed(document, bytes).catch(() => undefined);
  if (!picture) return false;
  const { image, turned } = picture;
  const size: [number, number] = image.width > image.height ? [LONG, SHORT] : [SHORT, LONG];
  const scale = Math.min(size[0] / image.width, size[1] / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  const page = document.addPage(size);
  page.drawImage(image, { x: (size[0] - width) / 2, y: (size[1] - height) / 2, width, height });
  page.setRotation(degrees(turned));
  await image.embed(); // now and not at the end: lets go of the unpacked picture
  return true;
}

async function embed(
  document: PDFDocument,
  bytes: Uint8Array,
): Promise<{ image: PDFImage; turned: number } | undefined> {
  if (sniff(bytes) === 'png') {
    const header = new DataView(bytes.buffer, bytes.byteOffset, 24);
    if (header.getUint32(16) * header.getUint32(20) > MOST_PNG_PIXELS) return undefined;
    return { image: await document.embedPng(bytes), turned: 0 };
  }
  const photograph = readPhotograph(bytes);
  return photograph && { image: await document.embedJpg(photograph.bare), turned: photograph.turn };
}
