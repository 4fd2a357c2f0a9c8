import type { Post, Role } from '#identity/index.ts';

/** Who may open the leader's board; what is listed there is each dossier's own predicate. */
export const BOARD_ROLES = ['unit-head', 'leader', 'controller', 'supervisor'] as const satisfies readonly Role[];

const isUnder = (unit: string, above: string): boolean => unit === above || unit.startsWith(`${above}.`);

/**
 * The units whose boards these posts open, the widest first: a leader's or supervisor's own with all below it; a head of a room
 * also that of the office, where the room's work is counted; a controller, who answers for the province's procedures, all.
 */
export function boardUnits(realm: string, posts: readonly Post[]): string[] {
  const units = posts.flatMap(({ role, unit }) => {
    if (role === 'controller') return [realm];
    if (role === 'unit-head') return [unit.split('.').slice(0, -1).join('.') || unit, unit];
    return role === 'leader' || role === 'supervisor' ? [unit] : [];
  });
  return [...new Set(units)].sort((a, b) => a.split('.').length - b.split('.').length || (a < b ? -1 : 1));
}

/** The province's own code is above every agency here, also those whose code begins elsewhere. */
export const mayReadBoard = (realm: string, posts: readonly Post[], unit: string): boolean =>
  boardUnits(realm, posts).some((above) => above === realm || isUnder(unit, above));

const oversight = (posts: readonly Post[]): Post[] => posts.filter(({ role }) => role === 'supervisor');

/** The units a supervisor's posts are of, the widest first (HĐND). */
export const supervisedUnits = (realm: string, posts: readonly Post[]): string[] => boardUnits(realm, oversight(posts));

/** Whether somebody supervises a unit: by such a post at it or above it, not because they lead it. */
export const supervises = (realm: string, posts: readonly Post[], unit: string): boolean =>
  mayReadBoard(realm, oversight(posts), unit);
