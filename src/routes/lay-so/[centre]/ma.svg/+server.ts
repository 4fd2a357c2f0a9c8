import { error } from '@sveltejs/kit';
import { centreOf } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import { squareOf } from '../../../square.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

export const GET: RequestHandler = async ({ locals: { app }, params: { centre } }) => {
  if (!(await centreOf(app.read, app.realm, centre))?.givesNumbers) error(404);
  return squareOf(`${app.settings.origin}/lay-so/${centre}`);
};
