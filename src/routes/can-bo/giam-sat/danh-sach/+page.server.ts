import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { instant } from '#kernel/time.ts';
import { isDossierMark, oversightQuery, spanKey, supervisedCodes, unitsNamed } from '#scorecard/index.ts';
import { askAt } from '../../giai-trinh/asked.ts';
import { oversightAsked } from '../asked.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['supervisor'];

const PAGE = 100;

function afterIn(url: URL) {
  const [at, code] = [Number(url.searchParams.get('sau')), url.searchParams.get('ma')];
  return code && Number.isSafeInteger(at) ? { at: instant(at), code } : undefined;
}

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, viewer } = locals;
  const asked = oversightAsked(locals, url);
  const mark = url.searchParams.get('tap') ?? 'decree';
  if (!isDossierMark(mark)) error(404);
  const wish: 'won' | 'lost' = url.searchParams.get('phia') === 'won' ? 'won' : 'lost';
  const set = { realm: app.realm, unit: asked.unit, period: asked.span, mark, wish, now: asked.now };
  const page = await supervisedCodes(app.read, viewer, { ...set, after: afterIn(url), limit: PAGE });
  const named = await unitsNamed(app.read, app.realm, [...new Set(page.lines.map(({ unit }) => unit))]);
  const ask = await askAt(locals, asked.unit, { ky: spanKey(asked.span), 'chi-so': mark, phia: wish });
  return { desk: true, ...page, named, mark, wish, query: oversightQuery(asked), ask };
};
