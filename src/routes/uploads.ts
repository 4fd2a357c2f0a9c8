import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DraftRow, findDraft, isDraftId, paperTerms, takePapers } from '#dossier/index.ts';
import { seeOther, type UploadAddress, type UploadHandler } from '#files/door.ts';
import type { Kept, PutRefusal } from '#files/store.ts';
import { readUpload, type Upload, usualLimits } from '#files/upload.ts';
import type { Component } from '#forms/definition.ts';
import { ANYONE, type Viewer, viewerOf } from '#identity/index.ts';
import { type Outcome, ok, type Refused } from '#kernel/outcome.ts';
import type { App } from '../app.ts';
import { tryFile } from './check-upload.ts';
import { directiveUploads } from './directive-uploads.ts';
import { explanationUploads } from './explanation-uploads.ts';
import { acceptAtDesk } from './filing/desk-accept.ts';
import { takeScan } from './filing/scan.ts';
import { queryOf } from './filing/told.ts';
import { parUploads } from './par-uploads.ts';
import { takeWhole } from './pieces.ts';
import { senderOf } from './sender.ts';
import { cookieName } from './visitor.ts';

/** Twenty photographs of one paper at once. */
const LIMITS = { ...usualLimits, files: 20 };

/** Where forms with files are sent: the same addresses as their pages, which show what came of it. */
export const uploadRoutes = (app: App): Readonly<Record<string, UploadHandler>> => ({
  '/ho-so/nhap/:draft/giay-to/:component': (req, res, at) => take(app, req, res, at),
  '/kiem-tra/:token/tep': (req, res, at) => tryFile(app, req, res, at),
  '/can-bo/tiep-nhan/:draft/giay-to': (req, res, at) => atDesk(app, req, res, at, acceptAtDesk),
  '/can-bo/tiep-nhan/:draft/quet/tep': (req, res, at) => atDesk(app, req, res, at, takeScan),
  ...parUploads(app, (req) => viewerOfRequest(app, req)),
  ...explanationUploads(app, (req) => viewerOfRequest(app, req)),
  ...directiveUploads(app, (req) => viewerOfRequest(app, req)),
});

/** Who sends; nobody yet if his password is somebody else's choice, as on pages (hooks.server.ts). */
export async function viewerOfRequest(app: App, req: IncomingMessage): Promise<Viewer> {
  const name = cookieName(app);
  const pair = (req.headers.cookie ?? '').split(';').find((one) => one.trim().startsWith(`${name}=`));
  const token = pair?.trim().slice(name.length + 1);
  const viewer = token ? await viewerOf(app, decodeURIComponent(token), app.settings.idleMinutes) : ANYONE;
  return viewer.kind === 'officer' && viewer.mustChoose ? ANYONE : viewer;
}

/** Takes a form's files for one component of a draft, then shows the page again with what was taken or why not. */
async function take(app: App, req: IncomingMessage, res: ServerResponse, { params, url }: UploadAddress) {
  const viewer = await viewerOfRequest(app, req);
  const draft = await draftOf(app, viewer, params['draft']);
  const component = draft?.definition.components.find(({ id }) => id === params['component']);
  if (!draft || !component) {
    // The page itself says what it says to whoever has no such draft, or asks to sign in.
    req.resume();
    return seeOther(res, url.pathname);
  }
  const told = await receive(app, req, viewer, draft, component);
  const query = told.ok ? new URLSearchParams({ 'da-nhan': String(told.value) }) : queryOf(told);
  seeOther(res, `${url.pathname}?${query}`);
}

export const draftOf = async (app: App, viewer: Viewer, id = ''): Promise<DraftRow | undefined> =>
  isDraftId(id) ? findDraft(app.read, app.realm, viewer, id) : undefined;

/** At the desk only who receives, and not for what agencies ask of each other. */
export const mayScan = (viewer: Viewer, { ownerUnit }: DraftRow): boolean =>
  viewer.kind === 'officer' && viewer.posts.some(({ role }) => role === 'receiver') && ownerUnit === null;

/** The desk's last form, scans and the acceptance together; and a scan of many pages. */
async function atDesk(
  app: App,
  req: IncomingMessage,
  res: ServerResponse,
  { params, url }: UploadAddress,
  act: typeof acceptAtDesk,
) {
  const viewer = await viewerOfRequest(app, req);
  const draft = await draftOf(app, viewer, params['draft']);
  if (!draft || viewer.kind !== 'officer' || !mayScan(viewer, draft)) {
    req.resume();
    return seeOther(res, url.pathname);
  }
  seeOther(res, await act(app, req, viewer, draft));
}

async function receive(
  app: App,
  req: IncomingMessage,
  viewer: Viewer,
  draft: DraftRow,
  component: Component,
): Promise<Outcome<number>> {
  const terms = { ...paperTerms(component), from: senderOf(viewer, `draft/${draft.id}`, component.id) };
  const sent = await readUpload(req, LIMITS, ({ content }) => app.files.put(content, terms));
  if (!sent.ok) return sent;
  const { fields } = sent.value;
  const target = (req.url ?? '').split('?', 1)[0] as string;
  const whole = await takeWhole(app, { viewer, target, fields, terms: () => terms });
  const { good, bad } = sorted({ fields, files: [...sent.value.files, ...whole] });
  const joined = fields.get('ghep') === '1';
  // A paper with a page missing is no paper: pages are taken together or not at all.
  if (bad && (joined || good.length === 0)) return bad;
  if (good.length === 0) return { ok: false, code: 'file-missing', facts: {} };
  const replaces = fields.get('thay');
  const ask = { id: draft.id, component, files: good, joined };
  const taken = await takePapers(app, viewer, { ...ask, ...(replaces && isDraftId(replaces) ? { replaces } : {}) });
  if (!taken.ok) return taken;
  return bad ?? ok(taken.value.papers);
}

type Put = Outcome<Kept, PutRefusal>;

function sorted({ files }: Upload<Put>) {
  const good: { name: string; kept: Kept }[] = [];
  let bad: Refused | undefined;
  for (const { name, result } of files) {
    if (result.ok) good.push({ name, kept: result.value });
    else bad ??= result;
  }
  return { good, bad };
}
