import { redirect } from '@sveltejs/kit';
import { type Access, endAppointment, listAccounts } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { text, wrongField } from '../../forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['administrator'];

const PAGE = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const load: PageServerLoad = async ({ locals: { app }, url }) => {
  const after = url.searchParams.get('sau') ?? undefined;
  const found = await listAccounts(app.read, app.realm, { date: dateAt(app.clock.now()), after, limit: PAGE + 1 });
  const accounts = found.slice(0, PAGE);
  const more = found.length > PAGE ? accounts.at(-1)?.userName : undefined;
  return { desk: true, accounts, after, more, ended: url.searchParams.has('xong') };
};

export const actions: Actions = {
  'ket-thuc': async (event) => {
    const { app, officer } = event.locals;
    const post = text(await event.request.formData(), 'vai-tro');
    const done = UUID.test(post)
      ? await endAppointment(app, `officer:${officer?.id ?? ''}`, post)
      : ({ ok: false, code: 'post-unknown', facts: {} } as const);
    if (!done.ok) return wrongField(`vai-tro-${post}`, done, {}, event);
    redirect(303, '/quan-tri/tai-khoan?xong=1');
  },
};
