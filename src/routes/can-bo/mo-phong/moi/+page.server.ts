import { redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { askTrial } from '#simulation/trials.ts';
import { formAgain } from '../../../forms.ts';
import { choicesFor, fieldOf, trialIn } from '../asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['leader'];

export const load: PageServerLoad = async ({ locals, url }) => ({ desk: true, ...(await choicesFor(locals, url)) });

export const actions: Actions = {
  default: async (event) => {
    const { locals, url, request } = event;
    const form = await request.formData();
    const done = await askTrial(locals.app, locals.viewer, trialIn(locals, url, form));
    if (!done.ok) return formAgain(fieldOf(done.code, url.searchParams.get('thay-doi')), done, form, event);
    redirect(303, `/can-bo/mo-phong/${done.value.id}?da-nhan=1`);
  },
};
