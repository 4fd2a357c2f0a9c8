import { type DossierView, filesOf, viewDossier, worksOn } from '#dossier/index.ts';
import { bytesIn } from '#files/whole.ts';
import { ok, refused } from '#kernel/outcome.ts';
import { CASE_LETTERS, caseLetter, render } from '#letter/index.ts';
import type { App } from '../../app.ts';
import { provinceOf } from '../../routes/place.ts';
import { route } from '../route.ts';
import { object, oneOf, text } from '../schema.ts';
import { dossierCode } from '../shapes/common.ts';

export const readLetter = route(
  {
    ...{ id: 'readLetter', method: 'GET', path: '/dossiers/{dossier}/letters/{letter}', tag: 'Dossiers' },
    scope: 'dossiers:read',
    summary: 'A statutory form or the result as PDF/A; there is none of what has not happened',
    raw: { media: ['application/pdf'], by: 'operation' },
  },
  {
    params: object({ dossier: dossierCode, letter: oneOf(CASE_LETTERS) }),
    answer: text({ description: 'The PDF.' }),
    handle: async ({ app, machine, params: { dossier: code, letter }, res }) => {
      const now = app.clock.now();
      const view = await viewDossier(app.read, app.realm, { viewer: machine, code, now, language: 'vi' });
      // The control sheet goes with the dossier inside the offices (NĐ 118/2025 Đ18).
      const may = view && (letter !== 'control-sheet' || worksOn(machine, view.dossier));
      if (!view || !may) return refused('not-found');
      const { origin } = app.settings;
      const terms = { realm: app.realm, origin, now, place: (await provinceOf(app)) ?? '' };
      const facts = await caseLetter(app.read, view, letter, terms);
      if (!facts) return refused('not-found');
      const signed = letter === 'decision' ? await signedBytes(app, view) : undefined;
      const bytes = signed ?? (await render(letter, facts, { asOf: now }));
      res.writeHead(200, {
        ...{ 'content-type': 'application/pdf', 'cache-control': 'no-store', 'content-length': bytes.length },
        'content-disposition': `attachment; filename="${letter}-${code}.pdf"`,
      });
      res.end(bytes);
      return ok({ body: '' });
    },
  },
);

/** The result as it was signed, once both signatures are under it. */
async function signedBytes(app: App, { dossier, decisions }: DossierView): Promise<Uint8Array | undefined> {
  const latest = decisions.at(-1);
  const files = latest && (await filesOf(app.read, app.realm, dossier.code, latest.seq));
  return files?.signed ? bytesIn(app.files, files.signed) : undefined;
}
