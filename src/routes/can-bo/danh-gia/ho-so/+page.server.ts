import { error, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import {
  evaluatedUnits,
  evaluatingPosts,
  isEvaluationFigure,
  noteLook,
  unitItems,
  unitsNamed,
  viewEvaluationSet,
} from '#scorecard/index.ts';
import { evaluationAsked, pageAsked } from '../asked.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'officer';

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => {
  const asked = evaluationAsked(app, url);
  const posts = await evaluatingPosts(app.read, app.realm, viewer, asked.now);
  const unit = url.searchParams.get('don-vi') ?? evaluatedUnits(app.realm, posts)[0];
  if (unit === undefined) redirect(303, '/can-bo/danh-gia');
  const figure = url.searchParams.get('so-lieu') ?? 'received';
  if (!isEvaluationFigure(figure)) error(404);
  const paged = pageAsked(url);
  const found = (await unitItems(app.read, asked, posts, { viewer, unit, figure, after: paged.after })) ?? error(404);
  const [name = null] = await unitsNamed(app.read, app.realm, [unit]);
  if (unit !== app.realm && !name) error(404);
  // So few work there that only who leads them sees their sums: the unit's page says so.
  if (!found.items) redirect(303, `/can-bo/danh-gia?${new URLSearchParams({ 'don-vi': unit, ky: asked.period.key })}`);
  const ask = { realm: app.realm, figure, items: found.items, ...paged };
  const listed = await viewEvaluationSet(app.read, viewer, ask);
  const { period } = asked;
  if (found.sees === 'officers') await noteLook(app, viewer, { about: unit, period, unit, figure });
  return { desk: true, listed, figure, unit, name, period };
};
