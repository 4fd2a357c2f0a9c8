import type { Access } from '#identity/index.ts';
import { boardPage } from '#scorecard/index.ts';
import type { PageServerLoad } from './$types';
import { boardAsked } from './asked.ts';
import { OPEN_COLUMNS } from './open-data.ts';

export const _access: Access = 'public';

export const load: PageServerLoad = async ({ locals: { app }, url }) => {
  const asked = boardAsked(app, url);
  const columns = OPEN_COLUMNS.map(({ name }) => name);
  return { ...(await boardPage(app.read, asked)), now: asked.now, licence: app.settings.openDataLicence, columns };
};
