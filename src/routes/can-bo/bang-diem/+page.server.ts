import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { boardPage, raises, unitsNamed } from '#scorecard/index.ts';
import type { PageServerLoad } from './$types';
import { ownBoard } from './asked.ts';

export const _access: Access = ['unit-head', 'leader', 'controller', 'supervisor'];

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => {
  const asked = ownBoard(app, viewer, url);
  const [page, own] = await Promise.all([boardPage(app.read, asked), unitsNamed(app.read, app.realm, asked.own)]);
  if (asked.unit !== app.realm && page.unit === null) error(404);
  return { desk: true, ...page, own, now: asked.now, raises: raises(page.board.sheet) };
};
