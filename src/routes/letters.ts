import { error } from '@sveltejs/kit';
import { type DossierView, filesOf, type owns, viewDossier, type worksOn } from '#dossier/index.ts';
import { bytesIn } from '#files/whole.ts';
import { type CaseLetterKind, caseLetter, render } from '#letter/index.ts';
import { LETTER_NAMES } from './letter-names.ts';
import { provinceOf } from './place.ts';

export const termsOf = async ({ app }: App.Locals) => ({
  ...{ realm: app.realm, origin: app.settings.origin, now: app.clock.now() },
  place: (await provinceOf(app)) ?? '',
});

/** A letter of a dossier as PDF, for whoever sees it from that side. What has not happened has no letter: not found. */
export async function letterAnswer(
  locals: App.Locals,
  code: string,
  name: string,
  sees: typeof owns | typeof worksOn,
): Promise<Response> {
  const { app, viewer } = locals;
  const kind = (Object.keys(LETTER_NAMES) as CaseLetterKind[]).find((one) => LETTER_NAMES[one] === name);
  const view = await viewDossier(app.read, app.realm, { viewer, code, now: app.clock.now(), language: 'vi' });
  if (!kind || !view || !sees(viewer, view.dossier)) error(404);
  const signed = kind === 'decision' ? await signedResult(locals, view) : undefined;
  if (signed) return signed;
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

/** The result as it was signed, once both signatures are under it: the file itself, never printed again. */
async function signedResult({ app }: App.Locals, { dossier, decisions }: DossierView): Promise<Response | undefined> {
  const latest = decisions.at(-1);
  const { signed } = latest ? await filesOf(app.read, app.realm, dossier.code, latest.seq) : { signed: null };
  if (!latest || !signed) return undefined;
  return new Response(new Uint8Array(await bytesIn(app.files, signed)), {
    headers: {
      ...{ 'content-type': 'application/pdf', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
      'content-disposition': `inline; filename="ket-qua-${dossier.code}.pdf"`,
    },
  });
}
