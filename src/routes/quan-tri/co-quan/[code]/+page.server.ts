import { error } from '@sveltejs/kit';
import { agencyPage } from '#agency/index.ts';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['administrator'];

export const load: PageServerLoad = async ({ locals: { app }, params, url }) => {
  const found = await agencyPage(app.read, app.realm, params.code, dateAt(app.clock.now()));
  if (!found) error(404);
  return { desk: true, done: url.searchParams.get('xong'), ...found };
};
