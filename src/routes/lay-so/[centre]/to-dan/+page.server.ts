import { error } from '@sveltejs/kit';
import { viewLine } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

export const load: PageServerLoad = async ({ locals: { app }, params }) => {
  const view = await viewLine(app.read, app.realm, params.centre, app.clock.now());
  if (!view) error(404);
  return { centre: view.centre, address: `${app.settings.origin}/lay-so/${params.centre}` };
};
