import { redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { endTarget, setTarget } from '#scorecard/index.ts';
import { readDate } from '#ui/fields.ts';
import { formAgain, text } from '../../../../forms.ts';
import { directivePage, fieldOf, isId, shareIn } from '../../directive.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['unit-head', 'leader', 'controller', 'supervisor'];

/** A scan is posted to this address too and taken by directive-uploads.ts, before the pages. */
export const load: PageServerLoad = ({ locals, params, url }) => directivePage(locals, params.id, url);

export const actions: Actions = {
  them: async (event) => {
    const { locals, params, url } = event;
    const form = await event.request.formData();
    const due = readDate(form, 'han').date;
    const again = (why: Parameters<typeof formAgain>[1], at: string) => formAgain(at, why, form, event);
    if (!due) return again({ ok: false, code: 'date-missing', facts: {} }, 'han');
    const ask = { unit: text(form, 'don-vi'), owner: text(form, 'nguoi'), indicator: text(form, 'chi-so'), due };
    const directive = isId(params.id) ? params.id : '';
    const done = await setTarget(locals.app, locals.viewer, { directive, ...ask, wanted: shareIn(text(form, 'muc')) });
    if (!done.ok) return again(done, fieldOf(done.code));
    redirect(303, `${url.pathname}?da-luu=1`);
  },
  'ket-thuc': async (event) => {
    const { locals, params, url } = event;
    const form = await event.request.formData();
    const id = text(form, 'chi-tieu');
    const reason = text(form, 'ly-do').slice(0, 500);
    const done =
      isId(id) && isId(params.id)
        ? await endTarget(locals.app, locals.viewer, { directive: params.id, id, reason })
        : ({ ok: false, code: 'not-found', facts: {} } as const);
    if (!done.ok) return formAgain('ly-do', done, form, event);
    redirect(303, `${url.pathname}?da-luu=1`);
  },
};
