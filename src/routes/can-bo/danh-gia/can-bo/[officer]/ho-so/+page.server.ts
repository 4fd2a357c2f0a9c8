import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { isEvaluationFigure, officerItems, viewEvaluationSet } from '#scorecard/index.ts';
import { pageAsked } from '../../../asked.ts';
import { openedAsked } from '../sheet.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'officer';

export const load: PageServerLoad = async ({ locals: { app, viewer }, params: { officer }, url }) => {
  const figure = url.searchParams.get('so-lieu') ?? '';
  if (!isEvaluationFigure(figure)) error(404);
  const { asked, unit, name } = await openedAsked(app, viewer, officer, url, figure);
  const paged = pageAsked(url);
  const items = await officerItems(app.read, asked, { viewer, officer, unit, figure, after: paged.after });
  const ask = { realm: app.realm, figure, items, ...paged };
  const listed = await viewEvaluationSet(app.read, viewer, ask);
  return { desk: true, listed, figure, id: officer, name, unit, period: asked.period };
};
