import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { boardPage, raises, unitsNamed, waitingExplanations } from '#scorecard/index.ts';
import { askAt } from '../giai-trinh/asked.ts';
import type { PageServerLoad } from './$types';
import { ownBoard } from './asked.ts';

export const _access: Access = ['unit-head', 'leader', 'controller', 'supervisor'];

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, viewer } = locals;
  const asked = ownBoard(app, viewer, url);
  const [page, own] = await Promise.all([boardPage(app.read, asked), unitsNamed(app.read, app.realm, asked.own)]);
  if (asked.unit !== app.realm && page.unit === null) error(404);
  const waiting = await waitingExplanations(app.read, app.realm, viewer, asked.now);
  const ask = await askAt(locals, asked.unit, { ky: asked.period.key });
  return {
    desk: true,
    ...page,
    own,
    now: asked.now,
    raises: raises(page.board.sheet, page.board.period, asked.now),
    waiting,
    ask,
  };
};
