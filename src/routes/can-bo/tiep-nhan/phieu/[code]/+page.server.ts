import { error } from '@sveltejs/kit';
import { labelOf, ticketOfDossier } from '#desk/index.ts';
import { viewDossier, worksOn } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['receiver'];

export const load: PageServerLoad = async ({ locals: { app, viewer, language }, params }) => {
  const now = app.clock.now();
  const view = await viewDossier(app.read, app.realm, { viewer, code: params.code, now, language });
  if (!view || !worksOn(viewer, view.dossier)) error(404);
  const ticket = await ticketOfDossier(app.read, app.realm, params.code);
  return { desk: true, view, ticket: ticket && labelOf(ticket) };
};
