import type { Post, Role, Viewer } from '#identity/index.ts';

type Officer = Viewer & { kind: 'officer' };

const within = (unit: string, agency: string): boolean => unit === agency || unit.startsWith(`${agency}.`);

/** Centres where this person receives people. */
export const countersOf = (viewer: Viewer): string[] =>
  viewer.kind === 'officer'
    ? [...new Set(viewer.posts.filter(({ role }) => role === 'receiver').map(({ unit }) => unit))]
    : [];

/** Whether the officer receives people at that centre (NĐ 118/2025 Đ11). */
export const receivesAt = (viewer: Viewer, centre: string): viewer is Officer => countersOf(viewer).includes(centre);

/** Whether the officer is the centre's head, or leads what it stands under (NĐ 118/2025 Đ9). */
export const leadsCentre = (viewer: Viewer, centre: string): viewer is Officer =>
  viewer.kind === 'officer' &&
  viewer.posts.some(({ role, unit }) => (role === 'leader' || role === 'unit-head') && within(centre, unit));

const TAKERS: readonly Role[] = ['handler', 'unit-head', 'leader', 'clerk'];
const officeOf = (unit: string): string => unit.split('.').slice(0, -1).join('.');

/**
 * Whether somebody with this post takes what is handed to that unit: whoever works there or in a room of it, its heads
 * and leaders, and the clerk of the office it belongs to.
 */
export function takesFor({ role, unit }: Post, to: string): boolean {
  if (!TAKERS.includes(role)) return false;
  if (within(unit, to)) return true;
  if (role === 'leader' || role === 'unit-head') return within(to, unit);
  return role === 'clerk' && within(to, officeOf(unit));
}

/** A shift hands over to the next at the same centre; onward, to those who resolve it. Nobody confirms what he gives. */
export function mayConfirm(
  viewer: Viewer,
  list: { readonly kind: 'onward' | 'shift'; readonly toUnit: string; readonly madeBy: string },
): boolean {
  if (viewer.kind !== 'officer' || viewer.id === list.madeBy) return false;
  return list.kind === 'shift'
    ? receivesAt(viewer, list.toUnit)
    : viewer.posts.some((post) => takesFor(post, list.toUnit));
}

/** Whose confirming is awaited, said so that a query can ask (`mayConfirm`): a shift's lists at these centres, others to these units or to any like that. */
export const confirmsOf = (viewer: Viewer): { shifts: string[]; to: string[]; below: string[] } => {
  const { to, below } = sidesOf(viewer);
  return { shifts: countersOf(viewer), to, below };
};

/** What was given is taken back by whoever gave it; onward, also by another receiver of that centre. */
export const mayTakeBack = (
  viewer: Viewer,
  list: { readonly kind: 'onward' | 'shift'; readonly fromUnit: string; readonly madeBy: string },
): viewer is Officer => receivesAt(viewer, list.fromUnit) && (list.kind === 'onward' || viewer.id === list.madeBy);

/** Every unit above one and itself: `H48.14.05`, `H48.14`, `H48`. */
const upward = (unit: string): string[] => {
  const parts = unit.split('.');
  return parts.map((_, at) => parts.slice(0, at + 1).join('.'));
};

/** Which lists are the viewer's, said so that a query can ask: the same as `takesFor`, which a test compares. */
export function sidesOf(viewer: Viewer): { from: string[]; to: string[]; below: string[] } {
  const posts = viewer.kind === 'officer' ? viewer.posts.filter(({ role }) => TAKERS.includes(role)) : [];
  const offices = posts.filter(({ role }) => role === 'clerk').map(({ unit }) => officeOf(unit));
  const led = posts.filter(({ role }) => role === 'leader' || role === 'unit-head').map(({ unit }) => unit);
  return {
    from: countersOf(viewer),
    to: [...new Set([...posts.flatMap(({ unit }) => upward(unit)), ...offices])],
    below: [...new Set([...offices, ...led])].map((unit) => `${unit}.%`),
  };
}
