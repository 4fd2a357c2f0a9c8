import { error, fail, redirect } from '@sveltejs/kit';
import { agencyName } from '#agency/index.ts';
import { officesOf } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { beforeForm } from '../../filing/before.ts';
import { startForOffice, startFrom } from '../../filing/start.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = 'public';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const before = await beforeForm(locals, params.code, url);
  if (!before) error(404);
  const { app, viewer, language } = locals;
  const isInternal = before.procedure.place.route === 'internal' && before.step.kind !== 'elsewhere';
  const offices = isInternal ? await officesOf(app.read, app.realm, viewer) : undefined;
  const units = offices?.map((one) => ({ value: one.code, label: agencyName(language, one) }));
  return { before, units, here: url.pathname + url.search, who: viewer.kind };
};

export const actions: Actions = {
  default: async (event) => {
    const { citizen, officer } = event.locals;
    if (!citizen && !officer)
      redirect(303, `/dang-nhap?${new URLSearchParams({ tiep: event.url.pathname + event.url.search })}`);
    const form = await event.request.formData();
    const { code } = event.params;
    const started = citizen ? await startFrom(event, citizen, code, form) : await startForOffice(event, code, form);
    if (!started.ok) return fail(started.status, { errors: started.errors, wish: started.wish });
    redirect(303, `/ho-so/nhap/${started.id}`);
  },
};
