import type { Access } from '#identity/index.ts';
import { sitemaps } from '#procedure/index.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

/** The index of sitemaps (sitemaps.org 0.9). */
export const GET: RequestHandler = async ({ locals: { app } }) => {
  const own = `<sitemap><loc>${app.settings.origin}/sitemap/trang.xml</loc></sitemap>`;
  const lines = (await sitemaps(app.read, app.realm)).map(
    ({ number, changed }) =>
      `<sitemap><loc>${app.settings.origin}/sitemap/${number}.xml</loc><lastmod>${changed}</lastmod></sitemap>`,
  );
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${[own, ...lines].join('\n')}\n</sitemapindex>\n`,
    { headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' } },
  );
};
