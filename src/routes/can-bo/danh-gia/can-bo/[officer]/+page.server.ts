import { error, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { lookedAt, remarkOnEvaluation, remarksOn, unitsNamed } from '#scorecard/index.ts';
import { formAgain, text } from '../../../../forms.ts';
import { evaluationAsked, isOfficerId } from '../../asked.ts';
import type { Actions, PageServerLoad } from './$types';
import { sheetAsked } from './sheet.ts';

export const _access: Access = 'officer';

export const load: PageServerLoad = async ({ locals: { app, viewer }, params: { officer }, url }) => {
  const { asked, sheet, unit, posts, isOwn, name } = await sheetAsked(app, viewer, officer, url);
  const { period, now, fewest } = asked;
  const at = [...new Set(posts.map((post) => post.unit))];
  const [units, remarks, looks] = await Promise.all([
    unitsNamed(app.read, app.realm, [...at, ...(unit ? [unit] : [])]),
    remarksOn(app.read, app.realm, officer, period.key),
    isOwn ? lookedAt(app.read, app.realm, officer, at) : [],
  ]);
  const { rows, ratings } = sheet;
  const whose = { id: officer, name, unit, isOwn, units, posts: at };
  return {
    desk: true,
    ...whose,
    rows,
    ratings,
    remarks,
    looks,
    period,
    now,
    fewest,
    sent: url.searchParams.has('da-gui'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, url, request } = event;
    const form = await request.formData();
    if (!isOfficerId(params.officer)) error(404);
    const { period } = evaluationAsked(locals.app, url);
    const wish = { officer: params.officer, period, figure: text(form, 'con-so'), text: text(form, 'giai-trinh') };
    const done = await remarkOnEvaluation(locals.app, locals.viewer, wish);
    if (!done.ok) return formAgain('giai-trinh', done, form, event);
    redirect(303, `/can-bo/danh-gia/can-bo/${params.officer}?ky=${period.key}&da-gui=1#giai-trinh`);
  },
};
