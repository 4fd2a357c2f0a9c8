import { communeCommittees, readUnitCursor, unitOfRealm, upperAgencies } from '#agency/index.ts';
import type { Access } from '#identity/index.ts';
import { askedDay } from '../as-of.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = 'public';

const PAGE = 100;

export const load: PageServerLoad = async ({ url, locals: { app } }) => {
  const asked = askedDay(url, app.clock);
  const after = readUnitCursor(url.searchParams.get('sau'));
  const [upper, found, place] = await Promise.all([
    upperAgencies(app.read, app.realm, asked.day),
    communeCommittees(app.read, app.realm, asked.day, { after, limit: PAGE + 1 }),
    unitOfRealm(app.read, app.realm, asked.day),
  ]);
  const communes = found.slice(0, PAGE);
  return { ...asked, upper: after ? [] : upper, communes, unit: place, more: found[PAGE] && communes.at(-1) };
};
