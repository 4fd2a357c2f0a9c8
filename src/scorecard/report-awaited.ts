import { agencyByCode } from '#agency/index.ts';
import type { Reader } from '#db/pool.server.ts';
import type { Viewer } from '#identity/index.ts';
import type { LocalDate } from '#kernel/time.ts';
import { formOfUnit } from './report-view.ts';
import type { NamedUnit } from './rules/named-unit.ts';
import { type AwaitedForm, awaitedForms } from './rules/report-awaited.ts';
import { formsOf } from './rules/report-form-data.ts';
import { ownReportUnits, readsAllReports } from './rules/report-may.ts';
import { lastReports, type ReportPeriod, reportDue } from './rules/report-period.ts';
import { reporterOf } from './rules/report-reporter.ts';
import { sentFormsSince } from './sql/reports.ts';
import { unitsBelowOf, unitsNamed } from './sql/units.ts';

export interface AwaitedReport extends ReportPeriod {
  readonly due: LocalDate;
  readonly forms: readonly AwaitedForm[];
}

/** The last periods, the newest first, and how each form stands on a day; no forms of a unit that reports to nobody. */
export async function reportsOf(
  reader: Reader,
  realm: string,
  { unit, today, count }: { unit: string; today: LocalDate; count: number },
): Promise<AwaitedReport[]> {
  const agency = await agencyByCode(reader, realm, unit);
  const reporter = agency && reporterOf(agency, realm);
  const periods = lastReports(today, count);
  const oldest = periods.at(-1)?.to ?? today;
  const sent = await sentFormsSince(reader, realm, unit, oldest);
  return periods.map((period) => {
    const due = reportDue(period, reporter === 'province');
    const forms = reporter ? [formOfUnit(unit, realm), ...formsOf(reporter, period.kind)] : [];
    return { ...period, due, forms: awaitedForms(period, forms, { due, today, sent }) };
  });
}

/** Of the two last periods of some units, forms that are to be sent now and were not: what those who close reports are reminded of. */
export async function reportsToSend(
  reader: Reader,
  realm: string,
  { units, today }: { units: readonly string[]; today: LocalDate },
): Promise<(AwaitedReport & { readonly unit: string })[]> {
  const found = await Promise.all(
    units.map(async (unit) =>
      (await reportsOf(reader, realm, { unit, today, count: 2 })).map((one) => ({ ...one, unit })),
    ),
  );
  return found
    .flat()
    .map((one) => ({
      ...one,
      forms: one.forms.filter(({ state }) => state === 'open' || state === 'soon' || state === 'late'),
    }))
    .filter(({ forms }) => forms.length > 0);
}

/** The units whose reports an officer may read, the province first for whoever reads all. */
export async function unitsToRead(reader: Reader, realm: string, viewer: Viewer): Promise<NamedUnit[]> {
  if (!readsAllReports(viewer, realm)) return unitsNamed(reader, realm, ownReportUnits(viewer));
  return [...(await unitsNamed(reader, realm, [realm])), ...(await unitsBelowOf(reader, realm, realm))];
}
