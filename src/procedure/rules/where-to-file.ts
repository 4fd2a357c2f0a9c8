import type { ProcedureContent } from './content.ts';
import type { DecidedRoute } from './route.ts';

export type Route = DecidedRoute | 'other-province' | 'internal';

export interface Place {
  route: Route;
  /** Where online filing happens, when it does. */
  address: string | null;
  /** A reason somebody wrote down for this province; the page words the others. */
  reason: string | null;
  /** Whether the province decided it, or the law's order did. */
  decided: boolean;
}

/** A province's own decision on one procedure (procedure_route). */
export interface RouteRow {
  route: DecidedRoute;
  address: string | null;
  reason: string | null;
}

export const NATIONAL_PORTAL = 'https://dichvucong.gov.vn';

/** Systems of ministries, by what the published words name. Read in this order. */
const MINISTRY_SYSTEMS: readonly [pattern: RegExp, address: string][] = [
  [/Bộ Công an|VNeID|Công an cấp/i, 'https://dichvucong.bocongan.gov.vn'],
  [/đăng ký doanh nghiệp/i, 'https://dangkykinhdoanh.gov.vn'],
];

/**
 * Where a procedure is filed (NĐ 224/2026 Đ15.1i): in the ministry's central system first; the province handles what is not
 * there yet, and online filing enters by the National Portal since 1/7/2025 (NĐ 118/2025 Đ40). What the province has
 * decided for a procedure goes before the rule. `province` is the name of the province asking.
 */
export function whereToFile(
  content: Pick<ProcedureContent, 'kind' | 'province' | 'agency' | 'channels'>,
  decided: RouteRow | undefined,
  province: string | undefined,
): Place {
  // Agencies ask each other for it; here only where the province has decided so, whoever's text it is.
  if (content.kind === 'INTERNAL') {
    const decidedHere = decided?.route === 'here';
    return { route: 'internal', address: null, reason: decidedHere ? decided.reason : null, decided: decidedHere };
  }
  if (content.province && content.province !== province)
    return { route: 'other-province', address: NATIONAL_PORTAL, reason: content.province, decided: false };
  if (decided) {
    const address = decided.address ?? (decided.route === 'national-portal' ? NATIONAL_PORTAL : null);
    return { ...decided, address, decided: true };
  }
  const named = content.agency.receiving.join(' · ');
  const system = MINISTRY_SYSTEMS.find(([pattern]) => pattern.test(named));
  if (system) return { route: 'ministry-system', address: system[1], reason: null, decided: false };
  if (content.channels.some(({ type }) => type === 'TRUC_TUYEN'))
    return { route: 'national-portal', address: NATIONAL_PORTAL, reason: null, decided: false };
  return { route: 'desk-only', address: null, reason: null, decided: false };
}
