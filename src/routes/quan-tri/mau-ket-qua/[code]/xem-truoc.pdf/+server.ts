import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { templatePreview, templatesOf } from '#letter/index.ts';
import { provinceOf } from '../../../../place.ts';
import { declinesIn } from '../../kind.ts';
import type { RequestHandler } from './$types';

export const _access: Access = ['controller'];

/** The draft, else the last edition, as a page: each name stands where its value will. */
export const GET: RequestHandler = async ({ locals: { app }, params, url }) => {
  const [edition] = await templatesOf(app.read, app.realm, params.code, declinesIn(url.searchParams.get('cho')));
  if (!edition) error(404);
  const bytes = await templatePreview(edition, { place: (await provinceOf(app)) ?? '', now: app.clock.now() });
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...{ 'content-type': 'application/pdf', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
      'content-disposition': `inline; filename="mau-ket-qua-${params.code}.pdf"`,
    },
  });
};
