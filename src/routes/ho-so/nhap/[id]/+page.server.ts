import { error, redirect } from '@sveltejs/kit';
import { agencyByCode, agencyName } from '#agency/index.ts';
import { discardDraft } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { openDraft } from '../../../filing/draft.ts';
import { progressOf } from '../../../filing/progress.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = 'signed-in';

export const load: PageServerLoad = async ({ locals, params }) => {
  const open = await openDraft(locals, params.id);
  const { app } = locals;
  const { authority, ownerUnit } = open.draft;
  const unit = ownerUnit === null ? undefined : await agencyByCode(app.read, app.realm, ownerUnit);
  const forOther = authority?.ownerName ?? (unit && agencyName(locals.language, unit));
  return { open, progress: progressOf(open), forOther, now: app.clock.now() };
};

export const actions: Actions = {
  bo: async ({ locals, params }) => {
    const open = await openDraft(locals, params.id);
    const done = await discardDraft(locals.app, locals.viewer, open.draft.id);
    if (!done.ok) error(404);
    redirect(303, '/ho-so?da-bo');
  },
};
