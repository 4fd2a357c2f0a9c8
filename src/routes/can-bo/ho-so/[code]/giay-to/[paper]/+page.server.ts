import { error } from '@sveltejs/kit';
import { comparePaper, typePaper, viewDossier, worksOn } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import type { Typing } from '#vault/index.ts';
import { typingForm, typingPage } from '../../../../../filing/type-paper.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'];

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, viewer, language } = locals;
  const { code } = params;
  const view = await viewDossier(app.read, app.realm, { viewer, code, now: app.clock.now(), language });
  if (!view || !worksOn(viewer, view.dossier)) error(404);
  const own = view.papers.filter(
    ({ origin, replacedBy, sha256 }) => (origin === 'citizen' || origin === 'desk') && replacedBy === null && sha256,
  );
  const page = await typingPage(
    locals,
    { owner: view.dossier.person, definition: view.definition, papers: own },
    params.paper,
  );
  return { desk: true, ...page, base: `/can-bo/ho-so/${code}`, saved: url.searchParams.has('da-luu') };
};

export const actions: Actions = {
  default: (event) => {
    const { app, viewer } = event.locals;
    const { code } = event.params;
    const type = (ask: Typing & { paper: string }) => typePaper(app, viewer, { code, ...ask });
    return typingForm(event, type, (paper) => comparePaper(app, viewer, { code, paper }));
  },
};
