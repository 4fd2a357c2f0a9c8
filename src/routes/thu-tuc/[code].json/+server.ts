import { json } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { findPage } from '../shown.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

/** A procedure for machines: the catalogue's facts, its versions, and the content in force on `?ngay=`. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { page } = await findPage(locals, params.code, { day: url.searchParams.get('ngay') });
  return json({
    url: `${locals.app.settings.origin}/thu-tuc/${page.entry.code}`,
    date: page.date,
    ...page.entry,
    inForce: page.shown,
  });
};
