import { centresGiving } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

export const load: PageServerLoad = async ({ locals: { app } }) => ({
  centres: await centresGiving(app.read, app.realm),
});
