import { error } from '@sveltejs/kit';
import { isDraftId } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { ownedPaper } from '#vault/index.ts';
import { storedFile } from '../../file.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'citizen';

export const GET: RequestHandler = async ({ locals: { app, citizen }, params, request, url }) => {
  if (!citizen || !isDraftId(params.paper)) error(404);
  const paper = await ownedPaper(app.read, app.realm, citizen.id, params.paper);
  if (!paper) error(404);
  // `?ban=ky`: with the signature of the officer who compared it.
  const signed = url.searchParams.get('ban') === 'ky' ? (paper.copy ?? error(404)) : undefined;
  return storedFile(app, request, signed ? { ...paper, sha256: signed.sha256 } : paper);
};
