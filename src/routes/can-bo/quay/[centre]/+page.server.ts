import { error, redirect } from '@sveltejs/kit';
import { leadsCentre, receivesAt, viewCounter } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import { isUuid } from '#kernel/text.ts';
import { text, wrongField } from '../../../forms.ts';
import type { Actions, PageServerLoad } from './$types';
import { counterActs } from './acts.ts';

export const _access: Access = ['receiver'];

export const load: PageServerLoad = async ({ locals: { app, viewer }, params: { centre } }) => {
  if (!receivesAt(viewer, centre)) error(404);
  const now = app.clock.now();
  const view = await viewCounter(app.read, app.realm, viewer, { centre, now });
  return { desk: true, view, leads: leadsCentre(viewer, centre) };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params } = event;
    const form = await event.request.formData();
    const act = counterActs[text(form, 'viec')];
    const ticket = text(form, 'phieu');
    if (!act || (ticket && !isUuid(ticket))) error(404);
    const done = await act(locals, params.centre, form);
    if (!done.ok) return wrongField('viec', done, {}, event);
    redirect(303, `/can-bo/quay/${params.centre}`);
  },
};
