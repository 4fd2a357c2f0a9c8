import { lookUp } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { text, wrongField } from '../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = 'public';

export const load: PageServerLoad = ({ url, locals: { app } }) => ({
  code: url.searchParams.get('ma') ?? '',
  now: app.clock.now(),
});

// By POST: the code and the secret stand in no address, no log and no history.
export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const ask = { code: text(form, 'ma'), secret: text(form, 'so'), address: event.getClientAddress() };
    const found = await lookUp(event.locals.app, ask);
    return found.ok ? { tracked: found.value } : wrongField('ma', found, { code: ask.code }, event);
  },
};
