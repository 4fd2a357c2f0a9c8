import { error, json } from '@sveltejs/kit';
import { deskCounts } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['receiver', 'handler', 'unit-head', 'leader', 'clerk'];

/** How many stand in each queue of this officer now: for the page that is open, so that it need not be loaded again. */
export const GET: RequestHandler = async ({ locals: { app, viewer } }) => {
  if (viewer.kind !== 'officer') error(404);
  return json(await deskCounts(app.read, app.realm, viewer, app.clock.now()));
};
