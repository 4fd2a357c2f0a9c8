import type { Access } from '#identity/index.ts';
import { rankingOf } from '#scorecard/index.ts';
import { boardAsked } from '../asked.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

export const load: PageServerLoad = async ({ locals: { app }, url }) => {
  const asked = boardAsked(app, url);
  return { ...(await rankingOf(app.read, asked)), period: asked.period, now: asked.now };
};
