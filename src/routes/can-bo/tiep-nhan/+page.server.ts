import { fail, redirect } from '@sveltejs/kit';
import { openDrafts } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { deskStep } from '../../filing/desk.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['receiver'];

export const load: PageServerLoad = async ({ locals: { app, viewer } }) => ({
  desk: true,
  drafts: await openDrafts(app.read, app.realm, viewer, 'desk'),
  now: app.clock.now(),
});

export const actions: Actions = {
  default: async (event) => {
    const step = await deskStep(event, await event.request.formData());
    if (step.kind === 'started') redirect(303, `/can-bo/tiep-nhan/${step.id}`);
    return step.errors.length > 0 ? fail(422, step) : step;
  },
};
