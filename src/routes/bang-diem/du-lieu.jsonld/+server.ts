import { json } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { boardPage, unitsNamed } from '#scorecard/index.ts';
import { placeOf } from '../../place.ts';
import { boardAsked } from '../asked.ts';
import { catalogueOf } from '../metadata.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

/** What the open data of the board are, for whoever gathers open data (DCAT-AP). */
export const GET: RequestHandler = async ({ locals: { app }, url }) => {
  const asked = boardAsked(app, url);
  const [page, [publisher], place] = await Promise.all([
    boardPage(app.read, asked),
    unitsNamed(app.read, app.realm, [app.realm]),
    placeOf(app, 'vi'),
  ]);
  const about = { origin: app.settings.origin, licence: app.settings.openDataLicence, realm: app.realm };
  const names = { publisher: publisher?.vi ?? place ?? app.realm, place: place ?? app.realm };
  return json(catalogueOf(page, { ...about, ...names, now: asked.now }), {
    headers: { 'content-type': 'application/ld+json', 'cache-control': 'no-store' },
  });
};
