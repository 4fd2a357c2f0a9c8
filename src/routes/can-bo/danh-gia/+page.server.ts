import { error, redirect } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import {
  evaluatedUnits,
  evaluatingPosts,
  FEWEST_PEERS,
  noteLook,
  partsOf,
  unitEvaluation,
  unitsNamed,
} from '#scorecard/index.ts';
import type { PageServerLoad } from './$types';
import { evaluationAsked } from './asked.ts';

export const _access: Access = 'officer';

export const load: PageServerLoad = async ({ locals: { app, viewer, officer }, url }) => {
  const asked = evaluationAsked(app, url);
  const posts = await evaluatingPosts(app.read, app.realm, viewer, asked.now);
  const own = evaluatedUnits(app.realm, posts);
  const unit = url.searchParams.get('don-vi') ?? own[0];
  if (unit === undefined) redirect(303, `/can-bo/danh-gia/can-bo/${officer?.id}?${url.searchParams}`);
  const found = (await unitEvaluation(app.read, asked, posts, unit)) ?? error(404);
  const [units, parts] = await Promise.all([
    unitsNamed(app.read, app.realm, [...new Set([...own, unit])]),
    partsOf(app.read, app.realm, unit, asked.period),
  ]);
  const name = units.find(({ code }) => code === unit) ?? null;
  if (unit !== app.realm && !name) error(404);
  const { period, now, fewest } = asked;
  if (found.roles.length > 0) await noteLook(app, viewer, { about: unit, period, unit });
  const { sheet, ...rest } = found;
  const of = { unit, name, parts, units: units.filter(({ code }) => own.includes(code)) };
  return {
    desk: true,
    ...rest,
    ...of,
    rows: sheet?.rows,
    ratings: sheet?.ratings ?? null,
    period,
    now,
    fewest,
    id: officer?.id,
    peers: FEWEST_PEERS,
  };
};
