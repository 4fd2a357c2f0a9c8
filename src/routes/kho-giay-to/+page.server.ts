import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { viewStore } from '#vault/index.ts';
import type { PageServerLoad } from './$types';
import { storeCursor } from './address.ts';

export const _access: Access = 'citizen';

export const load: PageServerLoad = async ({ locals: { app, citizen }, url }) => {
  if (!citizen) error(404);
  const after = storeCursor(url.searchParams);
  const today = dateAt(app.clock.now());
  return { ...(await viewStore(app.read, app.realm, { owner: citizen.id, today, after })), after };
};
