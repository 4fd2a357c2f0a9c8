import { error, type RequestEvent } from '@sveltejs/kit';
import { findDossier, isDraftId, type owns, papersOf, type worksOn } from '#dossier/index.ts';
import { fileResponse } from '#files/respond.ts';
import type { FileType } from '#files/types.ts';
import { noteFileSeen, previewOf } from '#vault/index.ts';
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
  const picture = await picturesOf(event, papers, id, page);
  await tellOwner(event, papers, id, { owner: dossier.person, dossier: code, procedure: dossier.procedure });
  return picture;
}

/** As above of a paper of a draft. */
export async function sendDraftPage(event: RequestEvent, draft: string, id: string, page: string): Promise<Response> {
  const open = await openDraft(event.locals, draft, 'desk');
  const { person: owner, procedure } = open.draft;
  const picture = await picturesOf(event, open.papers, id, page);
  await tellOwner(event, open.papers, id, { owner, draft, procedure });
  return picture;
}

async function picturesOf({ locals, request }: RequestEvent, papers: readonly Kept[], id: string, asked: string) {
  const { app } = locals;
  const content = isDraftId(id) ? papers.find((one) => one.id === id)?.sha256 : undefined;
  const [, page, small] = /^(\d{1,3})(-nho)?$/.exec(asked) ?? [];
  if (!content || !page) error(404);
  const kind = small ? ('thumb' as const) : ('page' as const);
  const sha256 = await previewOf(app.read, app.realm, { content, page: Number(page), kind });
  if (!sha256) error(404);
  const file = { sha256, name: `trang-${page}.jpg`, type: 'jpeg' as const, disposition: 'inline' as const };
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
