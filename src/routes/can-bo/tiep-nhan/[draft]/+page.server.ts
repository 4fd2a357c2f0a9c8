import { fail, redirect } from '@sveltejs/kit';
import { personRecord } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { refusalSentence } from '#words/index.ts';
import { deskPages, saveDesk } from '../../../filing/desk-form.ts';
import { openDraft } from '../../../filing/draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['receiver'];

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const open = await openDraft(locals, params.draft, 'desk');
  const person = await personRecord(locals.app.read, locals.app.realm, open.draft.person);
  return { desk: true, draft: open.draft, pages: deskPages(locals, open), person, more: url.searchParams.has('them') };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, url } = event;
    const saved = await saveDesk(event, await openDraft(locals, params.draft, 'desk'));
    if (saved.kind === 'whole') redirect(303, `${url.pathname}/giay-to`);
    if (saved.kind === 'again') redirect(303, `${url.pathname}?them`);
    if (saved.kind === 'refused')
      return fail(409, {
        errors: [{ id: 'to-khai', text: refusalSentence(locals.language, saved.why) }],
        pages: undefined,
      });
    const errors = saved.errors.map(({ input, message }) => ({ id: input, text: message[locals.language] }));
    return fail(422, { errors, pages: deskPages(locals, await openDraft(locals, params.draft, 'desk'), saved.errors) });
  },
};
