import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { ANYONE, rolesOf, viewerOf } from '#identity/index.ts';
import type { Language } from '#words/index.ts';
import type { App } from '../app.ts';

const YEAR_S = 31_536_000;

/** Vietnamese unless somebody chose otherwise here; the browser's own wish is not asked, it is rarely set by its user. */
export function languageOf({ url, cookies }: RequestEvent, secure: boolean): Language {
  const wish = url.searchParams.get('lang');
  if (wish !== 'vi' && wish !== 'en') return cookies.get('lang') === 'en' ? 'en' : 'vi';
  cookies.set('lang', wish, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: YEAR_S });
  return wish;
}

export const isSecure = (app: App): boolean => app.settings.origin.startsWith('https:');

/** `__Host-` binds the cookie to this very host over https; a browser refuses it over http. */
export const cookieName = (app: App): string => (isSecure(app) ? '__Host-motcua' : 'motcua');

/** Lasts as long as the browser is open; the session behind it may end sooner. */
export const keepSession = (cookies: Cookies, app: App, token: string): void =>
  cookies.set(cookieName(app), token, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(app) });

export const dropSession = (cookies: Cookies, app: App): void =>
  cookies.delete(cookieName(app), { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(app) });

/** Fills the locals with who is here and in which language. */
export async function recognise(event: RequestEvent, app: App): Promise<void> {
  const { locals, cookies } = event;
  locals.app = app;
  locals.language = languageOf(event, isSecure(app));
  locals.viewer = ANYONE;
  locals.officer = undefined;
  locals.citizen = undefined;
  const token = cookies.get(cookieName(app));
  locals.lapsed = undefined;
  if (!token) return;
  locals.viewer = await viewerOf(app, token, app.settings.idleMinutes);
  if (locals.viewer.kind === 'anyone') {
    locals.lapsed = token;
    dropSession(cookies, app);
  }
  if (locals.viewer.kind === 'citizen') locals.citizen = locals.viewer;
  if (locals.viewer.kind !== 'officer') return;
  const { id, name, posts, unit } = locals.viewer;
  locals.officer = { id, name, unit: unit?.[locals.language] ?? '', roles: rolesOf(posts) };
}
