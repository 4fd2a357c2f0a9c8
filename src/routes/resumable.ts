import type { IncomingMessage } from 'node:http';
import { type DraftRow, paperTerms } from '#dossier/index.ts';
import type { Allowed } from '#files/resumable.ts';
import type { Viewer } from '#identity/index.ts';
import type { App } from '../app.ts';
import { SCAN_TERMS } from './filing/scan.ts';
import { ownerOf } from './pieces.ts';
import { draftOf, mayScan, viewerOfRequest } from './uploads.ts';

type Limit = (draft: DraftRow, viewer: Viewer, component?: string) => number | undefined;

/** A file of the desk's form may be for any of its components: the form judges it by its own. */
const largestOf = ({ definition }: DraftRow): number =>
  Math.max(...definition.components.map((one) => paperTerms(one).limit));

/** The forms that take pieces, and how large a file of theirs may be; nothing where this viewer may not post. */
const FORMS: readonly (readonly [RegExp, Limit])[] = [
  [
    /^\/ho-so\/nhap\/([^/]+)\/giay-to\/([^/]+)$/,
    ({ definition }, _viewer, id) => {
      const component = definition.components.find((one) => one.id === id);
      return component && paperTerms(component).limit;
    },
  ],
  [
    /^\/can-bo\/tiep-nhan\/([^/]+)\/giay-to$/,
    (draft, viewer) => (mayScan(viewer, draft) ? largestOf(draft) : undefined),
  ],
  [
    /^\/can-bo\/tiep-nhan\/([^/]+)\/quet\/tep$/,
    (draft, viewer) => (mayScan(viewer, draft) ? SCAN_TERMS.limit : undefined),
  ],
];

/** Pieces of a file go where its form goes: to whoever may post that form, within the limit of what it is for. */
export async function mayUpload(app: App, req: IncomingMessage, form: string): Promise<Allowed | undefined> {
  for (const [pattern, limitOf] of FORMS) {
    const [, id, component] = pattern.exec(form) ?? [];
    if (!id) continue;
    const viewer = await viewerOfRequest(app, req);
    const draft = await draftOf(app, viewer, id);
    const limit = draft && limitOf(draft, viewer, component);
    return limit === undefined ? undefined : { owner: ownerOf(viewer), target: form, limit };
  }
  return undefined;
}
