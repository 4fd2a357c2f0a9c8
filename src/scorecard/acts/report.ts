import { type Agency, agencyByCode } from '#agency/index.ts';
import { record } from '#db/trail.ts';
import { type Acting, inTransaction, type Tx } from '#db/transaction.ts';
import { actorOf } from '#dossier/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Outcome, ok, refused } from '#kernel/outcome.ts';
import { dateAt } from '#kernel/time.ts';
import { viewForm } from '../report-form-view.ts';
import { formOfUnit, viewReport } from '../report-view.ts';
import type { ReportFormCode } from '../rules/report-form.ts';
import { formsOf } from '../rules/report-form-data.ts';
import { sendsReports } from '../rules/report-may.ts';
import { FORMS_SINCE, isBeforeForms, type ReportPeriod, reportDue } from '../rules/report-period.ts';
import { reporterOf } from '../rules/report-reporter.ts';
import type { ReportSources } from '../rules/report-sources.ts';
import { askReportSignature } from '../sql/report-signing.ts';
import { keepReport, type ReportForm, type ReportRows } from '../sql/reports.ts';

export interface ReportAsk {
  readonly unit: string;
  readonly period: ReportPeriod;
  readonly reason: string;
  /** Left out for 07a or 07b, whichever the unit sends. */
  readonly form?: ReportFormCode | undefined;
}

interface ToSend {
  readonly rows: ReportRows;
  readonly before: number;
  readonly sources: ReportSources | null;
}

/**
 * Closes a report as it is sent, and asks for the leader's signature under it (TT 09/2026 Đ7). Refused while its period runs, while
 * figures lack, while it does not add up, and while what it carries over is not what the report before left running: then that one
 * is sent again first. Sent again, it says why and is a new version.
 */
export const sendReport = (
  app: Acting,
  viewer: Viewer,
  { unit, period, reason, form }: ReportAsk,
): Promise<Outcome<{ version: number; late: boolean }>> =>
  inTransaction<Outcome<{ version: number; late: boolean }>>(app, actorOf(viewer), async (tx) => {
    tx.called?.('report');
    const agency = sendsReports(viewer, unit) ? await agencyByCode(tx, tx.realm, unit) : undefined;
    if (!agency || !sendsReports(viewer, unit)) return refused('not-found');
    const found = await toSend(tx, agency, { unit, period, form });
    if (!found.ok) return found;
    const version = 1 + found.value.before;
    if (version > 1 && reason.trim() === '') return refused('reason-needed');
    const late = dateAt(tx.at) > reportDue(period, unit === tx.realm);
    const key = { form: (form ?? formOfUnit(unit, tx.realm)) as ReportForm, unit, from: period.from, to: period.to };
    await keepReport(tx, viewer.id, key, { ...found.value, version, reason: reason.trim() });
    await askReportSignature(tx, viewer.id, { ...key, version });
    const rows = found.value.rows.length;
    await record(tx, 'report', `report/${key.form}-${unit}-${period.name}`, { version, late, fields: rows });
    return ok({ version, late });
  });

const isAsked = (agency: Agency, root: string, form: ReportFormCode, { kind }: ReportPeriod): boolean => {
  const reporter = reporterOf(agency, root);
  return reporter !== undefined && formsOf(reporter, kind).includes(form);
};

type Asked = Pick<ReportAsk, 'unit' | 'period'>;

async function toSend(
  tx: Tx,
  agency: Agency,
  { form, ...ask }: Asked & Pick<ReportAsk, 'form'>,
): Promise<Outcome<ToSend>> {
  const { period, unit } = ask;
  if (form && !isAsked(agency, tx.realm, form, period)) return refused('report-form-other');
  if (isBeforeForms(period)) return refused('report-before-forms', { day: FORMS_SINCE });
  if (dateAt(tx.at) <= period.to) return refused('report-running', { day: period.to });
  // One after the other, so that two who send at once make two versions.
  await tx.query('select from agency where realm = $1 and code = $2 for no key update', [tx.realm, unit]);
  return form ? otherForm(tx, { ...ask, form }) : resolvedForm(tx, ask);
}

async function resolvedForm(tx: Tx, { unit, period }: Asked): Promise<Outcome<ToSend>> {
  const view = await viewReport(tx, tx.realm, { unit, period, now: tx.at });
  const [unbalanced] = view.unbalanced;
  if (unbalanced !== undefined) return refused('report-unbalanced', { field: unbalanced });
  const [wrong] = view.carriedWrong ?? [];
  if (wrong) return refused('report-carried', { ...wrong });
  return ok({ rows: view.rows, before: view.sent[0]?.version ?? 0, sources: view.sources });
}

async function otherForm(tx: Tx, ask: Asked & { form: ReportFormCode }): Promise<Outcome<ToSend>> {
  const view = await viewForm(tx, tx.realm, { ...ask, code: ask.form, now: tx.at });
  const [sums] = view.wrong;
  if (sums) return refused('report-sums', { row: sums.row || ask.unit, column: sums.column });
  if (view.gaps.length > 0) return refused('report-gaps', { count: view.gaps.length });
  const [wrong] = view.carriedWrong ?? [];
  if (wrong) return refused('report-carried', { ...wrong });
  return ok({ rows: view.rows, before: view.sent[0]?.version ?? 0, sources: view.sources });
}
