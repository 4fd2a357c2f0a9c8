import { type Post, type Role, rolesOf } from '#identity/index.ts';

const isUnder = (realm: string, unit: string, above: string): boolean =>
  above === realm || unit === above || unit.startsWith(`${above}.`);

const rank = (role: Role): number => (role === 'leader' ? 2 : role === 'unit-head' ? 1 : 0);
const leads = ({ role }: Post): boolean => rank(role) > 0;

/**
 * How these posts see a unit's evaluation: who leads it or what is above it, its officers; who controls or oversees, its sums alone.
 * Posts are the viewer's own: whoever stands in for a leader does the leader's work on dossiers, and judges nobody.
 */
export function seesUnit(realm: string, posts: readonly Post[], unit: string): 'officers' | 'sums' | undefined {
  if (posts.some((post) => leads(post) && isUnder(realm, unit, post.unit))) return 'officers';
  const oversees = posts.some(
    ({ role, unit: above }) => role === 'controller' || (role === 'supervisor' && isUnder(realm, unit, above)),
  );
  return oversees ? 'sums' : undefined;
}

/** The units these posts open, the widest first. */
export function evaluatedUnits(realm: string, posts: readonly Post[]): string[] {
  const units = posts.flatMap((post) => {
    if (post.role === 'controller') return [realm];
    return leads(post) || post.role === 'supervisor' ? [post.unit] : [];
  });
  return [...new Set(units)].sort((a, b) => a.split('.').length - b.split('.').length || (a < b ? -1 : 1));
}

/** Of an officer's posts, those through which these posts see the sheet. Nobody sees an equal's: a leader's is seen from above. */
export const postsSeen = (realm: string, own: readonly Post[], posts: readonly Post[]): Post[] =>
  posts.filter(({ unit }) => {
    const there = Math.max(...posts.filter((one) => one.unit === unit).map(({ role }) => rank(role)));
    return own.some(
      (post) => leads(post) && isUnder(realm, unit, post.unit) && (unit !== post.unit || there < rank(post.role)),
    );
  });

/** The role somebody is set beside others by: the highest held. */
export const mainRole = (posts: readonly Post[]): Role =>
  rolesOf(posts).reduce((high, role) => (rank(role) > rank(high) ? role : high));

/** Whether what stands at an agency is work of a unit: the agency itself, a room of it, or what stands above and below. */
export const isWorkOf = (realm: string, unit: string, agency: string): boolean =>
  isUnder(realm, agency, unit) || isUnder(realm, unit, agency);
