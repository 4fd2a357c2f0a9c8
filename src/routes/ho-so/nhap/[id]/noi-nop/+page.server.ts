import { fail, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { openDraft } from '../../../../filing/draft.ts';
import { keepWhither, readWhither, whitherChoices } from '../../../../filing/whither.ts';
import { text } from '../../../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = 'signed-in';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { draft, request } = await openDraft(locals, params.id);
  if (request || draft.ownerUnit !== null) redirect(303, `/ho-so/nhap/${draft.id}`);
  const back = url.searchParams.get('ve') === 'kiem-tra' ? '/kiem-tra' : '';
  return { draft, back, choices: await whitherChoices(locals, draft) };
};

export const actions: Actions = {
  default: async ({ locals, params, request, url }) => {
    const { draft, request: asked } = await openDraft(locals, params.id);
    // Between agencies nothing is to be chosen: it goes to the one that resolves it.
    if (asked || draft.ownerUnit !== null) redirect(303, `/ho-so/nhap/${draft.id}`);
    const form = await request.formData();
    const typed = readWhither(form);
    const errors = await keepWhither(locals, draft, typed, Number(text(form, 'ban')));
    if (errors.length > 0) return fail(422, { errors, typed });
    redirect(303, `/ho-so/nhap/${draft.id}${url.searchParams.has('ve') ? '/kiem-tra' : ''}`);
  },
};
