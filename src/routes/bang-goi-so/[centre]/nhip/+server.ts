import { error } from '@sveltejs/kit';
import { centreOf } from '#desk/index.ts';
import type { Access } from '#identity/index.ts';
import { pulseOf } from '../../../pulse.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

export const GET: RequestHandler = async ({ locals: { app }, params: { centre }, url, request }) => {
  if (!(await centreOf(app.read, app.realm, centre))?.givesNumbers) error(404);
  return pulseOf(app, centre, Number(request.headers.get('last-event-id') ?? url.searchParams.get('tu')) || 0);
};
