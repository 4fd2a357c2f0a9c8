import { error } from '@sveltejs/kit';
import type { Access } from '#identity/index.ts';
import { refused } from '#kernel/outcome.ts';
import { sitemapOf } from '#procedure/index.ts';
import { refusalSentence } from '#words/index.ts';
import type { RequestHandler } from './$types';

export const _access: Access = 'public';

/** Pages that do not come from the catalogue, and what describes the open data. */
const OWN = ['/', '/thu-tuc', '/co-quan', '/tinh-han', '/bang-diem', '/bang-diem/du-lieu.jsonld', '/so-lieu-cong-bo'];

/** `trang.xml`: pages of the program; else the public procedures, some thousands a file. Codes hold nothing that XML would read as its own. */
export const GET: RequestHandler = async ({ locals: { app, language }, params }) => {
  const number = /^[1-9]\d{0,3}$/.test(params.number) ? Number(params.number) : 0;
  const { origin } = app.settings;
  const pages = number > 0 ? await sitemapOf(app.read, app.realm, number) : [];
  const lines = [
    ...(params.number === 'trang' ? OWN.map((path) => `<url><loc>${origin}${path}</loc></url>`) : []),
    ...pages.map(({ code, changed }) => `<url><loc>${origin}/thu-tuc/${code}</loc><lastmod>${changed}</lastmod></url>`),
  ];
  if (lines.length === 0) error(404, refusalSentence(language, refused('not-found')));
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`,
    { headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' } },
  );
};
