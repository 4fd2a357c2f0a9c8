import { error, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { answerExplanation, answersExplanation, explanationLines, findExplanation } from '#scorecard/index.ts';
import { formAgain, text } from '../../../forms.ts';
import { isId } from '../asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['unit-head', 'leader', 'supervisor'];

export const load: PageServerLoad = async ({ locals: { app, viewer }, params: { id }, url }) => {
  const found = (isId(id) && (await findExplanation(app.read, app.realm, viewer, id))) || error(404);
  const [one = error(404)] = explanationLines(viewer, [found], app.clock.now());
  const told = { sent: url.searchParams.has('da-gui'), answered: url.searchParams.has('da-tra-loi') };
  return { desk: true, one, mayAnswer: answersExplanation(viewer, found), ...told };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request } = event;
    const form = await request.formData();
    if (!isId(params.id)) error(404);
    const wish = { id: params.id, answer: text(form, 'giai-trinh') };
    const done = await answerExplanation(locals.app, locals.viewer, wish);
    if (!done.ok) return formAgain('giai-trinh', done, form, event);
    redirect(303, `/can-bo/giai-trinh/${params.id}?da-tra-loi=1`);
  },
};
