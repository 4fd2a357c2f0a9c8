import { fail, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { refusalSentence } from '#words/index.ts';
import { checkPage, send } from '../../../../filing/check.ts';
import { openDraft } from '../../../../filing/draft.ts';
import { text } from '../../../../forms.ts';
import { statusOf } from '../../../../refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = 'signed-in';

export const load: PageServerLoad = async ({ locals, params }) => checkPage(locals, await openDraft(locals, params.id));

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const open = await openDraft(locals, params.id);
    const form = await request.formData();
    const [key, declared] = [text(form, 'khoa'), form.has('cam-doan')];
    const sent = await send(locals, open, { key, declared, revision: Number(text(form, 'ban')) });
    if (sent.ok) redirect(303, `/ho-so/${sent.value.code}?${open.draft.amends === null ? 'da-nop' : 'da-gui'}`);
    const at = sent.code === 'declaration-needed' ? 'cam-doan' : 'gui';
    return fail(statusOf(sent.code), {
      key,
      declared,
      errors: [{ id: at, text: refusalSentence(locals.language, sent) }],
    });
  },
};
