import { error } from '@sveltejs/kit';
import { agencyByCode } from '#agency/index.ts';
import { viewRegister } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import { askedOf, spanOf } from '../asked.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['receiver', 'unit-head', 'leader'];

const PAGE = 50;

export const load: PageServerLoad = async ({ locals: { app, viewer }, params: { centre }, url }) => {
  const asked = askedOf(url, app.clock.now());
  const question = { centre, ...spanOf(asked), after: asked.after, limit: PAGE };
  const rows = await viewRegister(app.read, app.realm, viewer, question);
  const agency = rows && (await agencyByCode(app.read, app.realm, centre));
  if (!rows || !agency) error(404);
  return { desk: true, agency, ...asked, rows, more: rows.length === PAGE };
};
