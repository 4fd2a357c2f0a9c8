import { error } from '@sveltejs/kit';
import { isDraftId } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { ownedPaper } from '#vault/index.ts';
import { storedFile } from '../../file.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'citizen';

export const GET: RequestHandler = async ({ locals: { app, citizen }, params, request }) => {
  if (!citizen || !isDraftId(params.paper)) error(404);
  const paper = await ownedPaper(app.read, app.realm, citizen.id, params.paper);
  return paper ? storedFile(app, request, paper) : error(404);
};
