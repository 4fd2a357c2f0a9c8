import type { IncomingMessage } from 'node:http';
import { seeOther, type UploadHandler } from '#files/door.ts';
import { readUpload, usualLimits } from '#files/upload.ts';
import type { Viewer } from '#identity/index.ts';
import { type Refused, refused } from '#kernel/outcome.ts';
import { addExplanationFiles, answersExplanation, EXPLANATION_TERMS, findExplanation } from '#scorecard/index.ts';
import type { App } from '../app.ts';
import { isId } from './can-bo/giai-trinh/asked.ts';
import { queryOf } from './filing/told.ts';
import type { WhoAsks } from './par-uploads.ts';
import { senderOf } from './sender.ts';

/** Papers that go with an explanation, at an address below its page. */
export const explanationUploads = (app: App, viewerOf: WhoAsks): Readonly<Record<string, UploadHandler>> => ({
  '/can-bo/giai-trinh/:id/tep': async (req, res, { params }) => {
    const viewer = await viewerOf(req);
    const id = params['id'] ?? '';
    const page = `/can-bo/giai-trinh/${id}`;
    const found = isId(id) ? await findExplanation(app.read, app.realm, viewer, id) : undefined;
    if (!found || !answersExplanation(viewer, found)) {
      // The page itself says what it says to whoever may add nothing here.
      req.resume();
      return seeOther(res, page);
    }
    const told = await receive(app, req, viewer, id);
    seeOther(res, `${page}?${told ? queryOf(told) : new URLSearchParams({ 'da-them': '1' })}`);
  },
});

async function receive(app: App, req: IncomingMessage, viewer: Viewer, id: string): Promise<Refused | undefined> {
  const terms = { ...EXPLANATION_TERMS, from: senderOf(viewer, `explanation/${id}`) };
  const sent = await readUpload(req, usualLimits, ({ content }) => app.files.put(content, terms));
  if (!sent.ok) return sent;
  const bad = sent.value.files.map(({ result }) => result).find((one) => !one.ok);
  if (bad && !bad.ok) return bad;
  const files = sent.value.files.flatMap(({ name, result }) => (result.ok ? [{ name, ...result.value }] : []));
  if (files.length === 0) return refused('file-missing');
  const done = await addExplanationFiles(app, viewer, { id, files });
  return done.ok ? undefined : done;
}
