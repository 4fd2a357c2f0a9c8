import type { Access } from '#identity/index.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

/** Robots may read what citizens read; searches and officers' pages are nothing for them. */
export const GET: RequestHandler = ({ locals: { app } }) =>
  new Response(
    `User-agent: *\nDisallow: /can-bo\nDisallow: /quan-tri\nDisallow: /giay-to-chia-se\nDisallow: /thu-tuc?\n\nSitemap: ${app.settings.origin}/sitemap.xml\n`,
    { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' } },
  );
