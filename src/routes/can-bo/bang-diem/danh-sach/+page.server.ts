import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { indicatorOf, unitsNamed, viewMembers } from '#scorecard/index.ts';
import { askAt } from '../../giai-trinh/asked.ts';
import { afterIn } from '../after.ts';
import { ownBoard } from '../asked.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['unit-head', 'leader', 'controller', 'supervisor'];

const PAGE = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, viewer } = locals;
  const asked = ownBoard(app, viewer, url);
  const set = url.searchParams.get('chi-so') ?? '2.1';
  const wish = url.searchParams.get('phia') === 'won' ? 'won' : 'lost';
  const field = url.searchParams.get('linh-vuc') || undefined;
  const question = { ...asked, viewer, set, wish, field, after: afterIn(url), limit: PAGE } as const;
  const members = (await viewMembers(app.read, question)) ?? error(404);
  const units = [...new Set([asked.unit, ...(members.dossiers?.lines ?? []).map((one) => one.unit)])];
  const named = await unitsNamed(app.read, app.realm, units);
  const member = members.dossiers ? 'dossier' : indicatorOf(set as Parameters<typeof indicatorOf>[0]).member;
  const side: 'won' | 'lost' = wish;
  const ask = await askAt(locals, asked.unit, { ky: asked.period.key, 'chi-so': set, phia: side });
  return { desk: true, members, member, wish: side, unit: asked.unit, period: asked.period, named, field, ask };
};
