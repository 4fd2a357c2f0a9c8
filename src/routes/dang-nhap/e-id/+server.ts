import { redirect } from '@sveltejs/kit';
import { type Access, endEId, safeReturn, signInCitizen } from '#identity/index.ts';
import { end, returnPathIn } from '#integrations/e-id/client.ts';
import { backToDoor, browserOf, callbackOf, problemOf } from '../../e-id.ts';
import { cookieName, keepSession } from '../../visitor.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

/** Where the issuer sends the browser back to: compared with what was kept, traded in, signed in. */
export const GET: RequestHandler = async ({ locals: { app }, url, cookies, request: { signal } }) => {
  const { eId } = app.settings;
  if (!eId) backToDoor('e-id-absent', null);
  const state = url.searchParams.get('state') ?? '';
  const kept = await endEId(app, state, browserOf(cookies, app) ?? '');
  if (!kept.ok) backToDoor(kept.code, null);
  const tiep = returnPathIn(state);
  const came = new URL(callbackOf(app) + url.search);
  const ended = await end(eId, came, { state, ...kept.value }, signal).catch((error) =>
    backToDoor(problemOf(error, app), tiep),
  );
  const shownToken = cookies.get(cookieName(app));
  const done = await signInCitizen(app, { issuer: eId.issuer, ...ended, shownToken });
  if (!done.ok) backToDoor(done.code, tiep);
  keepSession(cookies, app, done.value.token);
  redirect(303, safeReturn(tiep, '/tai-khoan'));
};
