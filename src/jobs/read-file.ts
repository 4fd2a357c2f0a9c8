import { readCard } from '#dossier/index.ts';
import { hasOcr, readLines } from '#files/ocr.ts';
import { greyPage, pagesOf } from '#files/raster.ts';
import { sniff } from '#files/sniff.ts';
import { type SquareCode, squareCodeOn } from '#files/square-codes.ts';
import type { FileType } from '#files/types.ts';
import { bytesIn } from '#files/whole.ts';
import { keepReading, proposalsIn, type Reading, type ReadPage } from '#vault/index.ts';
import type { App } from '../app.ts';

/** What a paper says of itself stands on its first page or on the back of it. */
const PAGES = 2;
/** A4 at 200 dots an inch, what a scan has at least (NĐ 30/2020, annex on digitising). */
const LONGEST = 2339;

/** Reads a file for what it may say of itself; every value waits for an officer. Without programs that read nothing is kept. */
export async function readFile(app: App, payload: unknown): Promise<void> {
  const { content } = payload as { content: string };
  if (!(await app.files.has(content))) return;
  const bytes = await bytesIn(app.files, content);
  const pages = await pagesOf(sniff(bytes) as FileType, bytes);
  if (pages.kind !== 'pages') return;
  const read: ReadPage[] = [];
  const cards: Reading[] = [];
  for (let page = 1; page <= Math.min(PAGES, pages.count); page += 1) {
    const grey = await greyPage(pages.pdf, page, LONGEST);
    if (!grey) break;
    const code = await squareCodeOn(grey);
    if (code) cards.push(...ofCard(code, page));
    const lines = await readLines(grey);
    if (lines) read.push({ page, lines });
  }
  if (!hasOcr() && cards.length === 0) return;
  const lines = proposalsIn(read).filter(({ field }) => !cards.some((card) => card.field === field));
  await keepReading(app, content, [...cards, ...lines]);
}

/** The square code of a chip card says its number and day of issue; its check makes it surer than letters. */
function ofCard({ text, box }: SquareCode, page: number): Reading[] {
  const card = readCard(text);
  if (!card.ok) return [];
  const { personalNumber, issuedOn } = card.value;
  const sure = { page, box, confidence: 100, from: 'qr' } as const;
  return [
    { field: 'number', value: personalNumber, ...sure },
    ...(issuedOn ? [{ field: 'issuedOn' as const, value: issuedOn as string, ...sure }] : []),
  ];
}
