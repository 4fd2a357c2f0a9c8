import { error, redirect } from '@sveltejs/kit';
import { agencyByCode } from '#agency/index.ts';
import { centreOf, groupsOn, leadsCentre, setCounters, USUAL, withoutSecrets } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { wrongField } from '../../../../forms.ts';
import type { Actions, PageServerLoad } from './$types';
import { ROWS, settingsIn } from './read.ts';

export const _access: Access = ['unit-head', 'leader'];

export const load: PageServerLoad = async ({ locals: { app, viewer }, params, url }) => {
  const leads = leadsCentre(viewer, params.centre);
  const agency = leads ? await agencyByCode(app.read, app.realm, params.centre) : undefined;
  if (agency?.kind !== 'one-stop-centre') error(404);
  const centre = await centreOf(app.read, app.realm, params.centre);
  return {
    ...{
      desk: true,
      saved: url.searchParams.has('xong'),
      agency,
      settings: centre ? withoutSecrets(centre) : USUAL,
      rows: ROWS,
    },
    kioskKey: centre?.kioskKey,
    ...{ groups: groupsOn(dateAt(app.clock.now())), origin: app.settings.origin },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params } = event;
    const settings = settingsIn(await event.request.formData());
    const done = await setCounters(locals.app, locals.viewer, params.centre, settings);
    if (!done.ok) return wrongField('nhom', done, { settings }, event);
    redirect(303, `/can-bo/quay/${params.centre}/cai-dat?xong`);
  },
};
