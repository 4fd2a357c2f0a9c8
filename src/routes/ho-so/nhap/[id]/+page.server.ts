import { error, redirect } from '@sveltejs/kit';
import { discardDraft, personRecord } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { openDraft } from '../../../filing/draft.ts';
import { progressOf } from '../../../filing/progress.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = 'citizen';

export const load: PageServerLoad = async ({ locals, params }) => {
  const open = await openDraft(locals, params.id);
  const { app } = locals;
  const other = open.draft.authority && (await personRecord(app.read, app.realm, open.draft.person));
  return { open, progress: progressOf(open), forOther: other?.fullName, now: app.clock.now() };
};

export const actions: Actions = {
  bo: async ({ locals, params }) => {
    const open = await openDraft(locals, params.id);
    const done = await discardDraft(locals.app, locals.viewer, open.draft.id);
    if (!done.ok) error(404);
    redirect(303, '/ho-so?da-bo');
  },
};
