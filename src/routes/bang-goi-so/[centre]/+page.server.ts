import { error } from '@sveltejs/kit';
import { viewBoard } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

export const load: PageServerLoad = async ({ locals: { app }, params }) => {
  const now = app.clock.now();
  const view = await viewBoard(app.read, app.realm, params.centre, now);
  if (!view) error(404);
  return { ...view, now, bands: true, address: `${app.settings.origin}/lay-so/${params.centre}` };
};
