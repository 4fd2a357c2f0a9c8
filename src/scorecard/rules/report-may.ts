import type { Viewer } from '#identity/index.ts';

type Officer = Viewer & { kind: 'officer' };

/** Who reads a unit's reports: its leaders, heads and clerks, controllers, supervisors, and the province's leaders. */
export const readsReports = (viewer: Viewer, unit: string, root: string): viewer is Officer =>
  viewer.kind === 'officer' &&
  viewer.posts.some((post) => {
    if (post.role === 'controller' || post.role === 'supervisor') return true;
    if (post.role === 'leader' && post.unit === root) return true;
    return post.unit === unit && ['leader', 'unit-head', 'clerk'].includes(post.role);
  });

/** Only who leads the unit sends its report. */
export const sendsReports = (viewer: Viewer, unit: string): viewer is Officer =>
  viewer.kind === 'officer' && viewer.posts.some((post) => post.role === 'leader' && post.unit === unit);

/** Who enters figures that nothing here tells: the unit's leaders, heads and clerks. */
export const entersReports = (viewer: Viewer, unit: string): viewer is Officer =>
  viewer.kind === 'officer' &&
  viewer.posts.some((post) => post.unit === unit && ['leader', 'unit-head', 'clerk'].includes(post.role));

/** The units whose reports are this officer's first concern. */
export const ownReportUnits = (viewer: Viewer): string[] =>
  viewer.kind === 'officer'
    ? [
        ...new Set(
          viewer.posts.filter(({ role }) => ['leader', 'unit-head', 'clerk'].includes(role)).map(({ unit }) => unit),
        ),
      ]
    : [];
