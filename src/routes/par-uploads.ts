import type { IncomingMessage } from 'node:http';
import { seeOther, type UploadHandler } from '#files/door.ts';
import { readUpload, usualLimits } from '#files/upload.ts';
import type { Viewer } from '#identity/index.ts';
import { type Refused, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { addParFiles, PAR_FILES, viewSheet, worksOnStage } from '#scorecard/index.ts';
import type { App } from '../app.ts';
import { queryOf } from './filing/told.ts';
import { senderOf } from './sender.ts';

export type WhoAsks = (req: IncomingMessage) => Promise<Viewer>;

/** Evidence of self-scoring, at the address of its criterion's page. */
export const parUploads = (app: App, viewerOf: WhoAsks): Readonly<Record<string, UploadHandler>> => ({
  '/can-bo/cchc/:year/:unit/:subject': async (req, res, { params, url }) => {
    const viewer = await viewerOf(req);
    const at = { year: Number(params['year']), unit: params['unit'] ?? '', subject: params['subject'] ?? '' };
    const today = dateAt(app.clock.now());
    const sheet = Number.isInteger(at.year)
      ? await viewSheet(app.read, app.realm, viewer, { ...at, today })
      : undefined;
    const stage = sheet?.stage;
    if (!sheet || !(stage === 'self' || stage === 'explain') || !worksOnStage(viewer, sheet, stage)) {
      // The page itself says what it says to whoever may add nothing here.
      req.resume();
      return seeOther(res, url.pathname);
    }
    const told = await receive(app, req, viewer, { ...at, stage });
    const query = told ? queryOf(told) : new URLSearchParams({ 'da-luu': '1' });
    seeOther(res, `${url.pathname}?${query}`);
  },
});

async function receive(
  app: App,
  req: IncomingMessage,
  viewer: Viewer,
  at: { year: number; unit: string; subject: string; stage: 'self' | 'explain' },
): Promise<Refused | undefined> {
  const from = senderOf(viewer, `par/${at.year}/${at.unit}/${at.subject}`);
  const sent = await readUpload(req, usualLimits, ({ content }) => app.files.put(content, { ...PAR_FILES, from }));
  if (!sent.ok) return sent;
  const bad = sent.value.files.map(({ result }) => result).find((one) => !one.ok);
  if (bad && !bad.ok) return bad;
  const files = sent.value.files.flatMap(({ name, result }) => (result.ok ? [{ name, ...result.value }] : []));
  if (files.length === 0) return refused('file-missing');
  const done = await addParFiles(app, viewer, { ...at, files });
  return done.ok ? undefined : done;
}
