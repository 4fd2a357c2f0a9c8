import type { Access } from '#identity/index.ts';
import { boardPage } from '#scorecard/index.ts';
import { boardAsked } from '../asked.ts';
import { openAnswer } from '../open-files.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

export const GET: RequestHandler = async ({ locals: { app }, url }) => {
  const asked = boardAsked(app, url);
  return openAnswer('csv', await boardPage(app.read, asked), asked);
};
