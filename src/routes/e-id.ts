import { type Cookies, redirect } from '@sveltejs/kit';
import { newToken, safeReturn } from '#identity/index.ts';
import { EIdFailed } from '#integrations/e-id/client.ts';
import type { RefusalCode } from '#words/refusal.ts';
import type { App } from '../app.ts';
import { isSecure } from './visitor.ts';

const MINUTES_10_S = 600;

/** What can go wrong with an electronic identity, as the address of the sign-in page tells it: `?loi=e-id-stale`. */
export const E_ID_PROBLEMS = [
  'e-id-refused',
  'e-id-stale',
  'e-id-silent',
  'e-id-wrong',
  'e-id-nobody',
  'e-id-absent',
] as const satisfies RefusalCode[];
export type EIdRefusal = (typeof E_ID_PROBLEMS)[number];

/** The problem named in an address, if it is one of ours. */
export const problemIn = (url: URL): EIdRefusal | undefined =>
  E_ID_PROBLEMS.find((one) => one === url.searchParams.get('loi'));

/** Back to the sign-in page, which says what happened; the page that was wanted stays wanted. */
export function backToDoor(problem: EIdRefusal, tiep: string | null | undefined): never {
  const query = new URLSearchParams({ loi: problem });
  const wish = safeReturn(tiep, '');
  if (wish) query.set('tiep', wish);
  redirect(303, `/dang-nhap?${query}`);
}

/** The refusal of what the client threw; a bug goes on as a bug. */
export function problemOf(error: unknown, app: App): EIdRefusal {
  if (!(error instanceof EIdFailed)) throw error;
  // The cause is the issuer's code, never a claim or a token.
  const { code, error: said } = (error.cause ?? {}) as { code?: string; error?: string };
  if (error.problem !== 'refused') app.log.warn({ event: 'e-id', problem: error.problem, code, said });
  return `e-id-${error.problem}`;
}

export const callbackOf = (app: App): string => `${app.settings.origin}/dang-nhap/e-id`;

const cookieOf = (app: App): string => (isSecure(app) ? '__Host-motcua-e-id' : 'motcua-e-id');

/** The browser's half of a sign-in that is under way: several tabs share it, another browser has none. */
export function keepBrowser(cookies: Cookies, app: App): string {
  const token = browserOf(cookies, app) ?? newToken();
  const secure = isSecure(app);
  cookies.set(cookieOf(app), token, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: MINUTES_10_S });
  return token;
}

export const browserOf = (cookies: Cookies, app: App): string | undefined => cookies.get(cookieOf(app));
