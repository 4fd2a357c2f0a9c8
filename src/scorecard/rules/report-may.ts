import type { Viewer } from '#identity/index.ts';

type Officer = Viewer & { kind: 'officer' };

/** Controllers, supervisors and the province's leaders read the reports of every unit. */
export const readsAllReports = (viewer: Viewer, root: string): viewer is Officer =>
  viewer.kind === 'officer' &&
  viewer.posts.some(
    ({ role, unit }) => role === 'controller' || role === 'supervisor' || (role === 'leader' && unit === root),
  );

/** Who reads a unit's reports: who reads all, and its own leaders, heads and clerks. */
export const readsReports = (viewer: Viewer, unit: string, root: string): viewer is Officer =>
  readsAllReports(viewer, root) || ownReportUnits(viewer).includes(unit);

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
