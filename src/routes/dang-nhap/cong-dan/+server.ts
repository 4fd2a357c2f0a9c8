import { redirect } from '@sveltejs/kit';
import { type Access, beginEId, safeReturn } from '#identity/index.ts';
import { begin } from '#integrations/e-id/client.ts';
import { backToDoor, callbackOf, keepBrowser, problemOf } from '../../e-id.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

/** Sends the browser to the issuer of electronic identities, with what must come back. */
export const GET: RequestHandler = async ({ locals: { app }, url, cookies }) => {
  const tiep = safeReturn(url.searchParams.get('tiep'), '');
  if (!app.settings.eId) backToDoor('e-id-absent', tiep);
  const begun = await begin(app.settings.eId, callbackOf(app), tiep).catch((error) =>
    backToDoor(problemOf(error, app), tiep),
  );
  await beginEId(app, { ...begun, browser: keepBrowser(cookies, app) });
  redirect(303, begun.url, { external: true });
};
