import { error, type RequestEvent } from '@sveltejs/kit';
import { findDossier, isDraftId, type owns, papersOf, scanOf, type worksOn } from '#dossier/index.ts';
import { fileResponse } from '#files/respond.ts';
import type { FileType } from '#files/types.ts';
import { copyOf, noteFileSeen, type PreviewKind, previewOf, storedPaper } from '#vault/index.ts';
import { openDraft } from './draft.ts';

interface Kept {
  readonly id: string;
  readonly sha256: string | null;
  readonly name: string;
  readonly type: string | null;
}

async function send({ locals, request }: RequestEvent, papers: readonly Kept[], id: string): Promise<Response> {
  const paper = isDraftId(id) ? papers.find((one) => one.id === id) : undefined;
  if (!paper?.sha256 || !paper.type) error(404);
  const { sha256, name } = paper;
  const file = { sha256, name, type: paper.type as FileType, disposition: 'inline' as const };
  return (await fileResponse(request, locals.app.files, file)) ?? error(404);
}

/** A paper of a dossier, for whoever sees it from that side; to anybody else there is none. */
export async function sendPaper(event: RequestEvent, code: string, id: string, sees: typeof owns | typeof worksOn) {
  const { app, viewer } = event.locals;
  const dossier = await findDossier(app.read, app.realm, viewer, code);
  if (!dossier || !sees(viewer, dossier)) error(404);
  const papers = await papersOf(app.read, app.realm, code);
  await tellOwner(event, papers, id, { owner: dossier.person, dossier: code, procedure: dossier.procedure });
  return send(event, papers, id);
}

/** `3`, or `3-nho` for the small one: a page of that paper as a picture, with the rights and the line in the log of the paper itself. */
export async function sendPage(event: RequestEvent, code: string, id: string, page: string, sees: typeof worksOn) {
  const { app, viewer } = event.locals;
  const dossier = await findDossier(app.read, app.realm, viewer, code);
  if (!dossier || !sees(viewer, dossier)) error(404);
  const papers = await papersOf(app.read, app.realm, code);
  const answer = await picturesOf(event, papers, id, page);
  await tellOwner(event, papers, id, { owner: dossier.person, dossier: code, procedure: dossier.procedure });
  return answer;
}

/** As above of a paper of a draft. */
export async function sendDraftPage(event: RequestEvent, draft: string, id: string, page: string): Promise<Response> {
  const open = await openDraft(event.locals, draft, 'desk');
  const { person: owner, procedure } = open.draft;
  const answer = await picturesOf(event, open.papers, id, page);
  await tellOwner(event, open.papers, id, { owner, draft, procedure });
  return answer;
}

/** The copy an officer compared with the original and signed, with the rights and the line in the log of the paper itself. */
export async function sendCopy(event: RequestEvent, code: string, id: string, sees: typeof worksOn): Promise<Response> {
  const { app, viewer } = event.locals;
  const dossier = await findDossier(app.read, app.realm, viewer, code);
  if (!dossier || !sees(viewer, dossier) || dossier.person === null) error(404);
  const paper = (await papersOf(app.read, app.realm, code)).find((one) => one.id === id);
  const stored = paper?.sha256 && (await storedPaper(app.read, app.realm, dossier.person, paper.sha256));
  const sha256 = stored && (await copyOf(app.read, app.realm, stored))?.sha256;
  if (!sha256 || !paper) error(404);
  await tellOwner(event, [paper], id, { owner: dossier.person, dossier: code, procedure: dossier.procedure });
  const file = { sha256, name: paper.name, type: 'pdf' as const, disposition: 'inline' as const };
  return (await fileResponse(event.request, app.files, file)) ?? error(404);
}

/** A page of a scan that is no paper yet, for whoever makes the draft. */
export async function sendScanPage(event: RequestEvent, draft: string, id: string): Promise<Response> {
  const { app } = event.locals;
  const open = await openDraft(event.locals, draft, 'desk');
  const page = (await scanOf(app.read, app.realm, open.draft.id)).find((one) => one.id === id);
  if (!page) error(404);
  return picture(event, { content: page.sha256, page: page.page, kind: 'thumb' });
}

async function picturesOf(event: RequestEvent, papers: readonly Kept[], id: string, asked: string): Promise<Response> {
  const content = isDraftId(id) ? papers.find((one) => one.id === id)?.sha256 : undefined;
  const [, page, small] = /^(\d{1,3})(-nho)?$/.exec(asked) ?? [];
  if (!content || !page) error(404);
  const kind = small ? ('thumb' as const) : ('page' as const);
  return picture(event, { content, page: Number(page), kind });
}

async function picture(
  { locals: { app }, request }: RequestEvent,
  asked: { readonly content: string; readonly page: number; readonly kind: PreviewKind },
): Promise<Response> {
  const sha256 = await previewOf(app.read, app.realm, asked);
  if (!sha256) error(404);
  const file = { sha256, name: `trang-${asked.page}.jpg`, type: 'jpeg' as const, disposition: 'inline' as const };
  return (await fileResponse(request, app.files, file)) ?? error(404);
}

/** A paper of a draft, for whoever makes the draft. */
export async function sendDraftPaper(event: RequestEvent, draft: string, id: string): Promise<Response> {
  const open = await openDraft(event.locals, draft, 'either');
  const { person: owner, procedure } = open.draft;
  await tellOwner(event, open.papers, id, { owner, draft, procedure });
  return send(event, open.papers, id);
}

/** Who looks at a paper that stands in its owner's store is told to the owner (Law 91/2025; NĐ 224/2026 Đ22.6). */
async function tellOwner(
  { locals: { app, viewer } }: RequestEvent,
  papers: readonly Kept[],
  id: string,
  { owner, ...where }: { owner: string | null; draft?: string; dossier?: string; procedure: string },
): Promise<void> {
  const sha256 = papers.find((one) => one.id === id)?.sha256;
  if (owner !== null && sha256) await noteFileSeen(app, viewer, owner, { sha256, ...where });
}
