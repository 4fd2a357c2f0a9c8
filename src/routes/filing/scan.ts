import type { IncomingMessage } from 'node:http';
import { addScan, type DraftRow, type ScanPage, separates } from '#dossier/index.ts';
import { greyPage, pagesOf } from '#files/raster.ts';
import { squareCodeOn } from '#files/square-codes.ts';
import type { Kept, PutRefusal } from '#files/store.ts';
import { readUpload, usualLimits } from '#files/upload.ts';
import { bytesIn } from '#files/whole.ts';
import type { Viewer } from '#identity/index.ts';
import { lookAtFile } from '#jobs/look-at-file.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { App } from '../../app.ts';
import { takeWhole } from '../pieces.ts';
import { senderOf } from '../sender.ts';
import { queryOf } from './told.ts';

type Put = Outcome<Kept, PutRefusal>;
type NewPage = Pick<ScanPage, 'component' | 'sha256' | 'page' | 'turn'>;

const LIMITS = { ...usualLimits, files: 40, total: 200 * 1_048_576 };
/** What a scanner or a telephone makes, and how large it may be. */
export const SCAN_TERMS = { limit: 50 * 1_048_576, accept: ['pdf', 'jpeg', 'png', 'heic'] as const };
const MOST_PAGES = 60;
/** Enough to find a separator's large square code. */
const LOOK = 1000;

/** A scan of many pages: separator sheets say whose pages follow. Answers where to look next. */
export async function takeScan(app: App, req: IncomingMessage, officer: Viewer, draft: DraftRow): Promise<string> {
  const back = `/can-bo/tiep-nhan/${draft.id}/quet`;
  const terms = { ...SCAN_TERMS, from: senderOf(officer, `draft/${draft.id}`) };
  const sent = await readUpload<Put>(req, LIMITS, ({ content }) => app.files.put(content, terms));
  if (!sent.ok) return `${back}?${queryOf(sent)}`;
  const { fields } = sent.value;
  const target = `${back}/tep`;
  const files = [
    ...sent.value.files,
    ...(await takeWhole(app, { viewer: officer, target, fields, terms: () => terms })),
  ];
  const bad = files.find(({ result }) => !result.ok)?.result;
  if (bad && !bad.ok) return `${back}?${queryOf(bad)}`;
  if (files.length === 0) return `${back}?${queryOf(refused('file-missing'))}`;
  const components = draft.definition.components.map(({ id }) => id);
  const chosen = fields.get('thanh-phan') ?? '';
  let component = components.includes(chosen) ? chosen : null;
  const pages: NewPage[] = [];
  for (const { result } of files) {
    if (!result.ok) continue;
    const split = await splitScan(app, result.value, components, component);
    if (!split.ok) return `${back}?${queryOf(split)}`;
    ({ component } = split.value);
    pages.push(...split.value.pages);
    // Drawn while the officer waits: pages are put into order by how they look.
    await lookAtFile(app, { content: result.value.sha256 });
  }
  const added = await addScan(app, officer, { draft: draft.id, pages });
  return added.ok ? `${back}?da-nhan=${added.value.pages}` : `${back}?${queryOf(added)}`;
}

/** The pages of a file without its separator sheets, each with its component. */
async function splitScan(
  app: App,
  { sha256, type }: Kept,
  components: readonly string[],
  first: string | null,
): Promise<Outcome<{ component: string | null; pages: NewPage[] }>> {
  const found = await pagesOf(type, await bytesIn(app.files, sha256));
  // Without the programs that draw, a photograph is a page and a PDF cannot be taken apart by how it looks.
  if (found.kind === 'away') return refused('scan-not-drawn');
  if (found.kind === 'none') return refused('page-unreadable', { page: 1 });
  if (found.count > MOST_PAGES) return refused('pages-too-many', { pages: MOST_PAGES, limit: '50 MB' });
  let component = first;
  const pages: NewPage[] = [];
  for (let page = 1; page <= found.count; page += 1) {
    const grey = await greyPage(found.pdf, page, LOOK);
    const named = separates((grey && (await squareCodeOn(grey)))?.text, components);
    if (named === undefined) pages.push({ component, sha256, page, turn: 0 });
    else component = named;
  }
  return ok({ component, pages });
}
