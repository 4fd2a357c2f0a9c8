import { error, fail, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { beforeForm } from '../../filing/before.ts';
import { startFrom } from '../../filing/start.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = 'public';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const before = await beforeForm(locals, params.code, url);
  if (!before) error(404);
  return { before, here: url.pathname + url.search, who: locals.viewer.kind };
};

export const actions: Actions = {
  default: async (event) => {
    const { citizen } = event.locals;
    if (!citizen) redirect(303, `/dang-nhap?${new URLSearchParams({ tiep: event.url.pathname + event.url.search })}`);
    const started = await startFrom(event, citizen, event.params.code, await event.request.formData());
    if (!started.ok) return fail(started.status, { errors: started.errors, wish: started.wish });
    redirect(303, `/ho-so/nhap/${started.id}`);
  },
};
