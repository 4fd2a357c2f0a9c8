import { OWN_PAGE, openDrafts, ownDossiers } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { instant } from '#kernel/time.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'citizen';

export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => {
  const [at, code] = [Number(url.searchParams.get('sau-luc')), url.searchParams.get('sau-ma')];
  const after = code && Number.isSafeInteger(at) ? { at: instant(at), code } : undefined;
  const dossiers = await ownDossiers(app.read, app.realm, viewer, after);
  const drafts = after ? [] : await openDrafts(app.read, app.realm, viewer);
  const last = dossiers.length === OWN_PAGE ? dossiers.at(-1) : undefined;
  return { drafts, dossiers, last, now: app.clock.now(), discarded: url.searchParams.has('da-bo') };
};
