import { agencyByCode } from '#agency/index.ts';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import { readsReports, reportsOf, unitsToRead } from '#scorecard/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'controller', 'supervisor'];

/** A year of reports. */
const SHOWN = 12;

export const load: PageServerLoad = async ({ url, locals: { app, viewer } }) => {
  const units = await unitsToRead(app.read, app.realm, viewer);
  const asked = url.searchParams.get('don-vi')?.trim() || units[0]?.code || app.realm;
  const agency = readsReports(viewer, asked, app.realm) ? await agencyByCode(app.read, app.realm, asked) : undefined;
  const today = dateAt(app.clock.now());
  return {
    ...{ desk: true, agency, asked, today, units },
    periods: agency ? await reportsOf(app.read, app.realm, { unit: asked, today, count: SHOWN }) : [],
  };
};
