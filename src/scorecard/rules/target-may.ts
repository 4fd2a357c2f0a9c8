import type { Viewer } from '#identity/index.ts';

type Officer = Viewer & { kind: 'officer' };

/** Who enters directives and sets targets: the province's controllers and its leaders. */
export const setsTargets = (viewer: Viewer, root: string): viewer is Officer =>
  viewer.kind === 'officer' &&
  viewer.posts.some(({ role, unit }) => role === 'controller' || (role === 'leader' && unit === root));

/** Which targets somebody reads, said so that a query can ask; the one predicate on rows of targets. */
export function targetSees(viewer: Viewer, root: string): { all: boolean; units: string[]; owner: string | null } {
  if (viewer.kind !== 'officer') return { all: false, units: [], owner: null };
  const units = viewer.posts.filter(({ role }) => role === 'leader' || role === 'unit-head').map(({ unit }) => unit);
  const all = setsTargets(viewer, root) || viewer.posts.some(({ role }) => role === 'supervisor');
  return { all, units, owner: viewer.id };
}
