import { HELD_PAGE, heldBy, holdersUnder } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['unit-head', 'leader'];

/** What each officer holds; what is chosen goes through the preview of several at once (../ho-so/nhieu). */
export const load: PageServerLoad = async ({ locals: { app, viewer }, url }) => {
  const now = app.clock.now();
  const holders = await holdersUnder(app.read, app.realm, viewer, now);
  const whose = holders.find(({ id }) => id === url.searchParams.get('cua'));
  const held = whose && (await heldBy(app.read, app.realm, viewer, { officer: whose.id, now }));
  return { desk: true, now, holders, whose, held, page: HELD_PAGE };
};
