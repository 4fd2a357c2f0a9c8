import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import {
  evaluatingPosts,
  isEvaluationFigure,
  noteLook,
  unitEvaluation,
  unitsNamed,
  viewEvaluationSet,
} from '#scorecard/index.ts';
import { evaluationAsked, pageAsked } from '../asked.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'officer';

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => {
  const asked = evaluationAsked(app, url);
  const [unit, figure] = [url.searchParams.get('don-vi') ?? '', url.searchParams.get('so-lieu') ?? ''];
  if (!isEvaluationFigure(figure)) error(404);
  const posts = await evaluatingPosts(app.read, app.realm, viewer, asked.now);
  const found = (await unitEvaluation(app.read, asked, posts, unit)) ?? error(404);
  const [name = null] = await unitsNamed(app.read, app.realm, [unit]);
  if (unit !== app.realm && !name) error(404);
  const items = found.sheet.evaluation[figure];
  const ask = { realm: app.realm, figure, items, ...pageAsked(url) };
  const listed = await viewEvaluationSet(app.read, viewer, ask);
  const { period } = asked;
  if (found.sees === 'officers') await noteLook(app, viewer, { about: unit, period, unit, figure });
  return { desk: true, listed, figure, unit, name, period };
};
