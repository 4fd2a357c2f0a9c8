import { error, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { answerExplanation, removeExplanationFile } from '#scorecard/index.ts';
import { formAgain, text } from '../../../forms.ts';
import { isId } from '../asked.ts';
import { explanationPage } from '../sheet.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['unit-head', 'leader', 'supervisor'];

/** Papers are posted to `tep` below this address and taken by explanation-uploads.ts, before the pages. */
export const load: PageServerLoad = ({ locals, params, url }) => explanationPage(locals, params.id, url);

export const actions: Actions = {
  'tra-loi': async (event) => {
    const { locals, params, request } = event;
    const form = await request.formData();
    if (!isId(params.id)) error(404);
    const wish = { id: params.id, answer: text(form, 'giai-trinh') };
    const done = await answerExplanation(locals.app, locals.viewer, wish);
    if (!done.ok) return formAgain('giai-trinh', done, form, event);
    redirect(303, `/can-bo/giai-trinh/${params.id}?da-tra-loi=1`);
  },
  bo: async (event) => {
    const { locals, params, request } = event;
    const form = await request.formData();
    const file = text(form, 'tep');
    if (!isId(params.id) || !isId(file)) error(404);
    const done = await removeExplanationFile(locals.app, locals.viewer, { id: params.id, file });
    if (!done.ok) return formAgain('tep', done, form, event);
    redirect(303, `/can-bo/giai-trinh/${params.id}?da-bo=1`);
  },
};
