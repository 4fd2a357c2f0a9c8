import { redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { retryJob, systemHealth } from '#jobs/health.ts';
import { text, wrongField } from '../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['administrator'];

export const load: PageServerLoad = async ({ locals: { app }, url }) => ({
  desk: true,
  health: await systemHealth(app),
  retried: url.searchParams.has('da-cho-lam-lai'),
});

export const actions: Actions = {
  'lam-lai': async (event) => {
    const { app, officer } = event.locals;
    const job = text(await event.request.formData(), 'viec');
    const done = await retryJob(app, `officer:${officer?.id ?? ''}`, job);
    if (!done.ok) return wrongField('viec-loi', done, {}, event);
    redirect(303, '/quan-tri/suc-khoe?da-cho-lam-lai=1');
  },
};
