import { error, type RequestEvent } from '@sveltejs/kit';
import { owns, viewDossier, type worksOn } from '#dossier/index.ts';
import { fileResponse } from '#files/respond.ts';
import { type CaseLetterKind, caseLetter, issueResult, render } from '#letter/index.ts';
import { LETTER_NAMES } from './letter-names.ts';
import { provinceOf } from './place.ts';

export const termsOf = async ({ app }: App.Locals) => ({
  ...{ realm: app.realm, origin: app.settings.origin, now: app.clock.now() },
  place: (await provinceOf(app)) ?? '',
});

/** A letter of a dossier as PDF, for whoever sees it from that side. What has not happened has no letter: not found. */
export async function letterAnswer(
  { locals, request }: Pick<RequestEvent, 'locals' | 'request'>,
  code: string,
  name: string,
  sees: typeof owns | typeof worksOn,
): Promise<Response> {
  const { app, viewer } = locals;
  const kind = (Object.keys(LETTER_NAMES) as CaseLetterKind[]).find((one) => LETTER_NAMES[one] === name);
  const view = await viewDossier(app.read, app.realm, { viewer, code, now: app.clock.now(), language: 'vi' });
  if (!kind || !view || !sees(viewer, view.dossier)) error(404);
  // A numbered result is a file, made once; before that it is printed as it stands, for the office that drafts it.
  const numbered = view.decisions.findLast(({ number }) => number !== null);
  if (kind === 'decision' && (numbered || sees === owns)) {
    const result = await resultAnswer(locals, request, code, numbered?.seq);
    if (result || sees === owns) return result ?? error(404);
  }
  const facts = await caseLetter(app.read, view, kind, await termsOf(locals));
  if (!facts) error(404);
  const bytes = await render(kind, facts, { asOf: app.clock.now() });
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...{ 'content-type': 'application/pdf', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
      'content-disposition': `inline; filename="${name}-${code}.pdf"`,
    },
  });
}

/** The file of a result of a dossier the asker may see; nothing while its signatures are under way. */
async function resultAnswer(
  locals: App.Locals,
  request: Request,
  code: string,
  seq?: number,
): Promise<Response | undefined> {
  const { app } = locals;
  const issued = seq === undefined ? undefined : await issueResult(app, code, seq);
  if (!issued?.ok) return undefined;
  const file = {
    ...{ sha256: issued.value.sha256, size: issued.value.size },
    type: 'pdf' as const,
    disposition: 'inline' as const,
    name: `ket-qua-${code}-${seq}.pdf`,
  };
  return fileResponse(request, app.files, file);
}

/** One of a dossier's results, by its place, for whoever sees it from that side: also one that was replaced or revoked since. */
export async function resultOf(
  { locals, request }: Pick<RequestEvent, 'locals' | 'request'>,
  code: string,
  seq: string,
  sees: typeof owns | typeof worksOn,
): Promise<Response> {
  const { app, viewer } = locals;
  const view = await viewDossier(app.read, app.realm, { viewer, code, now: app.clock.now(), language: 'vi' });
  if (!view || !sees(viewer, view.dossier) || !/^\d{1,4}$/.test(seq)) error(404);
  return (await resultAnswer(locals, request, code, Number(seq))) ?? error(404);
}
