import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { unitsNamed, viewProcess } from '#scorecard/index.ts';
import { ownBoard } from '../../../bang-diem/asked.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['unit-head', 'leader', 'controller', 'supervisor'];

export const load: PageServerLoad = async ({ locals: { app, viewer }, params, url }) => {
  const { unit, period, now } = ownBoard(app, viewer, url);
  const asked = { realm: app.realm, unit, period, now, procedure: params.procedure };
  const [found, named] = await Promise.all([viewProcess(app.read, asked), unitsNamed(app.read, app.realm, [unit])]);
  if (!found || (unit !== app.realm && named.length === 0)) error(404);
  return { desk: true, ...found, ...{ unit, period, now, procedure: params.procedure }, unitName: named[0] ?? null };
};
