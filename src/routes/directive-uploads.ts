import { seeOther, type UploadHandler } from '#files/door.ts';
import { readUpload, usualLimits } from '#files/upload.ts';
import type { Refused } from '#kernel/outcome.ts';
import { fileDirective, findDirective, PAR_FILES, setsTargets } from '#scorecard/index.ts';
import type { App } from '../app.ts';
import { isId } from './can-bo/chi-tieu/directive.ts';
import { queryOf } from './filing/told.ts';
import type { WhoAsks } from './par-uploads.ts';
import { senderOf } from './sender.ts';

const TERMS = { limit: PAR_FILES.limit, accept: ['pdf'] as const };

/** The scan of a directive, at the address of its page. */
export const directiveUploads = (app: App, viewerOf: WhoAsks): Readonly<Record<string, UploadHandler>> => ({
  '/can-bo/chi-tieu/van-ban/:id': async (req, res, { params, url }) => {
    const viewer = await viewerOf(req);
    const id = params['id'] ?? '';
    if (!isId(id) || !setsTargets(viewer, app.realm) || !(await findDirective(app.read, app.realm, viewer, id))) {
      // The page itself says what it says to whoever may add nothing here.
      req.resume();
      return seeOther(res, url.pathname);
    }
    const told = await receive();
    seeOther(res, `${url.pathname}?${told ? queryOf(told) : new URLSearchParams({ 'da-luu': '1' })}`);

    async function receive(): Promise<Refused | undefined> {
      const terms = { ...TERMS, from: senderOf(viewer, `directive/${id}`) };
      const sent = await readUpload(req, usualLimits, ({ content }) => app.files.put(content, terms));
      if (!sent.ok) return sent;
      const [one] = sent.value.files;
      if (!one) return { ok: false, code: 'file-missing', facts: {} };
      if (!one.result.ok) return one.result;
      const done = await fileDirective(app, viewer, { id, file: { name: one.name, ...one.result.value } });
      return done.ok ? undefined : done;
    }
  },
});
