import { redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { DIRECTIVE_KINDS, enterDirective } from '#scorecard/index.ts';
import { readDate } from '#ui/fields.ts';
import { languages } from '#words/index.ts';
import { text, wrongField } from '../../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['leader', 'controller'];

export const load: PageServerLoad = () => ({ desk: true });

export const actions: Actions = {
  default: async (event) => {
    const { locals } = event;
    const form = await event.request.formData();
    const kind = DIRECTIVE_KINDS.find((one) => one === text(form, 'loai')) ?? 'official-letter';
    const { parts, date } = readDate(form, 'ngay');
    const [number, issuer, summary] = [
      text(form, 'so').slice(0, 60),
      text(form, 'noi').slice(0, 200),
      text(form, 'trich-yeu').slice(0, 500),
    ];
    const typed = { kind, number, issuer, summary, date: parts };
    if (!date) return wrongField('ngay', languages[locals.language].target.dayMissing, { typed });
    const done = await enterDirective(locals.app, locals.viewer, { kind, number, issuer, summary, issuedOn: date });
    if (!done.ok) return wrongField(done.code === 'directive-not-yet' ? 'ngay' : 'so', done, { typed }, event);
    redirect(303, `/can-bo/chi-tieu/van-ban/${done.value.id}?da-luu=1`);
  },
};
