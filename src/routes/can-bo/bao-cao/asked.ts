import { error } from '@sveltejs/kit';
import { agencyByCode } from '#agency/index.ts';
import {
  formOfUnit,
  formsOf,
  isReportForm,
  type ReportForm,
  type ReportFormCode,
  readsReports,
  reporterOf,
  reportPeriod,
} from '#scorecard/index.ts';

/** The unit and period an address names, for whoever may read that unit's reports; else there is none. */
export async function reportOf({ app, viewer }: App.Locals, { unit, period }: { unit: string; period: string }) {
  const found = reportPeriod(period);
  const agency = readsReports(viewer, unit, app.realm) ? await agencyByCode(app.read, app.realm, unit) : undefined;
  if (!found || !agency) error(404);
  const reporter = reporterOf(agency, app.realm);
  return { period: found, agency, forms: reporter ? formsOf(reporter, found.kind) : [] };
}

interface Params {
  readonly unit: string;
  readonly period: string;
  readonly form: string;
}

/** One of the other forms, where the unit sends it for that period. */
export async function formOf(locals: App.Locals, params: Params) {
  const { forms, ...found } = await reportOf(locals, params);
  const form = params.form;
  if (!isReportForm(form) || !forms.includes(form)) error(404);
  const address = `/can-bo/bao-cao/${found.agency.code}/${found.period.name}/${form}`;
  return { ...found, form: form as ReportFormCode, address };
}

/** Any form, 07a and 07b too, as its files ask for it. */
export async function anyFormOf(locals: App.Locals, params: Params) {
  const { forms, ...found } = await reportOf(locals, params);
  const own: readonly ReportForm[] = [formOfUnit(found.agency.code, locals.app.realm), ...forms];
  const form = own.find((one) => one === params.form) ?? error(404);
  return { ...found, form, key: { form, unit: found.agency.code, from: found.period.from, to: found.period.to } };
}
