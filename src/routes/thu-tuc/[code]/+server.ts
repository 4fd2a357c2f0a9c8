import type { Access } from '#identity/index.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

/** Asked by a machine (`Accept: application/json`) the address answers as `<code>.json`; asked by anyone else, as the page. */
export const GET: RequestHandler = ({ request, fetch, params, url }) =>
  request.headers.get('accept')?.includes('json')
    ? fetch(`/thu-tuc/${params.code}.json${url.search}`)
    : fetch(url.pathname + url.search, { headers: { accept: 'text/html' } });
