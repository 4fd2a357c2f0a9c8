import { agencyByCode } from '#agency/index.ts';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { ownReportUnits, readsReports, reportsOf } from '#scorecard/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'controller', 'supervisor'];

/** A year of reports. */
const SHOWN = 12;

export const load: PageServerLoad = async ({ url, locals: { app, viewer } }) => {
  const asked = url.searchParams.get('don-vi')?.trim() || ownReportUnits(viewer)[0] || app.realm;
  const agency = readsReports(viewer, asked, app.realm) ? await agencyByCode(app.read, app.realm, asked) : undefined;
  const today = dateAt(app.clock.now());
  return {
    ...{ desk: true, agency, asked, today },
    periods: agency ? await reportsOf(app.read, app.realm, { unit: asked, today, count: SHOWN }) : [],
  };
};
