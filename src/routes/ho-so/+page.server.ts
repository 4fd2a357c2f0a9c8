import { OWN_PAGE, openDrafts, ownDossiers } from '#dossier/index.ts';
import type { Access } from '#identity/index.ts';
import { dateAt, instant } from '#kernel/time.ts';
import { noticesOfUnits, noticeText } from '#notice/index.ts';
import { internalHere } from '#procedure/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'signed-in';

/** What a unit was last told of its matters. */
const TOLD = 10;

/** A person's own dossiers; an officer's page shows those of the agency worked in (QĐ 1085/QĐ-TTg), never a person's. */
export const load: PageServerLoad = async ({ locals: { app, viewer, language }, url }) => {
  const [at, code] = [Number(url.searchParams.get('sau-luc')), url.searchParams.get('sau-ma')];
  const after = code && Number.isSafeInteger(at) ? { at: instant(at), code } : undefined;
  const dossiers = await ownDossiers(app.read, app.realm, viewer, after);
  const drafts = after ? [] : await openDrafts(app.read, app.realm, viewer);
  const last = dossiers.length === OWN_PAGE ? dossiers.at(-1) : undefined;
  const told = after || viewer.kind !== 'officer' ? [] : await noticesOfUnits(app.read, app.realm, viewer, TOLD);
  const notices = told.map(({ id, kind, dossier, facts, madeAt }) => ({
    ...{ id, dossier, madeAt, title: noticeText(language, kind, dossier, facts).title },
  }));
  const ofUnit = viewer.kind === 'officer';
  const toAsk = ofUnit && !after ? await internalHere(app.read, app.realm, dateAt(app.clock.now())) : [];
  return {
    ...{ ofUnit, toAsk, notices, drafts, dossiers, last },
    now: app.clock.now(),
    discarded: url.searchParams.has('da-bo'),
  };
};
