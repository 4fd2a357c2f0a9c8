import { agencyByCode } from '#agency/index.ts';
import type { Access } from '#identity/index.ts';
import { dateAt } from '#kernel/time.ts';
import {
  formOfUnit,
  formsOf,
  lastReports,
  ownReportUnits,
  readsReports,
  reportDue,
  reporterOf,
} from '#scorecard/index.ts';
import type { PageServerLoad } from './$types';

export const _access: Access = ['leader', 'unit-head', 'clerk', 'controller', 'supervisor'];

/** A year of reports. */
const SHOWN = 12;

export const load: PageServerLoad = async ({ url, locals: { app, viewer } }) => {
  const asked = url.searchParams.get('don-vi')?.trim() || ownReportUnits(viewer)[0] || app.realm;
  const agency = readsReports(viewer, asked, app.realm) ? await agencyByCode(app.read, app.realm, asked) : undefined;
  const today = dateAt(app.clock.now());
  const isProvince = asked === app.realm;
  const reporter = agency && reporterOf(agency, app.realm);
  const forms = (kind: Parameters<typeof formsOf>[1]) => (reporter ? formsOf(reporter, kind) : []);
  return {
    ...{ desk: true, agency, asked, today, form: formOfUnit(asked, app.realm) },
    periods: lastReports(today, SHOWN).map((one) => ({
      ...one,
      due: reportDue(one, isProvince),
      forms: forms(one.kind),
    })),
  };
};
