import { error, redirect } from '@sveltejs/kit';
import { startAmendment } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { refusalSentence } from '#words/index.ts';
import { statusOf } from '../../../refusals.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = 'signed-in';

/** Only a button leads here: whoever types the address is shown the dossier. */
export const load: PageServerLoad = ({ params }) => redirect(303, `/ho-so/${params.code}`);

export const actions: Actions = {
  default: async ({ locals: { app, viewer, language }, params }) => {
    const started = await startAmendment(app, viewer, params.code);
    if (!started.ok) error(statusOf(started.code), refusalSentence(language, started));
    redirect(303, `/ho-so/nhap/${started.value.draft}`);
  },
};
