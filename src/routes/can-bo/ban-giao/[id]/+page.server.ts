import { error, fail, redirect } from '@sveltejs/kit';
import { confirmLine, refuseLine, takeBackLine, viewHandover } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import { isUuid } from '#kernel/text.ts';
import { refusalSentence } from '#words/index.ts';
import { text } from '../../../forms.ts';
import { statusOf } from '../../../refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'];

export const load: PageServerLoad = async ({ locals: { app, viewer }, params: { id }, url }) => {
  const now = app.clock.now();
  const view = isUuid(id) ? await viewHandover(app.read, app.realm, viewer, { id, now }) : undefined;
  if (!view) error(404);
  return { desk: true, now, ...view, made: url.searchParams.has('da-lap'), done: url.searchParams.has('xong') };
};

export const actions: Actions = {
  /** One line, or several: each is answered by itself, and what could not be says why. */
  default: async ({ locals: { app, viewer, language }, params: { id }, request }) => {
    const form = await request.formData();
    if (!isUuid(id)) error(404);
    const wish = text(form, 'viec');
    const errors: { id: string; text: string }[] = [];
    let status = 422;
    const codes = form.getAll('ho-so').map(String);
    for (const code of codes) {
      const line = { list: id, code };
      const done = await (wish === 'tu-choi'
        ? refuseLine(app, viewer, { ...line, reason: text(form, 'ly-do') })
        : (wish === 'rut-lai' ? takeBackLine : confirmLine)(app, viewer, line));
      if (done.ok) continue;
      status = statusOf(done.code);
      errors.push({ id: `dong-${code}`, text: `${code}: ${refusalSentence(language, done)}` });
    }
    if (errors.length > 0) return fail(status, { errors });
    redirect(303, `/can-bo/ban-giao/${id}${codes.length > 0 ? '?xong' : ''}`);
  },
};
