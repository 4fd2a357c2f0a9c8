import { fail, redirect } from '@sveltejs/kit';
import { openDrafts } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { deskStep } from '../../filing/desk.ts';
import { calledTicket, keepTicket } from '../../filing/ticket.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['receiver'];

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => ({
  desk: true,
  ticket: await calledTicket(app, viewer, url),
  drafts: await openDrafts(app.read, app.realm, viewer, 'desk'),
  now: app.clock.now(),
});

export const actions: Actions = {
  default: async (event) => {
    const step = await deskStep(event, await event.request.formData());
    if (step.kind === 'started') await keepTicket(event, step.id);
    if (step.kind === 'started') redirect(303, `/can-bo/tiep-nhan/${step.id}`);
    return step.errors.length > 0 ? fail(422, step) : step;
  },
};
