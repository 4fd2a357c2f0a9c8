import type { IncomingMessage } from 'node:http';
import { paperTerms } from '#dossier/index.ts';
import type { Allowed } from '#files/resumable.ts';
import type { App } from '../app.ts';
import { ownerOf } from './pieces.ts';
import { draftOf, viewerOfRequest } from './uploads.ts';

const COMPONENT = /^\/ho-so\/nhap\/([^/]+)\/giay-to\/([^/]+)$/;

/** Pieces of a file go where its form goes: to whoever makes this draft, within that component's own limit. */
export async function mayUpload(app: App, req: IncomingMessage, form: string): Promise<Allowed | undefined> {
  const [, draft, id] = COMPONENT.exec(form) ?? [];
  if (!draft || !id) return undefined;
  const viewer = await viewerOfRequest(app, req);
  const component = (await draftOf(app, viewer, draft))?.definition.components.find((one) => one.id === id);
  return component && { owner: ownerOf(viewer), target: form, limit: paperTerms(component).limit };
}
