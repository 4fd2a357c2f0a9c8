import { error, redirect } from '@sveltejs/kit';
import { isDraftId, removePaper, takeFromVault } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { componentPage } from '../../../../../filing/component.ts';
import { openDraft } from '../../../../../filing/draft.ts';
import { offersFor } from '../../../../../filing/store.ts';
import { text } from '../../../../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = 'signed-in';

/** Files themselves are posted to this address too and taken by uploads.ts, before the pages. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const open = await openDraft(locals, params.id);
  const offers = (await offersFor(locals, open)).get(params.component) ?? [];
  return { ...componentPage(locals, open, params.component, url), offers, taken: url.searchParams.has('da-lay') };
};

export const actions: Actions = {
  lay: async ({ locals, params, request, url }) => {
    const open = await openDraft(locals, params.id);
    const paper = text(await request.formData(), 'giay');
    const ask = { id: open.draft.id, component: params.component, paper };
    if (!isDraftId(paper) || !(await takeFromVault(locals.app, locals.viewer, ask)).ok) error(404);
    redirect(303, `${url.pathname}?da-lay`);
  },
  bo: async ({ locals, params, request, url }) => {
    const open = await openDraft(locals, params.id);
    const paper = text(await request.formData(), 'giay');
    const done = isDraftId(paper) && (await removePaper(locals.app, locals.viewer, { id: open.draft.id, paper })).ok;
    if (!done) error(404);
    redirect(303, `${url.pathname}?da-bo`);
  },
};
