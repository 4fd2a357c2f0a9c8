import { error } from '@sveltejs/kit';
import { agencyByCode } from '#agency/index.ts';
import { readsReports, reportPeriod } from '#scorecard/index.ts';

/** The unit and period an address names, for whoever may read that unit's reports; else there is none. */
export async function reportOf({ app, viewer }: App.Locals, { unit, period }: { unit: string; period: string }) {
  const found = reportPeriod(period);
  const agency = readsReports(viewer, unit, app.realm) ? await agencyByCode(app.read, app.realm, unit) : undefined;
  return found && agency ? { period: found, agency } : error(404);
}
