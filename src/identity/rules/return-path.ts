const DOORS = /^\/dang-(nhap|xuat)(\/|$)/;

/**
 * Where to go after signing in: the path asked for if it is one of ours, else `fallback`. Never another host,
 * however it is written (`//host`, `/\host`, `/%09/host`), and never the sign-in or sign-out page again.
 */
export function safeReturn(wish: string | null | undefined, fallback: string): string {
  if (!wish || wish.length > 2000 || !/^\/(?![/\\])/.test(wish) || /[\\\p{Cc}]/u.test(wish)) return fallback;
  const here = 'http://here.invalid';
  const url = URL.canParse(wish, here) ? new URL(wish, here) : undefined;
  if (url?.origin !== here || url.pathname.startsWith('//') || DOORS.test(url.pathname)) return fallback;
  return url.pathname + url.search;
}
