import { error, type RequestEvent } from '@sveltejs/kit';
import { findDossier, isDraftId, type owns, papersOf, papersOfDraft, type worksOn } from '#dossier/index.ts';
import { fileResponse } from '#files/respond.ts';
import type { FileType } from '#files/types.ts';
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
  return send(event, await papersOf(app.read, app.realm, code), id);
}

/** A paper of a draft, for whoever makes the draft. */
export async function sendDraftPaper(event: RequestEvent, draft: string, id: string): Promise<Response> {
  const open = await openDraft(event.locals, draft, 'either');
  return send(event, await papersOfDraft(event.locals.app.read, event.locals.app.realm, open.draft.id), id);
}
