import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import type { LocalDate } from '#kernel/time.ts';

/**
 * Where a province may have a procedure filed (NĐ 224/2026 Đ15.1i): with itself, on the National Portal, in a ministry's system, or at
 * the counter alone. Agencies file an internal procedure here (`here`) or not at all (`desk-only`).
 */
export const ROUTES = ['here', 'national-portal', 'ministry-system', 'desk-only'] as const;
export type DecidedRoute = (typeof ROUTES)[number];

/** A province's decision on one procedure, from a day on. */
export interface RouteDecision {
  readonly validFrom: LocalDate;
  readonly route: DecidedRoute;
  /** Of a ministry's system; of the National Portal only where it is not the portal's front page. */
  readonly address: string | null;
  /** Shown to everybody beneath the place. */
  readonly reason: string | null;
}

/** The same as somebody typed it or a file has it. */
export interface RouteWish {
  readonly from: LocalDate;
  readonly route: string;
  readonly address: string;
  readonly reason: string;
}

export type RouteRefusal = 'route-missing' | 'route-address-missing' | 'route-address-wrong' | 'route-reason-missing';

const isRoute = (text: string): text is DecidedRoute => (ROUTES as readonly string[]).includes(text);
const isAddress = (text: string): boolean =>
  text.length <= 300 && URL.canParse(text) && new URL(text).protocol === 'https:';

/** The decision, or what it lacks: people are sent to an address only over https, and nowhere without a reason they can read. */
export function routeDecided({ from, route, address, reason }: RouteWish): Outcome<RouteDecision, RouteRefusal> {
  if (!isRoute(route)) return refused('route-missing');
  const goesElsewhere = route === 'ministry-system' || route === 'national-portal';
  const there = goesElsewhere ? address.trim() : '';
  if (route === 'ministry-system' && there === '') return refused('route-address-missing');
  if (there !== '' && !isAddress(there)) return refused('route-address-wrong', { found: there.slice(0, 100) });
  const why = reason.trim().replace(/\.+$/, '').slice(0, 300);
  if (why === '') return refused('route-reason-missing');
  return ok({ validFrom: from, route, address: there || null, reason: why });
}
