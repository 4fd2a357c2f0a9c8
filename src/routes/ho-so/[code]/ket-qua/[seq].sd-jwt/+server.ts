import { error } from '@sveltejs/kit';
import { owns, viewDossier } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { credentialsOf } from '#letter/index.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'signed-in';

/** The result as its owner's credential (SD-JWT VC), whole: what is shown of it is the owner's to choose. */
export const GET: RequestHandler = async ({ locals: { app, viewer }, params: { code, seq } }) => {
  const view = await viewDossier(app.read, app.realm, { viewer, code, now: app.clock.now(), language: 'vi' });
  if (!view || !owns(viewer, view.dossier)) error(404);
  const credential = (await credentialsOf(app.read, app.realm, code)).get(Number(seq)) ?? error(404);
  return new Response(credential, {
    headers: {
      ...{ 'content-type': 'application/dc+sd-jwt', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
      'content-disposition': `attachment; filename="ket-qua-${code}-${seq}.sd-jwt"`,
    },
  });
};
