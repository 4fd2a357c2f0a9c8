import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import {
  choicesIn,
  countsIn,
  isDossierMark,
  oversightQuery,
  spanKey,
  supervisedCodes,
  unitsNamed,
} from '#scorecard/index.ts';
import { afterIn } from '../../bang-diem/after.ts';
import { askAt } from '../../giai-trinh/asked.ts';
import { oversightAsked } from '../asked.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['supervisor'];

const PAGE = 100;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, viewer } = locals;
  const asked = oversightAsked(locals, url);
  const mark = url.searchParams.get('tap') ?? 'decree';
  if (!isDossierMark(mark)) error(404);
  const wish: 'won' | 'lost' = url.searchParams.get('phia') === 'won' ? 'won' : 'lost';
  const field = url.searchParams.get('linh-vuc') || undefined;
  const set = { realm: app.realm, unit: asked.unit, period: asked.span, mark, wish, field, now: asked.now };
  const page = await supervisedCodes(app.read, viewer, { ...set, after: afterIn(url), limit: PAGE });
  const [choices, counts] = await Promise.all([choicesIn(app.read, set), countsIn(app.read, set)]);
  const count = field === undefined ? counts.all : (counts.fields.get(field)?.[wish] ?? 0);
  const units = [...new Set([asked.unit, ...page.lines.map(({ unit }) => unit)])];
  const named = await unitsNamed(app.read, app.realm, units);
  const ask = await askAt(locals, asked.unit, { ky: spanKey(asked.span), 'chi-so': mark, phia: wish });
  return {
    desk: true,
    ...page,
    named,
    mark,
    wish,
    query: oversightQuery(asked),
    ask,
    choices,
    count,
    field,
    unit: asked.unit,
  };
};
