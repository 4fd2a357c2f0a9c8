import { error, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { cancelTrial, findTrial, officeRows, scenarioFiles, trialCommands, trialRows } from '#simulation/trials.ts';
import { formAgain } from '../../../forms.ts';
import { isId, readable } from '../asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const _access: Access = ['leader'];

export const load: PageServerLoad = async ({ locals, params: { id }, url }) => {
  const { app, language } = locals;
  const found = (isId(id) && (await findTrial(app.read, app.realm, id))) || error(404);
  const [one = error(404)] = await readable(locals, [found]);
  const file = scenarioFiles().find(({ name }) => name === found.scenario);
  const { before, after } = found;
  const compared = before && after && { rows: trialRows(before, after), offices: officeRows(before, after) };
  return {
    ...{ desk: true, one, compared, source: file?.source, language },
    digests: before && after ? [before.digest.slice(0, 12), after.digest.slice(0, 12)] : [],
    commands: file ? trialCommands(found, file.arrivals.total) : [],
    told: { asked: url.searchParams.has('da-nhan'), cancelled: url.searchParams.has('da-huy') },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { id } = event.params;
    if (!isId(id)) error(404);
    const done = await cancelTrial(event.locals.app, event.locals.viewer, id);
    if (!done.ok) return formAgain('huy', done, new FormData(), event);
    redirect(303, `/can-bo/mo-phong/${id}?da-huy=1`);
  },
};
