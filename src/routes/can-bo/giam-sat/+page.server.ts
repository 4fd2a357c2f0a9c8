import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import {
  oversightQuery,
  type Period,
  periodOf,
  previousPeriod,
  spanKey,
  unitsBelowOf,
  unitsNamed,
  viewOversight,
  waitingExplanations,
} from '#scorecard/index.ts';
import { askAt } from '../giai-trinh/asked.ts';
import type { PageServerLoad } from './$types';
import { MONTHS, oversightAsked } from './asked.ts';

export const _access: Access = ['supervisor'];

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app } = locals;
  const { own, isWrong, ...asked } = oversightAsked(locals, url);
  const [view, mine, below] = await Promise.all([
    viewOversight(app.read, asked),
    unitsNamed(app.read, app.realm, own),
    unitsBelowOf(app.read, app.realm, own[0] ?? app.realm),
  ]);
  if (asked.unit !== app.realm && view.unit === null) error(404);
  const months: Period[] = [periodOf('month', dateAt(asked.now))];
  while (months.length < MONTHS) months.push(previousPeriod(months.at(-1) as Period));
  const units = [...mine, ...below.filter(({ code }) => !own.includes(code))];
  return {
    desk: true,
    view,
    isWrong,
    query: oversightQuery(asked),
    units,
    unit: asked.unit,
    against: asked.against,
    months: months.map(({ key }) => key),
    waiting: await waitingExplanations(app.read, app.realm, locals.viewer, asked.now),
    ask: await askAt(locals, asked.unit, { ky: spanKey(asked.span) }),
  };
};
