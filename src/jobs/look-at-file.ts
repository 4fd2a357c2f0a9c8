import { drawPage, pagesOf } from '#files/raster.ts';
import { sniff } from '#files/sniff.ts';
import type { FileType } from '#files/types.ts';
import { bytesIn, keptIn } from '#files/whole.ts';
import { keepPreviews, type NewPreview, rastersOf } from '#vault/index.ts';
import type { App } from '../app.ts';

/** Of a longer paper the first pages are drawn; the rest is in the file. */
const MOST_PAGES = 30;
/** Points of the longer side: A4 at about 137 dots an inch, and as wide as a list shows it. */
const LARGE = 1600;
const SMALL = 240;

/**
 * Draws the pages of a file as pictures that carry nothing but how it looks, and keeps them in the store under their own hash.
 * Killed anywhere, it begins anew: nothing is named before it is kept.
 */
export async function lookAtFile(app: App, payload: unknown): Promise<void> {
  const { content } = payload as { content: string };
  const [known] = await rastersOf(app.read, app.realm, [content]);
  if (known || !(await app.files.has(content))) return;
  await draw(app, content);
}

/** The document that was drawn; nothing where the file has no pages, or the programs are away. */
async function draw(app: App, content: string): Promise<Uint8Array | undefined> {
  const bytes = await bytesIn(app.files, content);
  const pages = await pagesOf(sniff(bytes) as FileType, bytes);
  if (pages.kind === 'away') return undefined;
  if (pages.kind === 'none') {
    await keepPreviews(app, { content, state: 'none', why: pages.why, pages: 0 }, []);
    return undefined;
  }
  const previews = await drawAll(app, pages.pdf, Math.min(pages.count, MOST_PAGES));
  const isDrawn = previews.length > 0;
  const told = isDrawn ? ({ state: 'made', why: null } as const) : ({ state: 'none', why: 'broken' } as const);
  await keepPreviews(app, { content, ...told, pages: pages.count }, previews);
  return isDrawn ? pages.pdf : undefined;
}

/** The first pages, each large and small. One that cannot be drawn ends the row: what is shown is always the first pages. */
async function drawAll(app: App, pdf: Uint8Array, most: number): Promise<NewPreview[]> {
  const previews: NewPreview[] = [];
  for (let page = 1; page <= most; page += 1) {
    const large = await drawPage(pdf, page, LARGE);
    const small = large && (await drawPage(pdf, page, SMALL));
    if (!large || !small) break;
    previews.push({ page, kind: 'page', ...(await keptIn(app.files, large)) });
    previews.push({ page, kind: 'thumb', ...(await keptIn(app.files, small)) });
  }
  return previews;
}
