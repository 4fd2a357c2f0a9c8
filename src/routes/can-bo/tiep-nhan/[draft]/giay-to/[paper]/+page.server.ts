import { typeDraftPaper } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { openDraft } from '../../../../../filing/draft.ts';
import { typingForm, typingPage } from '../../../../../filing/type-paper.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['receiver'];

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { draft, papers } = await openDraft(locals, params.draft, 'desk');
  const own = papers.filter(({ reusedFrom }) => reusedFrom === null);
  const page = await typingPage(
    locals,
    { owner: draft.person, definition: draft.definition, papers: own },
    params.paper,
  );
  return { desk: true, ...page, base: `/can-bo/tiep-nhan/${params.draft}`, saved: url.searchParams.has('da-luu') };
};

export const actions: Actions = {
  default: (event) => {
    const { app, viewer } = event.locals;
    return typingForm(event, (ask) => typeDraftPaper(app, viewer, { draft: event.params.draft, ...ask }));
  },
};
