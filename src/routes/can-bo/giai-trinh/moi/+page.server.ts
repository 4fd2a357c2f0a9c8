import { redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { askExplanation } from '#scorecard/index.ts';
import { formAgain } from '../../../forms.ts';
import { explanationIn, fieldOf, newExplanation } from '../asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['leader', 'supervisor'];

export const load: PageServerLoad = async ({ locals, url }) => ({ desk: true, ...(await newExplanation(locals, url)) });

export const actions: Actions = {
  default: async (event) => {
    const { locals, url, request } = event;
    const form = await request.formData();
    const done = await askExplanation(locals.app, locals.viewer, explanationIn(locals, url, form));
    if (!done.ok) return formAgain(fieldOf(done.code), done, form, event);
    redirect(303, `/can-bo/giai-trinh/${done.value.id}?da-gui=1`);
  },
};
