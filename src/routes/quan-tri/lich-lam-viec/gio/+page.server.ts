import { redirect } from '@sveltejs/kit';
import { agencyMeant, hoursSet, setHours } from '#agency/index.ts';
import type { Access } from '#identity/index.ts';
import { typedIn, wrongField } from '../../../forms.ts';
import type { Actions, PageServerLoad } from './$types';
import { FIELDS, readHours } from './read.ts';

export const _access: Access = ['administrator'];

export const load: PageServerLoad = async ({ locals: { app }, url }) => ({
  ...{ desk: true, saved: url.searchParams.has('xong') },
  lines: await hoursSet(app.read, app.realm),
});

export const actions: Actions = {
  default: async (event) => {
    const { app, officer, language } = event.locals;
    const form = await event.request.formData();
    const typed = typedIn(form);
    const read = readHours(form, language);
    if ('wrong' in read) return wrongField(read.wrong.id, read.wrong.why, { typed }, event);
    const agency = await agencyMeant(app.read, app.realm, read.wish.agency, read.wish.validFrom);
    if (!agency.ok) return wrongField('ma', agency, { typed }, event);
    const done = await setHours(app, `officer:${officer?.id ?? ''}`, { ...read.wish, agency: agency.value });
    if (!done.ok) return wrongField(FIELDS[done.code], done, { typed }, event);
    redirect(303, '/quan-tri/lich-lam-viec/gio?xong');
  },
};
